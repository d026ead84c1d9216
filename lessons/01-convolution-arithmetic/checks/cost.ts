// Weights and multiply-adds of a layer with a stride.
import { axis, numeric } from "svertka";

type Square = Record<"size" | "kernel" | "stride" | "padding" | "from" | "to", number>;
const weightsOf = ({ kernel, from, to }: Square) => kernel ** 2 * from * to;
const outputOf = ({ size, kernel, stride, padding }: Square) =>
  axis(size, kernel, { stride, padding }).output;

export const cost = numeric({
  id: "01-cost",
  title: { en: "What a stride saves", ru: "Что экономит шаг" },
  points: 2,
  draw: (random) => {
    const kernel = random.pick([3, 5, 7]);
    return {
      size: random.integer(24, 64),
      kernel,
      stride: random.integer(2, 3),
      padding: (kernel - 1) / 2,
      from: random.integer(3, 16),
      to: random.integer(8, 32),
    };
  },
  reference: (layer: Square) => ({
    weights: weightsOf(layer),
    macs: weightsOf(layer) * outputOf(layer) ** 2,
  }),
  mistakes: [
    {
      name: "stride divides weights",
      hint: {
        en: "The kernel is the same at every position. Does it lose weights when it makes larger steps?",
        ru: "Ядро одно и то же во всех положениях. Теряет ли оно веса оттого, что шагает шире?",
      },
      answer: (layer: Square) => ({
        weights: weightsOf(layer) / layer.stride ** 2,
        macs: weightsOf(layer) * outputOf(layer) ** 2,
      }),
    },
    {
      name: "input size",
      hint: {
        en: "The work is done once for each output cell. How many output cells are there?",
        ru: "Работа делается один раз на каждую клетку выхода. Сколько клеток в выходе?",
      },
      answer: (layer: Square) => ({ weights: weightsOf(layer), macs: weightsOf(layer) * layer.size ** 2 }),
    },
    {
      name: "flops",
      hint: {
        en: "You counted multiplications and additions apart. A multiply-add is one.",
        ru: "Вы посчитали умножения и сложения отдельно. Умножение со сложением — одна операция.",
      },
      answer: (layer: Square) => ({
        weights: weightsOf(layer),
        macs: 2 * weightsOf(layer) * outputOf(layer) ** 2,
      }),
    },
    {
      name: "one input channel",
      hint: {
        en: "Every output channel looks at all input channels, with weights of its own for each.",
        ru: "Каждый выходной канал смотрит на все входные, и для каждого у него свои веса.",
      },
      answer: (layer: Square) => {
        const weights = layer.kernel ** 2 * layer.to;
        return { weights, macs: weights * outputOf(layer) ** 2 };
      },
    },
  ],
  hints: [
    {
      en: "One output cell of one channel: how many weights take part? They are all the weights of that channel.",
      ru: "Одна клетка одного выходного канала: сколько весов участвует? Это и есть все веса этого канала.",
    },
    {
      en: "weights = k² · from · to; multiply-adds = weights · (output size)².",
      ru: "Весов k² · from · to; умножений со сложением — веса · (размер выхода)².",
    },
  ],
});

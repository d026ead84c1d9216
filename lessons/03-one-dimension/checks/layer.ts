// A one-dimensional layer, counted.
import { axis, macs, numeric, params } from "svertka";

type Layer = Record<"channels" | "length" | "filters" | "kernel" | "stride", number>;
const count = ({ channels, length, filters, kernel, stride }: Layer) => {
  const { output } = axis(length, kernel, { stride });
  const layer = { kernel: [kernel], channels: [channels, filters] as [number, number] };
  return { output, weights: params.conv(layer), macs: macs.conv({ ...layer, output: [output] }) };
};

export const layer = numeric({
  id: "03-layer",
  title: { en: "A layer in time", ru: "Слой во времени" },
  points: 2,
  draw: (random) => ({
    channels: random.integer(2, 24),
    length: random.integer(60, 400),
    filters: random.integer(25, 64),
    kernel: random.integer(3, 11),
    stride: random.integer(2, 4),
  }),
  reference: count,
  mistakes: [
    {
      name: "one kernel for all channels",
      hint: {
        en: "A filter has taps of its own for every channel of the recording.",
        ru: "У фильтра для каждого канала записи — свои элементы.",
      },
      answer: (layer: Layer) => count({ ...layer, channels: 1 }),
    },
    {
      name: "one filter",
      hint: {
        en: "That is one filter. How many output channels are there, and each needs a filter of its own?",
        ru: "Это один фильтр. А сколько выходных каналов, если каждому нужен свой фильтр?",
      },
      answer: (layer: Layer) => count({ ...layer, filters: 1 }),
    },
    {
      name: "slides over channels, too",
      hint: {
        en: "In one dimension the kernel has one direction to go: it covers all channels at once and does not move along them.",
        ru: "В одном измерении у ядра одно направление: оно накрывает все каналы сразу и вдоль них не движется.",
      },
      answer: (layer: Layer) => {
        const { output, weights, macs } = count(layer);
        return { output: output * layer.channels, weights, macs: macs * layer.channels };
      },
    },
    {
      name: "stride ignored",
      hint: {
        en: "The kernel moves `stride` moments at a time: how many whole steps fit?",
        ru: "Ядро сдвигается сразу на `stride` моментов: сколько целых шагов помещается?",
      },
      answer: (layer: Layer) => count({ ...layer, stride: 1 }),
    },
    {
      name: "square kernel",
      hint: {
        en: "K² belongs to two dimensions. Here a filter has K taps for each channel.",
        ru: "K² — это для двух измерений. Здесь у фильтра K элементов на канал.",
      },
      answer: (layer: Layer) => {
        const { output, weights, macs } = count(layer);
        return { output, weights: weights * layer.kernel, macs: macs * layer.kernel };
      },
    },
  ],
  hints: [
    {
      en: "The length is the formula of lesson 01 for one axis. Then: how many weights does one number of the output meet?",
      ru: "Длина — формула урока 01 для одной оси. Дальше: со сколькими весами встречается одно число выхода?",
    },
    {
      en: "weights = kernel · channels · filters; every moment of the output takes all of them once.",
      ru: "Весов kernel · channels · filters; каждый момент выхода использует их все по одному разу.",
    },
  ],
});

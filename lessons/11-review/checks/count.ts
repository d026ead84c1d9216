// The first question, computed: what an ordinary layer costs, and the two stages that replace it.
import { macs, numeric } from "svertka";

type Layer = Record<"kernel" | "from" | "to" | "output", number>;
const stages = ({ kernel, from, to, output }: Layer) => {
  const layer = {
    kernel: [kernel, kernel],
    channels: [from, to] as [number, number],
    output: [output, output],
  };
  return {
    ordinary: macs.conv(layer),
    depthwise: macs.depthwise({ ...layer, channels: from }),
    pointwise: macs.pointwise(layer),
  };
};

export const count = numeric({
  id: "11-count",
  title: { en: "Cheaper by how much", ru: "Насколько дешевле" },
  points: 2,
  draw: (random) => ({
    kernel: random.pick([3, 5, 7]),
    from: random.integer(8, 64),
    to: random.integer(65, 256),
    output: random.integer(10, 60),
  }),
  reference: stages,
  mistakes: [
    {
      name: "depthwise for every output channel",
      hint: {
        en: "The first stage knows nothing of the output channels: it filters each input channel once.",
        ru: "Первый этап ничего не знает о выходных каналах: он фильтрует каждый входной канал один раз.",
      },
      answer: (layer: Layer) => ({ ...stages(layer), depthwise: stages(layer).ordinary }),
    },
    {
      name: "stages swapped",
      hint: {
        en: "You have changed the stages round: which of them has K² in it?",
        ru: "Вы поменяли этапы местами: в каком из них есть K²?",
      },
      answer: (layer: Layer) => {
        const { ordinary, depthwise, pointwise } = stages(layer);
        return { ordinary, depthwise: pointwise, pointwise: depthwise };
      },
    },
    {
      name: "K once",
      hint: {
        en: "The kernel has `kernel` × `kernel` taps.",
        ru: "В ядре `kernel` × `kernel` элементов.",
      },
      answer: (layer: Layer) => {
        const { ordinary, depthwise, pointwise } = stages(layer);
        return { ordinary: ordinary / layer.kernel, depthwise: depthwise / layer.kernel, pointwise };
      },
    },
    {
      name: "one cell",
      hint: {
        en: "That is the work for one cell. How many cells has the output?",
        ru: "Это работа на одну клетку. А сколько клеток в выходе?",
      },
      answer: (layer: Layer) => stages({ ...layer, output: 1 }),
    },
    {
      name: "flops",
      hint: {
        en: "You counted multiplications and additions apart. A multiply-add is one.",
        ru: "Вы посчитали умножения и сложения отдельно. Умножение со сложением — одна операция.",
      },
      answer: (layer: Layer) => {
        const { ordinary, depthwise, pointwise } = stages(layer);
        return { ordinary: 2 * ordinary, depthwise: 2 * depthwise, pointwise: 2 * pointwise };
      },
    },
  ],
  hints: [
    {
      en: "For each of the three: how many weights does one number of its output meet, and how many such numbers are there?",
      ru: "Для каждого из трёх: со сколькими весами встречается одно число выхода и сколько таких чисел?",
    },
    {
      en: "ordinary K²·from·to·o², depthwise K²·from·o², pointwise from·to·o².",
      ru: "Обычная K²·from·to·o², depthwise K²·from·o², pointwise from·to·o².",
    },
  ],
});

// Multiply-adds of one MobileNet block.
import { axis, macs, numeric } from "svertka";

type Pair = Record<"size" | "stride" | "from" | "to", number>;
const outputOf = ({ size, stride }: Pair) => axis(size, 3, { stride, padding: "same" }).output;

/** Both halves, on maps of `cells` × `cells`. */
const halves = ({ from, to }: Pair, cells: number) => {
  const output = [cells, cells];
  return {
    depthwise: macs.depthwise({ kernel: [3, 3], channels: from, output }),
    pointwise: macs.pointwise({ channels: [from, to], output }),
  };
};

export const block = numeric({
  id: "05-block",
  title: { en: "A block of the table", ru: "Блок из таблицы" },
  points: 2,
  draw: (random) => ({
    size: random.integer(10, 60),
    stride: 2,
    from: 8 * random.integer(4, 32),
    to: 8 * random.integer(33, 64),
  }),
  reference: (pair: Pair) => halves(pair, outputOf(pair)),
  mistakes: [
    {
      name: "input size",
      hint: {
        en: "The work is done once for each cell of the output, and the stride makes the output smaller.",
        ru: "Работа делается один раз на клетку выхода, а шаг делает выход меньше.",
      },
      answer: (pair: Pair) => halves(pair, pair.size),
    },
    {
      name: "stride on one half only",
      hint: {
        en: "The 1×1 half gets the map that the depthwise half leaves. How large is that?",
        ru: "Половина 1×1 получает карту, которую оставила поканальная половина. Какого она размера?",
      },
      answer: (pair: Pair) => ({
        ...halves(pair, outputOf(pair)),
        pointwise: halves(pair, pair.size).pointwise,
      }),
    },
    {
      name: "depthwise mixes channels",
      hint: {
        en: "A depthwise filter looks at one channel only. How many filters are there, and how many weights has each?",
        ru: "Фильтр поканальной свёртки смотрит только на один канал. Сколько таких фильтров и сколько весов в каждом?",
      },
      answer: (pair: Pair) => {
        const { depthwise, pointwise } = halves(pair, outputOf(pair));
        return { depthwise: depthwise * pair.from, pointwise };
      },
    },
    {
      name: "1×1 with a 3×3 kernel",
      hint: {
        en: "In the 1×1 half every output number takes one number from each channel, not nine.",
        ru: "В половине 1×1 каждое число выхода берёт из каждого канала одно число, а не девять.",
      },
      answer: (pair: Pair) => {
        const { depthwise, pointwise } = halves(pair, outputOf(pair));
        return { depthwise, pointwise: 9 * pointwise };
      },
    },
    {
      name: "flops",
      hint: {
        en: "You counted multiplications and additions apart. A multiply-add is one.",
        ru: "Вы посчитали умножения и сложения отдельно. Умножение со сложением — одна операция.",
      },
      answer: (pair: Pair) => {
        const { depthwise, pointwise } = halves(pair, outputOf(pair));
        return { depthwise: 2 * depthwise, pointwise: 2 * pointwise };
      },
    },
  ],
  hints: [
    {
      en: "First the size of the output, ⌈size / stride⌉. Then: how many numbers does one output number of each half take?",
      ru: "Сначала размер выхода, ⌈size / stride⌉. Затем: сколько чисел берёт одно число выхода в каждой половине?",
    },
    {
      en: "With o cells along a side: depthwise 3² · from · o², pointwise from · to · o².",
      ru: "Если по стороне o клеток: depthwise — 3² · from · o², pointwise — from · to · o².",
    },
  ],
});

// Weights and multiply-adds of a group convolution.
import { macs, numeric, params } from "svertka";

type Grouped = Record<"from" | "to" | "kernel" | "groups" | "size", number>;
const count = ({ from, to, kernel, size }: Grouped, groups: number) => {
  const layer = { kernel: [kernel, kernel], channels: [from, to] as [number, number], groups };
  return { weights: params.conv(layer), macs: macs.conv({ ...layer, output: [size, size] }) };
};
const scaled = (grouped: Grouped, factor: number) => {
  const { weights, macs } = count(grouped, grouped.groups);
  return { weights: weights * factor, macs: macs * factor };
};

export const groupCost = numeric({
  id: "07-group-cost",
  title: { en: "What groups save", ru: "Что экономят группы" },
  points: 2,
  draw: (random) => {
    const groups = random.pick([2, 3, 4, 6, 8]);
    return {
      from: groups * random.integer(4, 16),
      to: groups * random.integer(17, 32),
      kernel: random.pick([3, 5, 7]),
      groups,
      size: random.integer(7, 56),
    };
  },
  reference: (grouped: Grouped) => count(grouped, grouped.groups),
  mistakes: [
    {
      name: "groups ignored",
      hint: {
        en: "That is the ordinary layer: here an output channel does not meet all input channels.",
        ru: "Это обычный слой: а здесь выходной канал встречается не со всеми входными.",
      },
      answer: (grouped: Grouped) => count(grouped, 1),
    },
    {
      name: "divided twice",
      hint: {
        en: "Each group has 1/g of the inputs and 1/g of the outputs — but there are g groups.",
        ru: "В группе 1/g входов и 1/g выходов — но самих групп g.",
      },
      answer: (grouped: Grouped) => scaled(grouped, 1 / grouped.groups),
    },
    {
      name: "depthwise",
      hint: {
        en: "One channel for each filter: that is depthwise, the case of as many groups as channels.",
        ru: "Один канал на фильтр — это поканальная свёртка: в ней групп столько же, сколько каналов.",
      },
      answer: (grouped: Grouped) => {
        const weights = grouped.kernel ** 2 * grouped.to;
        return { weights, macs: weights * grouped.size ** 2 };
      },
    },
    {
      name: "only the work",
      hint: {
        en: "The weights that no one multiplies by are not there at all: groups save them, too.",
        ru: "Весов, на которые никто не умножает, попросту нет: группы экономят и на них.",
      },
      answer: (grouped: Grouped) => ({
        ...count(grouped, grouped.groups),
        weights: count(grouped, 1).weights,
      }),
    },
  ],
  hints: [
    {
      en: "How many input channels does one output channel meet? That is the only thing that groups change.",
      ru: "Со сколькими входными каналами встречается один выходной? Только это группы и меняют.",
    },
    {
      en: "weights = k² · (from / groups) · to; every output cell uses the weights of its channel once.",
      ru: "Весов k² · (from / groups) · to; каждая клетка выхода использует веса своего канала по разу.",
    },
  ],
});

// The widest bottleneck within a budget of work.
import { macs, numeric } from "svertka";

type Budget = Record<"channels" | "saving", number>;
type Work = (m: number, channels: number) => number;

const output = [1, 1];
const one = (from: number, to: number) => macs.pointwise({ channels: [from, to], output });
const three = (from: number, to: number) => macs.conv({ kernel: [3, 3], channels: [from, to], output });

const whole: Work = (m, channels) => one(channels, m) + three(m, m) + one(m, channels);

/** The largest m whose `work` stays within the budget. */
const widest = ({ channels, saving }: Budget, work: Work) => {
  const budget = three(channels, channels) / saving;
  let m = 0;
  while (work(m + 1, channels) <= budget) m++;
  return m;
};

export const bottleneck = numeric({
  id: "02-bottleneck",
  title: { en: "How narrow the neck must be", ru: "Насколько узким должно быть горлышко" },
  points: 2,
  draw: (random) => ({ channels: 8 * random.integer(16, 96), saving: random.integer(3, 9) }),
  reference: (budget: Budget) => widest(budget, whole),
  mistakes: [
    {
      name: "only the 3×3",
      hint: {
        en: "The 3×3 in the middle fits into the budget with this m, but the two 1×1 layers work, too.",
        ru: "При таком m в бюджет укладывается слой 3×3 посередине, но и два слоя 1×1 работают.",
      },
      answer: (budget: Budget) => widest(budget, (m) => three(m, m)),
    },
    {
      name: "one 1×1",
      hint: {
        en: "There are two 1×1 layers: one squeezes, the other spreads again.",
        ru: "Слоёв 1×1 два: один сжимает, другой разворачивает обратно.",
      },
      answer: (budget: Budget) => widest(budget, (m, channels) => one(channels, m) + three(m, m)),
    },
    {
      name: "3×3 reads all channels",
      hint: {
        en: "The 3×3 in the middle reads m channels and makes m, not all of them.",
        ru: "Слой 3×3 посередине читает m каналов и даёт m, а не все.",
      },
      answer: (budget: Budget) =>
        widest(budget, (m, channels) => one(channels, m) + three(channels, m) + one(m, channels)),
    },
    {
      name: "just over the budget",
      hint: {
        en: "With this m the work is a little over the budget: at most 1/saving is asked for.",
        ru: "При таком m работы чуть больше, чем позволено: нужно не больше 1/saving.",
      },
      answer: (budget: Budget) => widest(budget, whole) + 1,
    },
    {
      name: "share of the channels",
      hint: {
        en: "Work is not proportional to m: that of the 3×3 layer goes with m², that of the 1×1 layers with m.",
        ru: "Работа не пропорциональна m: у слоя 3×3 она растёт как m², у слоёв 1×1 — как m.",
      },
      answer: ({ channels, saving }: Budget) => Math.floor(channels / saving),
    },
  ],
  hints: [
    {
      en: "Write down the multiply-adds of one output cell: of the 3×3 layer, and of each of the three that replace it.",
      ru: "Выпишите число умножений со сложением на одну клетку выхода: у слоя 3×3 и у каждого из трёх, что его заменяют.",
    },
    {
      en: "2 · channels · m + 9 · m² ≤ 9 · channels² / saving. Try m = 1, 2, 3 … in a loop, or solve the quadratic and round down.",
      ru: "2 · channels · m + 9 · m² ≤ 9 · channels² / saving. Переберите m = 1, 2, 3 … в цикле или решите квадратное уравнение и округлите вниз.",
    },
  ],
});

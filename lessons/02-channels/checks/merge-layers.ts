// Two linear layers as one.
import { array, conv2d, convolve, exercise, flip, nested, zeros } from "svertka";
import { drawWeights, type Weights } from "./blocks";

const turned = (kernel: number[][]) => nested(flip(array(kernel))) as number[][];

/** What the two layers make of a single 1 in each channel, turned back: the weights of both at once. */
const response = (a: Weights, b: Weights): Weights => {
  const side = a[0]![0]!.length + b[0]![0]!.length - 1;
  const perChannel = a[0]!.map((_, channel) => {
    const spark = zeros([a[0]!.length, 2 * side - 1, 2 * side - 1]);
    spark.set(channel, side - 1, side - 1, 1);
    return nested(conv2d(conv2d(spark, array(a)), array(b))) as number[][][];
  });
  return b.map((_, out) => perChannel.map((maps) => turned(maps[out]!)));
};

/** One kernel after another: they are convolved, turned kernel and all, over the whole overlap. */
const together = (first: number[][], second: number[][]): number[][] => {
  const [k1, k2] = [first.length, second.length];
  const y = convolve(array(first, [1, k1, k1]), array(second, [1, 1, k2, k2]), { padding: k2 - 1 });
  return nested(y.pick(0, null, null)) as number[][];
};

const plus = (one: number[][], other: number[][]) =>
  one.map((row, y) => row.map((value, x) => value + other[y]![x]!));

/** All pairs of kernels, brought together by `join` and added up over the channels between. */
const merged = (a: Weights, b: Weights, join = together): Weights =>
  b.map((filter) =>
    a[0]!.map((_, channel) =>
      filter.map((second, mid) => join(a[mid]![channel]!, second)).reduce((sum, part) => plus(sum, part)),
    ),
  );

export const mergeLayers = exercise({
  id: "02-merge-layers",
  title: { en: "Two layers that are one", ru: "Два слоя, которые на деле один" },
  draw: () => ({}),
  reference: response,
  tolerance: 1e-4,
  mistakes: [
    {
      name: "kernels correlated",
      hint: {
        en: "One of the two kernels is turned. Follow one weight of a and one of b: their offsets add up, a + b.",
        ru: "Одно из ядер повёрнуто. Проследите за одним весом a и одним весом b: их сдвиги складываются, a + b.",
      },
      answer: (a: Weights, b: Weights) => merged(a, b, (first, second) => together(first, turned(second))),
    },
    {
      name: "the other one turned",
      hint: {
        en: "The merged kernel stands upside down: neither of the two is turned.",
        ru: "Общее ядро стоит вверх ногами: ни одно из двух поворачивать не нужно.",
      },
      answer: (a: Weights, b: Weights) => merged(a, b, (first, second) => turned(together(first, second))),
    },
    {
      name: "first channel between only",
      hint: {
        en: "Between the layers there are several maps, and the second layer adds them all up; you follow only the first.",
        ru: "Между слоями несколько карт, и второй слой складывает их все; вы проследили только за первой.",
      },
      answer: (a: Weights, b: Weights) =>
        merged(
          a.slice(0, 1),
          b.map((filter) => filter.slice(0, 1)),
        ),
    },
    {
      name: "weights added",
      hint: {
        en: "Layers one after the other multiply their weights; adding them would be layers side by side.",
        ru: "У слоёв, идущих подряд, веса перемножаются; сложение — это слои, стоящие рядом.",
      },
      answer: (a: Weights, b: Weights) =>
        b[0]![0]!.length === 1
          ? merged(a, b, (first, second) => first.map((row) => row.map((weight) => weight + second[0]![0]!)))
          : undefined,
    },
  ],
  checks: [
    {
      name: { en: "b is 1×1: three channels between", ru: "b — это 1×1, между слоями три канала" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) => compare(drawWeights(random, [3, 2, 2]), drawWeights(random, [2, 3, 1])),
    },
    {
      name: { en: "one channel, 2×2 then 3×3", ru: "один канал, 2×2 и затем 3×3" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) => compare(drawWeights(random, [1, 1, 2]), drawWeights(random, [1, 1, 3])),
    },
    {
      name: { en: "other sizes, several channels", ru: "другие размеры, несколько каналов" },
      points: 2,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 8; round++) {
          const [from, mid, to] = [random.integer(1, 3), random.integer(2, 3), random.integer(1, 3)];
          const a = drawWeights(random, [mid, from, random.integer(1, 3)]);
          await compare(a, drawWeights(random, [to, mid, random.integer(1, 3)]));
        }
      },
    },
  ],
  hints: [
    {
      en: "Start with b of 1×1: its output is a sum of a's maps with weights. Which sum of a's kernels gives it at once?",
      ru: "Начните с b размера 1×1: его выход — сумма карт слоя a с весами. Какая сумма ядер a даёт это сразу?",
    },
    {
      en: "With one channel: a weight of b at (i, j) reads a's map i rows further down, and a weight of a at (k, l) reads the input k rows further still. Where does their product stand?",
      ru: "При одном канале: вес b в клетке (i, j) читает карту слоя a на i строк ниже, а вес a в клетке (k, l) читает вход ещё на k строк ниже. Где стоит их произведение?",
    },
    {
      en: "merged[o][c][i + k][j + l] += b[o][m][i][j] · a[m][c][k][l], for all o, c, m, i, j, k, l.",
      ru: "merged[o][c][i + k][j + l] += b[o][m][i][j] · a[m][c][k][l] — по всем o, c, m, i, j, k, l.",
    },
  ],
});

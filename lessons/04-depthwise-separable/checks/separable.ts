// Both stages written by hand.
import { array, conv2d, depthwiseConv2d, exercise, type Nested, nested, type Random } from "svertka";

type Maps = number[][][];
type Rows = number[][];

const maps = (x: Maps) => array(x, [x.length, x[0]!.length, x[0]![0]!.length]);

/** By the equal ordinary layer, w[o][c] = p[o][c] · d[c]. */
const ordinary = (x: Maps, d: Maps, p: Rows): Nested => {
  const w = p.map((row) =>
    row.map((factor, c) => d[c]!.map((line) => line.map((weight) => factor * weight))),
  );
  return nested(conv2d(maps(x), array(w, [p.length, d.length, d[0]!.length, d[0]![0]!.length])));
};

const identity = (size: number) =>
  Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (row === column ? 1 : 0)),
  );
const several = (random: Random, count: number, rows: number, columns: number) =>
  Array.from({ length: count }, () => random.matrix(rows, columns, -4, 9));

export const separable = exercise({
  id: "04-separable",
  title: { en: "Two stages of your own", ru: "Два этапа своими руками" },
  draw: () => ({}),
  reference: ordinary,
  tolerance: 1e-5,
  withholds: ["convolution"],
  mistakes: [
    {
      name: "one kernel for all channels",
      hint: {
        en: "Every channel is filtered with the first kernel. Channel c has a kernel of its own, d[c].",
        ru: "Все каналы фильтруются первым ядром. А у канала c ядро своё — d[c].",
      },
      answer: (x: Maps, d: Maps, p: Rows) =>
        ordinary(
          x,
          d.map(() => d[0]!),
          p,
        ),
    },
    {
      name: "not mixed",
      hint: {
        en: "This is the depthwise stage, still unmixed. Output o is the sum over channels of p[o][c] times channel c.",
        ru: "Это поканальный этап, каналы ещё не смешаны. Выход o — сумма по каналам: p[o][c] на канал c.",
      },
      answer: (x: Maps, d: Maps) =>
        nested(depthwiseConv2d(maps(x), array(d, [d.length, 1, d[0]!.length, d[0]![0]!.length]))),
    },
    {
      name: "channels added in stage 1",
      hint: {
        en: "Your first stage adds the channels up, as an ordinary layer does. It has to keep them apart.",
        ru: "Ваш первый этап складывает каналы, как обычный слой. А он должен держать их порознь.",
      },
      answer: (x: Maps, d: Maps, p: Rows) =>
        ordinary(
          x,
          d,
          p.map((row) => row.map(() => row.reduce((sum, factor) => sum + factor, 0))),
        ),
    },
    {
      name: "transposed mixing",
      hint: {
        en: "The indices of p are swapped: rows are outputs, columns are channels, p[o][c].",
        ru: "В p перепутаны индексы: строки — выходы, столбцы — каналы, p[o][c].",
      },
      answer: (x: Maps, d: Maps, p: Rows) =>
        ordinary(
          x,
          d,
          p[0]!.map((_, c) => p.map((row) => row[c]!)),
        ),
    },
    {
      name: "kernel turned",
      hint: {
        en: "Your kernels are turned by 180°. Networks do not turn them.",
        ru: "Ядра повёрнуты на 180°. В нейросетях их не поворачивают.",
      },
      answer: (x: Maps, d: Maps, p: Rows) =>
        ordinary(
          x,
          d.map((kernel) => [...kernel].reverse().map((line) => [...line].reverse())),
          p,
        ),
    },
    {
      name: "split along the axes",
      hint: {
        en: "You take the first column and the first row of a kernel for the whole of it: that is the other separability. Use all K × K weights.",
        ru: "Вместо целого ядра вы берёте его первый столбец и первую строку: это другая разделимость. Нужны все K × K весов.",
      },
      answer: (x: Maps, d: Maps, p: Rows) =>
        ordinary(
          x,
          d.map((kernel) => kernel.map((line) => kernel[0]!.map((weight) => line[0]! * weight))),
          p,
        ),
    },
  ],
  checks: [
    {
      name: { en: "stage 1 alone: p is the identity matrix", ru: "только этап 1: p — единичная матрица" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) => compare(several(random, 2, 4, 5), several(random, 2, 3, 3), identity(2)),
    },
    {
      name: { en: "stage 2 alone: kernels of one weight", ru: "только этап 2: ядра из одного веса" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) =>
        compare(several(random, 3, 3, 4), [[[1]], [[1]], [[1]]], random.matrix(3, 3, -3, 5)),
    },
    {
      name: {
        en: "both stages, beside an ordinary layer with w = p · d",
        ru: "оба этапа — рядом с обычным слоем, w = p · d",
      },
      points: 1,
      audience: "public",
      run: ({ compare, random }) =>
        compare(several(random, 3, 5, 4), several(random, 3, 2, 3), random.matrix(4, 3, -3, 5)),
    },
    {
      name: { en: "other sizes and numbers", ru: "другие размеры и числа" },
      points: 2,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 10; round++) {
          const [channels, kh, kw] = [random.integer(1, 4), random.integer(1, 4), random.integer(1, 4)];
          await compare(
            several(random, channels, kh + random.integer(0, 4), kw + random.integer(0, 4)),
            several(random, channels, kh, kw),
            random.matrix(random.integer(1, 5), channels, -3, 3),
          );
        }
      },
    },
  ],
  hints: [
    {
      en: "Write stage 1 first: for each channel the convolution of lesson 01, one map and one kernel. The first check needs no more.",
      ru: "Сначала напишите этап 1: для каждого канала — свёртка из урока 01, одна карта и одно ядро. Первой проверке больше ничего не нужно.",
    },
    {
      en: "Stage 2 has no neighbours: y[o][row][column] is the sum over c of p[o][c] · f[c][row][column], where f is what stage 1 made.",
      ru: "На этапе 2 соседей нет: y[o][row][column] — сумма по c произведений p[o][c] · f[c][row][column], где f — результат этапа 1.",
    },
  ],
});

// A 1×1 convolution written by hand.
import { array, exercise, nested, pointwiseConv2d } from "svertka";
import { type Channels, drawChannels } from "./blocks";

type Matrix = number[][];

const layer = (x: Channels, w: Matrix) =>
  nested(pointwiseConv2d(array(x), array(w, [w.length, w[0]!.length, 1, 1])));
const transposed = (w: Matrix): Matrix => w[0]!.map((_, column) => w.map((row) => row[column]!));

export const pixelMatrix = exercise({
  id: "02-pixel-matrix",
  title: { en: "A matrix at every pixel", ru: "Матрица в каждом пикселе" },
  draw: () => ({}),
  reference: layer,
  tolerance: 1e-5,
  withholds: ["convolution"],
  mistakes: [
    {
      name: "transposed matrix",
      hint: {
        en: "A row of w belongs to an output channel, a column to an input channel; you read it the other way round.",
        ru: "Строка w отвечает выходному каналу, столбец — входному; вы прочли наоборот.",
      },
      answer: (x: Channels, w: Matrix) => (w.length === x.length ? layer(x, transposed(w)) : undefined),
    },
    {
      name: "channels kept apart",
      hint: {
        en: "You multiply each channel by one weight. An output channel is a sum over all input channels.",
        ru: "Вы умножаете каждый канал на один вес. А выходной канал — сумма по всем входным.",
      },
      answer: (x: Channels, w: Matrix) =>
        w.map((weights, out) => {
          const channel = Math.min(out, x.length - 1);
          return x[channel]!.map((row) => row.map((value) => weights[channel]! * value));
        }),
    },
    {
      name: "one weight for all channels",
      hint: {
        en: "Every input channel has a weight of its own in the row; you use the first for all.",
        ru: "У каждого входного канала в строке свой вес; вы берёте первый для всех.",
      },
      answer: (x: Channels, w: Matrix) =>
        layer(
          x,
          w.map((row) => row.map(() => row[0]!)),
        ),
    },
    {
      name: "mean instead of sum",
      hint: {
        en: "You divide by the number of channels: a convolution adds up, it does not average.",
        ru: "Вы делите на число каналов: свёртка складывает, а не усредняет.",
      },
      answer: (x: Channels, w: Matrix) =>
        layer(
          x,
          w.map((row) => row.map((weight) => weight / x.length)),
        ),
    },
  ],
  checks: [
    {
      name: { en: "2 channels → 2, one pixel", ru: "2 канала → 2, один пиксель" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) => compare(drawChannels(random, 2, 1, 1), random.matrix(2, 2, 2, 9)),
    },
    {
      name: { en: "3 channels → 2 and → 4, a picture", ru: "3 канала → 2 и → 4, картинка" },
      points: 1,
      audience: "public",
      run: async ({ compare, random }) => {
        await compare(drawChannels(random, 3, 2, 4), random.matrix(2, 3, -5, 5));
        await compare(drawChannels(random, 3, 3, 2), random.matrix(4, 3, -5, 5));
      },
    },
    {
      name: { en: "other numbers of channels", ru: "другие числа каналов" },
      points: 2,
      audience: "grader",
      run: async ({ compare, random }) => {
        await compare(drawChannels(random, 1, 3, 3), random.matrix(3, 1, 2, 9));
        await compare(drawChannels(random, 4, 2, 3), random.matrix(1, 4, 2, 9));
        for (let round = 0; round < 8; round++) {
          const [from, to] = [random.integer(1, 5), random.integer(1, 5)];
          const size = [random.integer(1, 5), random.integer(1, 5)] as const;
          await compare(drawChannels(random, from, ...size), random.matrix(to, from, -5, 5));
        }
      },
    },
  ],
  hints: [
    {
      en: "Take one pixel first: its numbers are x[0][row][column], x[1][row][column] … What makes one output number of them?",
      ru: "Возьмите сначала один пиксель: его числа — x[0][row][column], x[1][row][column] … Как из них получить одно число выхода?",
    },
    {
      en: "y[o][row][column] is the sum over c of w[o][c] · x[c][row][column]: one loop for o, two for the pixel, one for the sum.",
      ru: "y[o][row][column] — сумма по c от w[o][c] · x[c][row][column]: один цикл по o, два по пикселям, один — сама сумма.",
    },
  ],
});

// The matrix of a 1×1 layer from pixels before and after it.
import { exercise, type Random } from "svertka";

type Rows = number[][];

const dot = (one: number[], other: number[]) => one.reduce((sum, value, at) => sum + value * other[at]!, 0);

/** Channels made perpendicular to each other (Gram–Schmidt), and how they were made from the old ones. */
const perpendicular = (x: Rows): { q: Rows; r: Rows } => {
  const q: Rows = [];
  const r = x.map(() => x.map(() => 0));
  x.forEach((channel, c) => {
    let rest = channel;
    q.forEach((unit, before) => {
      const share = dot(unit, channel);
      r[before]![c] = share;
      rest = rest.map((value, n) => value - share * unit[n]!);
    });
    const length = Math.sqrt(dot(rest, rest));
    r[c]![c] = length;
    q.push(rest.map((value) => value / length));
  });
  return { q, r };
};

const leastSquares = (x: Rows, y: Rows): Rows => {
  const { q, r } = perpendicular(x);
  return y.map((output) => {
    const w = x.map(() => 0);
    for (let c = x.length - 1; c >= 0; c--) w[c] = (dot(q[c]!, output) - dot(r[c]!, w)) / r[c]![c]!;
    return w;
  });
};

const times = (w: Rows, x: Rows): Rows =>
  w.map((weights) => x[0]!.map((_, n) => weights.reduce((sum, weight, c) => sum + weight * x[c]![n]!, 0)));

/** `channels` × `pixels` whole numbers, no channel nearly a mixture of the others. */
const drawPixels = (random: Random, channels: number, pixels: number): Rows => {
  for (;;) {
    const x = random.matrix(channels, pixels, 1, 19);
    if (perpendicular(x).r.every((row, c) => row[c]! > 3)) return x;
  }
};

/** A matrix that is not its own transpose, and that can be inverted when it is square. */
const drawMatrix = (random: Random, to: number, from: number): Rows => {
  for (;;) {
    const w = random.matrix(to, from, -6, 6);
    const isSquare = to === from;
    if (!isSquare || (w[0]![1] !== w[1]![0] && perpendicular(w).r.every((row, c) => row[c]! > 1))) return w;
  }
};

export const recoverMatrix = exercise({
  id: "02-recover-matrix",
  title: { en: "The lost layer", ru: "Потерянный слой" },
  draw: () => ({}),
  reference: leastSquares,
  tolerance: 1e-4,
  mistakes: [
    {
      name: "transposed",
      hint: {
        en: "This is the matrix with rows and columns exchanged: a row belongs to an output channel.",
        ru: "Это матрица, в которой строки и столбцы поменялись местами: строка отвечает выходному каналу.",
      },
      answer: (x: Rows, y: Rows) => {
        const w = leastSquares(x, y);
        return w[0]!.map((_, column) => w.map((row) => row[column]!));
      },
    },
    {
      name: "each channel alone",
      hint: {
        en: "You compare one input channel with one output channel. All input channels act at once: solve for the whole row.",
        ru: "Вы сравниваете один входной канал с одним выходным. Входные действуют все сразу: ищите всю строку целиком.",
      },
      answer: (x: Rows, y: Rows) =>
        y.map((output) => x.map((input) => dot(output, input) / dot(input, input))),
    },
    {
      name: "backwards",
      hint: {
        en: "This matrix undoes the layer: it makes x of y. You need the one that makes y of x.",
        ru: "Эта матрица обращает слой: восстанавливает x по y. А нужна та, что получает из x — y.",
      },
      answer: (x: Rows, y: Rows) => (x.length === y.length ? leastSquares(y, x) : undefined),
    },
    {
      name: "the first pixels only",
      hint: {
        en: "That fits the first pixels exactly and leaves the others out. With noise, use them all: least squares.",
        ru: "Это точно подходит к первым пикселям и не учитывает остальные. При шуме нужны все: наименьшие квадраты.",
      },
      answer: (x: Rows, y: Rows) => {
        const first = (rows: Rows) => rows.map((row) => row.slice(0, x.length));
        return leastSquares(first(x), first(y));
      },
    },
  ],
  checks: [
    {
      name: { en: "2 channels, 2 pixels", ru: "2 канала, 2 пикселя" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) => {
        const x = drawPixels(random, 2, 2);
        return compare(x, times(drawMatrix(random, 2, 2), x));
      },
    },
    {
      name: { en: "3 channels, 8 pixels with noise", ru: "3 канала, 8 пикселей с шумом" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) => compare(...noisy(random, 3, 3, 8)),
    },
    {
      name: { en: "other numbers of channels and pixels", ru: "другие числа каналов и пикселей" },
      points: 2,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 6; round++) {
          const [from, to] = [random.integer(1, 4), random.integer(1, 4)];
          await compare(...noisy(random, to, from, from + random.integer(2, 12)));
        }
        const x = drawPixels(random, 4, 4);
        await compare(x, times(drawMatrix(random, 3, 4), x));
      },
    },
  ],
  hints: [
    {
      en: "One row of W at a time: for two channels and two pixels it solves two equations with two unknowns.",
      ru: "Ищите W по одной строке: для двух каналов и двух пикселей это два уравнения с двумя неизвестными.",
    },
    {
      en: "For more pixels multiply both sides by xᵀ: (x xᵀ) w = x y, as many equations as channels again.",
      ru: "Если пикселей больше, умножьте обе части на xᵀ: (x xᵀ) w = x y — снова столько уравнений, сколько каналов.",
    },
    {
      en: "Build the rows [x·x for each channel, x·y] with dot products over the pixels and eliminate as by hand (Gauss).",
      ru: "Составьте строки из скалярных произведений по пикселям: [x·x для каждого канала, x·y] — и исключайте неизвестные, как на бумаге (Гаусс).",
    },
  ],
});

function noisy(random: Random, to: number, from: number, pixels: number): [Rows, Rows] {
  const x = drawPixels(random, from, pixels);
  const noise = random.matrix(to, pixels, -4, 4);
  const clean = times(drawMatrix(random, to, from), x);
  return [x, clean.map((row, o) => row.map((value, n) => value + noise[o]![n]! / 4))];
}

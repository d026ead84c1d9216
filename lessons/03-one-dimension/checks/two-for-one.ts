// A kernel of rank 1 taken apart: judged by what the column and the row give back.
import { exercise, Miss, type Random, type Value } from "svertka";

type Rows = number[][];
interface Pair {
  readonly column: readonly number[];
  readonly row: readonly number[];
}

const product = ({ column, row }: Pair): Rows => column.map((a) => row.map((b) => a * b));
const nonzero = (values: readonly number[]) => values.findIndex((value) => value !== 0);
const apart = (k: Rows): Pair => {
  const row = k[k.findIndex((numbers) => nonzero(numbers) >= 0)]!;
  const at = nonzero(row);
  return { column: k.map((numbers) => numbers[at]! / row[at]!), row };
};
const sums = (k: Rows) => k.map((row) => row.reduce((sum, value) => sum + value, 0));
const turned = (k: Rows) => k[0]!.map((_, column) => k.map((row) => row[column]!));

const hints = {
  sums: {
    en: "Sums of rows and sums of columns point the right way, but their product is too large: by how much?",
    ru: "Суммы по строкам и по столбцам смотрят в нужную сторону, но их произведение слишком велико: во сколько раз?",
  },
  swapped: {
    en: "Column and row have changed places: `column` has a number for each row of k.",
    ru: "Столбец и строка поменялись местами: в `column` по числу на каждую строку k.",
  },
  edges: {
    en: "The first column and the first row do the work only when the corner is 1. What has to be divided by the corner?",
    ru: "Первый столбец и первая строка годятся, только если в углу 1. Что нужно разделить на угловое число?",
  },
};

/** Whether `given` is a pair of lists of finite numbers. */
function isPair(given: Value): given is Value & Pair {
  const listed = (value: unknown) =>
    Array.isArray(value) && value.every((number) => typeof number === "number" && Number.isFinite(number));
  const pair = given as Partial<Pair> | null;
  return typeof given === "object" && pair !== null && listed(pair.column) && listed(pair.row);
}

const differs = (one: Rows, other: Rows) =>
  one.length !== other.length ||
  one.some((row, i) => row.length !== other[i]!.length) ||
  one.some((row, i) =>
    row.some((value, j) => Math.abs(value - other[i]![j]!) > 1e-6 * Math.max(1, Math.abs(value))),
  );

async function judge(k: Rows, answer: (...input: Value[]) => Promise<Value>): Promise<void> {
  const pair = await answer(k);
  if (!isPair(pair))
    throw new Miss({
      message: {
        en: "{ column, row } with two lists of numbers is needed.",
        ru: "Нужен { column, row } с двумя списками чисел.",
      },
      got: pair,
    });
  const got = product(pair);
  if (!differs(k, got)) return;
  const wrong = exerciseMistakes.find(({ answer }) => !differs(product(answer(k)), got));
  throw new Miss({
    message: { en: "The product of your pair is not k.", ru: "Произведение вашей пары — не k." },
    input: [k],
    expected: k,
    got,
    ...(wrong && { hint: wrong.hint, mistake: wrong.name }),
  });
}

const exerciseMistakes = [
  {
    name: "sums",
    hint: hints.sums,
    answer: (k: Rows): Pair => ({ column: sums(k), row: sums(turned(k)) }),
  },
  {
    name: "swapped",
    hint: hints.swapped,
    answer: (k: Rows): Pair => {
      const { column, row } = apart(k);
      return { column: row, row: column };
    },
  },
  {
    name: "edges",
    hint: hints.edges,
    answer: (k: Rows): Pair => ({ column: k.map((row) => row[0]!), row: k[0]! }),
  },
];

const drawn = (random: Random, rows: number, columns: number): Rows =>
  product({
    column: Array.from({ length: rows }, () => random.pick([-3, -2, 2, 3, 4])),
    row: Array.from({ length: columns }, () => random.pick([-2, -1, 2, 3])),
  });

export const twoForOne = exercise({
  id: "03-two-for-one",
  title: { en: "Two for one", ru: "Два вместо одного" },
  draw: () => ({}),
  reference: apart,
  tolerance: 1e-6,
  mistakes: exerciseMistakes,
  checks: [
    {
      name: { en: "a kernel that detects edges", ru: "ядро, которое ищет границы" },
      points: 1,
      audience: "public",
      run: ({ answer }) =>
        judge(
          [
            [2, 0, -2],
            [4, 0, -4],
            [2, 0, -2],
          ],
          answer,
        ),
    },
    {
      name: { en: "kernels of other shapes", ru: "ядра другой формы" },
      points: 1,
      audience: "public",
      run: async ({ answer, random }) => {
        await judge(drawn(random, 3, 5), answer);
        await judge(drawn(random, 4, 2), answer);
      },
    },
    {
      name: { en: "kernels that begin with zeros", ru: "ядра, которые начинаются с нулей" },
      points: 2,
      audience: "grader",
      run: async ({ answer, random }) => {
        for (let round = 0; round < 6; round++) {
          const k = drawn(random, random.integer(2, 5), random.integer(2, 5));
          k[0] = k[0]!.map(() => 0);
          for (const row of k) row[0] = 0;
          await judge(k, answer);
        }
      },
    },
  ],
  hints: [
    {
      en: "In a kernel of rank 1 every row is a multiple of one and the same row. Which multiple is the first, the second …?",
      ru: "В ядре ранга 1 каждая строка кратна одной и той же. Какое кратное — первая, вторая …?",
    },
    {
      en: "Take a row that is not all zeros as `row`. The column: one element of each row divided by the same element of that row.",
      ru: "Возьмите за `row` строку, в которой не одни нули. Столбец: элемент каждой строки, делённый на тот же элемент выбранной.",
    },
  ],
});

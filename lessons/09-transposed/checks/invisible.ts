// A map that a convolution cannot see: any member of the null space passes.
import { type CheckContext, exercise, type Foreign, Miss, type Mistake, type Value } from "svertka";
import { convolved, type Rows } from "./rows";

interface Given {
  readonly kernel: Rows;
}
const size = 4;
const zeros = (): Rows => Array.from({ length: size }, () => new Array<number>(size).fill(0));

/** One cell in the middle, made up for by the corners. */
const found = ({ kernel }: Given): Rows => {
  const x = zeros();
  x[1]![1] = 1;
  for (const yh of [0, 1]) {
    for (const yw of [0, 1]) x[3 * yh]![3 * yw] = -kernel[1 - yh]![1 - yw]! / kernel[2 * yh]![2 * yw]!;
  }
  return x;
};

const mistakes: Mistake[] = [
  {
    name: "zero map",
    hint: {
      en: "Any kernel turns zeros into zeros. Something must stand in the map, and still nothing come out.",
      ru: "Нули в нули переводит любое ядро. Пусть в карте что-то стоит, а на выходе всё равно ничего.",
    },
    answer: zeros,
  },
  {
    name: "chessboard",
    hint: {
      en: "The chessboard is invisible to equal weights. For yours the sums do not cancel: choose the numbers by the weights.",
      ru: "Шахматная доска не видна, когда веса равны. С вашими суммы не сокращаются: подберите числа по весам.",
    },
    answer: () => zeros().map((row, xh) => row.map((_, xw) => ((xh + xw) % 2 === 0 ? 1 : -1))),
  },
  {
    name: "corners of the wrong sign",
    hint: {
      en: "The corners count the middle cell once more instead of cancelling it: look at the sign.",
      ru: "Углы не гасят среднюю клетку, а прибавляют её ещё раз: посмотрите на знак.",
    },
    answer: (given: Given) =>
      found(given).map((row, xh) => row.map((value, xw) => (xh === 1 && xw === 1 ? value : 0 - value))),
  },
  {
    name: "one output only",
    hint: {
      en: "The first output is zero, the others see your map. All four must be.",
      ru: "Первая клетка выхода равна нулю, остальные вашу карту видят. Нулями должны быть все четыре.",
    },
    answer: (given: Given) =>
      found(given).map((row, xh) => row.map((value, xw) => (xh === 3 || xw === 3 ? 0 : value))),
  },
];

export const invisible = exercise({
  id: "09-invisible",
  title: { en: "What a convolution cannot see", ru: "Чего свёртка не видит" },
  draw: (random) => {
    const kernel = random
      .matrix(3, 3, 1, 9)
      .map((row) => row.map((weight) => (random.next() < 0.5 ? -weight : weight)));
    // Weights that cancel on a chessboard would make it a right answer.
    if (alternating(kernel) === 0) kernel[1]![1]! += Math.sign(kernel[1]![1]!);
    return { kernel };
  },
  reference: found,
  tolerance: 1e-9,
  mistakes,
  checks: [
    {
      name: { en: "your kernel", ru: "ваше ядро" },
      points: 2,
      audience: "public",
      run: ({ answer, numbers }) => judgeMap(answer, numbers as unknown as Given),
    },
    {
      name: { en: "other kernels", ru: "другие ядра" },
      points: 1,
      audience: "grader",
      run: async ({ answer, random }) => {
        for (let round = 0; round < 6; round++) await judgeMap(answer, { kernel: random.matrix(3, 3, 1, 9) });
      },
    },
  ],
  hints: [
    {
      en: "Four outputs, sixteen cells: four conditions on sixteen numbers. Most of the cells may stay zero. Which cells are seen by one output only?",
      ru: "Четыре выхода, шестнадцать клеток: четыре условия на шестнадцать чисел. Почти все клетки могут быть нулями. Какие из клеток видит только один выход?",
    },
    {
      en: "The corners. Put 1 into cell (1, 1), which all four outputs see, and let each corner make up for what its output got.",
      ru: "Углы. Поставьте 1 в клетку (1, 1), её видят все четыре выхода, и пусть каждый угол погасит то, что получил его выход.",
    },
    {
      en: "Output (0, 0) sees x[1][1] with kernel[1][1] and the corner with kernel[0][0]: x[0][0] = −kernel[1][1] / kernel[0][0]. The other three likewise.",
      ru: "Выход (0, 0) видит x[1][1] с весом kernel[1][1], а угол — с весом kernel[0][0]: x[0][0] = −kernel[1][1] / kernel[0][0]. С тремя другими — так же.",
    },
  ],
});

/** The sum of the weights with the signs of a chessboard. */
function alternating(kernel: Rows): number {
  return kernel.flat().reduce((sum, weight, tap) => sum + (tap % 2 === 0 ? weight : -weight), 0);
}

/** Throws a `Miss` unless the answer to `given` is a map, not all zero, of which the kernel sees nothing. */
async function judgeMap(answer: CheckContext["answer"], given: Given): Promise<void> {
  const got = await answer({ kernel: given.kernel });
  if (!isMap(got)) {
    throw new Miss({
      message: { en: "A map of 4 rows of 4 numbers is needed.", ru: "Нужна карта: 4 строки по 4 числа." },
      got,
    });
  }
  const largest = Math.max(...got.flat().map(Math.abs));
  const seen = convolved(got, given.kernel);
  // 32-bit sums of nine products, each at most 9 · largest.
  if (largest > 0 && seen.every((value) => Math.abs(value) <= 1e-4 * largest)) return;
  const mistake = mistakes.find((candidate) => alike(candidate.answer(given) as Rows, got));
  const sums = seen.map((value) => Number(value.toPrecision(4))).join(", ");
  throw new Miss({
    message:
      largest === 0
        ? { en: "Your map is all zeros.", ru: "В вашей карте одни нули." }
        : {
            en: `The kernel sees your map: it gives ${sums}.`,
            ru: `Ядро видит вашу карту: выходит ${sums}.`,
          },
    input: [{ kernel: given.kernel }],
    got,
    ...(mistake && { hint: mistake.hint, mistake: mistake.name }),
  });
}

function isMap(value: Value | Foreign): value is Rows {
  return (
    Array.isArray(value) &&
    value.length === size &&
    value.every(
      (row) => Array.isArray(row) && row.length === size && row.every((cell) => Number.isFinite(cell)),
    )
  );
}

function alike(one: Rows, other: Rows): boolean {
  return one.every((row, xh) => row.every((value, xw) => Math.abs(value - other[xh]![xw]!) <= 1e-9));
}

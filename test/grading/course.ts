// A small lesson to grade: three exercises worth 1 public and 2 grader points each.
import type { Exercise } from "../../src/assess/exercise";
import { exercise } from "../../src/assess/exercise";
import type { Random } from "../../src/assess/random";
import type { Value } from "../../src/assess/value";

export const lesson = "01-numbers";

export const double = made(
  "01-double",
  (random) => [random.integer(2, 99)],
  (x: number) => 2 * x,
);
export const total = made(
  "01-total",
  (random) => [random.matrix(1, 5, 1, 99)[0]!],
  (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0),
);
export const swap = made(
  "01-swap",
  (random) => [random.matrix(2, 3, 0, 9)],
  (rows: number[][]) => [...rows].reverse(),
);

/** 3 outputs of 2 taps: 6 multiplications. */
export const slide = exercise({
  id: "01-slide",
  title: { en: "01-slide", ru: "01-slide" },
  draw: () => ({}),
  reference: (x: number[], k: number[]) => [0, 1, 2].map((at) => x[at]! * k[0]! + x[at + 1]! * k[1]!),
  tolerance: 0,
  withholds: ["convolution"],
  mistakes: [],
  checks: [
    {
      name: { en: "counted", ru: "подсчёт" },
      points: 1,
      audience: "grader",
      run: ({ compareCounted }) => compareCounted({ multiplications: 6 }, [1, 2, 3, 4], [1, -1]),
    },
  ],
  hints: [
    { en: "Think.", ru: "Подумайте." },
    { en: "Think again.", ru: "Подумайте ещё." },
  ],
});

/** A right answer to `01-slide`, which takes care. */
export const slideAnswer =
  "function slide(x: number[], k: number[]): number[] { return [0, 1, 2].map((at) => k.reduce((sum, weight, tap) => sum + weight * x[at + tap]!, 0)); }";

export const catalogue = new Map([[lesson, [double, total, swap]]]);

/** Right answers, by exercise id. */
export const right: Record<string, string> = {
  "01-double": "function double(x: number): number { return 2 * x; }",
  "01-total":
    "function total(numbers: number[]): number {\n  let sum = 0;\n  for (const n of numbers) sum += n;\n  return sum;\n}",
  "01-swap": "function swap(rows: number[][]): number[][] { return [rows[1], rows[0]]; }",
};

/** Untouched stubs, by exercise id. */
export const stubs: Record<string, string> = {
  "01-double": 'function double(x: number): number { throw new Error("not implemented"); }',
  "01-total": 'function total(numbers: number[]): number { throw new Error("not implemented"); }',
  "01-swap": 'function swap(rows: number[][]): number[][] { throw new Error("not implemented"); }',
};

function made(id: string, draw: (random: Random) => Value[], reference: Exercise["reference"]): Exercise {
  const check = (audience: "public" | "grader", points: number) => ({
    name: { en: `${audience} numbers`, ru: `числа: ${audience}` },
    points,
    audience,
    run: ({ compare, random }: Parameters<Exercise["checks"][number]["run"]>[0]) => compare(...draw(random)),
  });
  return exercise({
    id,
    title: { en: id, ru: id },
    draw: () => ({}),
    reference,
    tolerance: 1e-6,
    mistakes: [],
    checks: [check("public", 1), check("grader", 2)],
    hints: [
      { en: "Think.", ru: "Подумайте." },
      { en: "Think again.", ru: "Подумайте ещё." },
    ],
  });
}

import { describe, expect, test } from "vitest";
import { array, elements } from "../../src/conv/array";
import { convTranspose2d } from "../../src/conv/ranks";
import type { Trace } from "../../src/figures/figure";
import { transposedSteps } from "../../src/figures/transposed-steps";
import { transposedTwins } from "../../src/figures/transposed-twins";
import { keepsTheRules } from "./rules";

const input = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];
const kernel = [
  [1, 2, 0],
  [0, 3, 1],
  [-1, 0, 1],
];
const options = { stride: 2, padding: 1 };

keepsTheRules("transposed twins", transposedTwins(input, kernel, options));

describe("the twins", () => {
  const { steps } = transposedSteps(input, kernel, options);
  const numbers = (cells: readonly (readonly (number | null)[])[]) =>
    cells.flat().filter((value): value is number => value !== null);

  test.each([options, { stride: 1 }, { stride: 3, padding: 1, outputPadding: 1 }])(
    "end at one output, the library's: %o",
    (given) => {
      const last = transposedSteps(input, kernel, given).steps.at(-1)!;
      const y = elements(convTranspose2d(array(input, [1, 3, 3]), array(kernel, [1, 1, 3, 3]), given));
      expect(numbers(last.output)).toEqual(y);
      expect(numbers(last.kept)).toEqual(y);
    },
  );

  test("take 9 stamps against 25 positions, of whose 225 multiplications 49 = 7 · 7 meet no zero", () => {
    expect(steps).toHaveLength(25);
    expect(steps.filter(({ stamping }) => stamping.length > 0)).toHaveLength(9);
    expect(steps.at(-1)!.byZero).toBe(225 - 49);
  });

  test("waste (s² − 1) / s² of the work when every position meets as many cells: ¾ for s = 2, k = 2", () => {
    const { steps } = transposedSteps(
      input,
      [
        [1, 2],
        [3, 4],
      ],
      { stride: 2 },
    );
    expect(steps.at(-1)!.byZero / (steps.length * 4)).toBe(3 / 4);
  });

  test("write into the border what padding cuts off", () => {
    const last = steps.at(-1)!;
    expect(numbers(last.cut)).toHaveLength(49 - 25);
    expect(steps[0]!.stamped.map(({ added }) => added)).toEqual([1, 2, 0, 0, 3, 1, -1, 0, 1]);
  });

  test("show the first step before anything is played", () => {
    const figure = transposedTwins(input, kernel, options);
    expect(figure.data.slice(5)).toEqual(figure.frames![0]!.data);
    expect(figure.frames![0]!.traces).toEqual(figure.data.slice(5).map((_: Trace, index) => index + 5));
  });

  test("refuse a padding that the recipe has no zeros for, and what would play for minutes", () => {
    expect(() => transposedTwins(input, kernel, { stride: 3, padding: 3 })).toThrow("at most 2, got 3");
    expect(() => transposedTwins(input, kernel, { stride: 5 })).toThrow("there are 169 steps");
  });
});

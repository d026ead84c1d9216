import { expect, test } from "vitest";
import { matrixPair } from "../../src/figures/matrix-pair";
import { keepsTheRules } from "./rules";

const kernel = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];
const figure = matrixPair(4, kernel);
keepsTheRules("matrix pair", figure);

test("a row of C and the same column of Cᵀ light up: the kernel's nine numbers in both", () => {
  expect(figure.frames).toHaveLength(4);
  for (const [step, { data }] of figure.frames!.entries()) {
    const words = data.map((trace) => trace.text as string[][]);
    expect(words[2]![step]!.filter(Boolean)).toEqual(kernel.flat().map(String));
    expect(words[3]!.map((row) => row[step]!).filter(Boolean)).toEqual(kernel.flat().map(String));
    expect(words[2]!.flat().filter(Boolean)).toHaveLength(9);
    expect(words[3]!.flat().filter(Boolean)).toHaveLength(9);
  }
});

test("padding takes taps away, and what is too large to read is refused", () => {
  const words = matrixPair(3, kernel, { padding: 1 }).frames![0]!.data[2]!.text as string[][];
  expect(words[0]!.filter(Boolean)).toEqual(["5", "6", "8", "9"]);
  expect(() => matrixPair(11, kernel)).toThrow("C would be 81 × 121");
});

import { describe, expect, test } from "vitest";
import { separableRatio } from "../../src/figures/separable-ratio";
import { keepsTheRules } from "./rules";

const figure = separableRatio([1, 3, 5], {
  largest: 64,
  marks: [{ name: { en: "here", ru: "здесь" }, kernel: 5, outputs: 64 }],
});

keepsTheRules("separable ratio", figure);

describe("separableRatio", () => {
  const at = (curve: number, outputs: number) => {
    const { x, y } = figure.data[curve] as { x?: number[]; y?: number[] };
    return y![x!.indexOf(outputs)];
  };

  test("is 1/C_O + 1/K²", () => {
    expect(at(1, 1)).toBeCloseTo(1 + 1 / 9);
    expect(at(1, 16)).toBeCloseTo(1 / 16 + 1 / 9);
    expect(at(2, 64)).toBeCloseTo(1 / 64 + 1 / 25);
  });

  test("never pays for a 1×1 kernel, nor for a single output channel", () => {
    for (const outputs of [1, 2, 16, 64]) expect(at(0, outputs)).toBeGreaterThan(1);
    for (const curve of [0, 1, 2]) expect(at(curve, 1)).toBeGreaterThan(1);
    for (const curve of [1, 2]) expect(at(curve, 2)).toBeLessThan(1);
  });

  test("puts a marked layer on its curve", () => {
    expect(figure.data.at(-1)).toMatchObject({ x: [64], y: [at(2, 64)] });
  });
});

import { describe, expect, test } from "vitest";
import { array } from "../../src/conv/array";
import { kernelBank } from "../../src/figures/kernel-bank";
import { keepsTheRules } from "./rules";

const w = array([1, 2, 0, -1, 3, 0, 0, 1, 2, 4, 0, -2], [3, 1, 2, 2]);

keepsTheRules("kernel bank", kernelBank(w));

describe("kernelBank", () => {
  test("writes the weights, a blank line between kernels, and colours by distance from zero", () => {
    const { text, z } = kernelBank(w).data[0] as { text?: string[][]; z?: (number | null)[][] };
    expect(text!.slice(0, 4)).toEqual([
      ["1", "2"],
      ["0", "−1"],
      ["", ""],
      ["3", "0"],
    ]);
    expect(z![1]).toEqual([0, 1]);
    expect(z![2]).toEqual([null, null]);
  });

  test("wants weights, not a map", () => {
    expect(() => kernelBank(array([[1]]))).toThrow(/\[C_O, C_I, K_H, K_W\]/);
  });
});

import { describe, expect, test } from "vitest";
import { weightBlocks } from "../../src/figures/weight-blocks";
import { keepsTheRules } from "./rules";

const figure = weightBlocks({ kernel: 3, channels: [3, 4] });

keepsTheRules("weight blocks", figure);

describe("the wall of weights", () => {
  const cells = figure.data[0]!.z as (number | null)[][];

  test("has a cell for each weight and says how many there are", () => {
    expect(cells.flat().filter((value) => value !== null)).toHaveLength(4 * 3 * 9);
    expect((figure.layout.title as { text: { en: string } }).text.en).toMatch(/4 × 3 × 3 × 3 = 108$/);
  });

  test("lights the first filter: one kernel for each of its channels", () => {
    expect(cells.flat().filter((value) => value === 1)).toHaveLength(3 * 9);
  });

  test("has an edge more than cells along both axes, so that gaps can be narrow", () => {
    const { x, y } = figure.data[0] as unknown as { x: number[]; y: number[] };
    expect([x.length, y.length]).toEqual([cells[0]!.length + 1, cells.length + 1]);
    expect([x[3]! - x[0]!, x[4]! - x[3]!]).toEqual([3, 0.5]);
  });

  test("refuses walls that nobody could count", () => {
    expect(() => weightBlocks({ kernel: 3, channels: [64, 4] })).toThrow(
      "64 channels and 4 filters: the figure draws at most 12 of each",
    );
    expect(() => weightBlocks({ kernel: 0, channels: [1, 1] })).toThrow(RangeError);
  });
});

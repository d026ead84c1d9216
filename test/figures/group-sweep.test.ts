import { describe, expect, test } from "vitest";
import type { Trace } from "../../src/figures/figure";
import { groupSweep } from "../../src/figures/group-sweep";
import { keepsTheRules } from "./rules";

const figure = groupSweep({ kernel: [3, 3], channels: [4, 8], output: [10, 10] });
const filled = ({ z }: Trace) => (z as (number | null)[][]).map((row) => row.map((value) => value ?? 0));

keepsTheRules("group sweep", figure);

describe("groupSweep", () => {
  test("stops at every divisor of the input channels, then adds the 1×1 kernels", () => {
    const steps = (figure.layout.sliders as { steps: { label: string }[] }[])[0]!.steps;
    expect(steps.map(({ label }) => label)).toEqual(["g = 1", "g = 2", "g = 4", "+ 1×1"]);
  });

  test("draws blocks: with 2 groups the first four outputs look at the first two inputs", () => {
    expect(filled(figure.frames![1]!.data[0]!)).toEqual([
      ...Array.from({ length: 4 }, () => [1, 1, 0, 0]),
      ...Array.from({ length: 4 }, () => [0, 0, 1, 1]),
    ]);
  });

  test("keeps one kernel an input channel beside the 1×1 kernels", () => {
    const [spatial, pointwise] = figure.frames![3]!.data;
    expect(filled(spatial!).slice(0, 5)).toEqual([
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 1],
      [0, 0, 0, 0],
    ]);
    expect(filled(pointwise!).flat()).toEqual(new Array(32).fill(1));
  });

  test("counts 28 800 multiply-adds at g = 1, half at g = 2, and 3 600 + 3 200 at the end", () => {
    const [spatial, pointwise] = figure.frames![3]!.data.slice(2);
    expect(spatial!.x).toEqual([28_800, 14_400, 7_200, 3_600]);
    expect(pointwise!.x).toEqual([0, 0, 0, 3_200]);
  });

  test("does not tell the later bars before their turn", () => {
    expect(figure.frames![1]!.data[2]!.x).toEqual([28_800, 14_400, 0, 0]);
  });

  test("refuses channels that do not divide, and more than it can show", () => {
    const layer = { kernel: [3, 3], output: [10, 10] };
    expect(() => groupSweep({ ...layer, channels: [4, 6] })).toThrow(/4 input channels do not divide 6/);
    expect(() => groupSweep({ ...layer, channels: [8, 32] })).toThrow(/at most 24/);
  });
});

import { describe, expect, test } from "vitest";
import { array } from "../../src/conv/array";
import { separableConv2d } from "../../src/conv/separable";
import type { Trace } from "../../src/figures/figure";
import { twoStages } from "../../src/figures/two-stages";
import { keepsTheRules } from "./rules";

const x = array(
  [
    [
      [1, 2, 0],
      [0, 1, 3],
      [2, 1, 0],
    ],
    [
      [3, 0, 1],
      [1, 2, 0],
      [0, 1, 2],
    ],
  ],
  [2, 3, 3],
);
const depthwise = array([1, 0, 2, 1, 0, 1, -1, 1], [2, 1, 2, 2]);
const pointwise = array([1, 1, 1, -1, 0, 2], [3, 2, 1, 1]);
const figure = twoStages(x, depthwise, pointwise);
const titleOf = (step: number) => (figure.frames![step]!.layout!.title as { text: { en: string } }).text.en;

keepsTheRules("two stages", figure);

describe("twoStages", () => {
  test("fills the maps of stage 1 first, then those of stage 2, a cell a frame", () => {
    const filled = figure.frames!.map(({ data }) =>
      data
        .slice(0, 5)
        .map(({ z }) => (z as (number | null)[][]).flat().filter((value) => value !== null).length),
    );
    expect(filled[0]).toEqual([1, 0, 0, 0, 0]);
    expect(filled[7]).toEqual([4, 4, 0, 0, 0]);
    expect(filled[8]).toEqual([4, 4, 1, 0, 0]);
    expect(filled.at(-1)).toEqual([4, 4, 4, 4, 4]);
    expect(filled).toHaveLength(20);
  });

  test("spells out a sum over one channel, then a sum over one cell of all channels", () => {
    expect(titleOf(0)).toMatch(/channel 1 alone\. 1·1 \+ 0·2 \+ 2·0 \+ 1·1 = 2$/);
    expect(titleOf(8)).toMatch(/all channels\. 1·2 \+ 1·1 = 3$/);
    expect(titleOf(12)).toMatch(/all channels\. 1·2 \+ \(−1\)·1 = 1$/);
  });

  test("ends with what the library computes", () => {
    const shown = figure.frames!.at(-1)!.data.slice(2, 5) as readonly Trace[];
    expect(shown.flatMap(({ z }) => (z as number[][]).flat())).toEqual([
      ...separableConv2d(x, depthwise, pointwise).data,
    ]);
  });

  test("refuses to play for minutes", () => {
    const wide = array(new Array(100).fill(1), [1, 10, 10]);
    expect(() => twoStages(wide, array([1], [1, 1, 1, 1]), array([1], [1, 1, 1, 1]))).toThrow(/200 cells/);
  });
});

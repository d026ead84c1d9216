import { describe, expect, test } from "vitest";
import { block, solid } from "../../src/figures/solid";
import { volumeSweep } from "../../src/figures/volume-sweep";
import { keepsTheRules } from "./rules";

const volume = [
  [
    [1, 2, 0],
    [0, 1, 3],
  ],
  [
    [2, 0, 1],
    [1, 1, 0],
  ],
  [
    [0, 1, 1],
    [2, 0, 2],
  ],
];
const kernel = [
  [
    [1, 0],
    [0, 1],
  ],
  [
    [0, 2],
    [1, 0],
  ],
];
const figure = volumeSweep(volume, kernel);
keepsTheRules("volume sweep", figure);

describe("the volume sweep", () => {
  test("has a frame for each of the 2 × 1 × 2 output cells, and spells the sum out", () => {
    expect(figure.frames!.map(({ layout }) => (layout!.title as { text: string }).text)).toEqual([
      "y[0, 0, 0] = 1·1 + 1·1 + 2·0 + 1·1 = 3",
      "y[0, 0, 1] = 1·2 + 1·3 + 2·1 + 1·1 = 8",
      "y[1, 0, 0] = 1·2 + 1·1 + 2·1 + 1·2 = 7",
      "y[1, 0, 1] = 1·0 + 1·0 + 2·1 + 1·0 = 2",
    ]);
  });

  test("lays the block over two neighbouring slices, which stand three cells and a gap apart", () => {
    expect(figure.frames![1]!.data[1]).toMatchObject({
      x: [1, 2, 1, 2, 5, 6, 5, 6],
      y: [0, 0, 1, 1, 0, 0, 1, 1],
    });
  });

  test("the frames replace the traces that they were drawn with", () => {
    expect(figure.frames![0]!.traces.map((index) => figure.data[index])).toEqual(figure.frames![0]!.data);
  });

  test("fills the output one cell a frame", () => {
    const filled = figure.frames!.map(
      ({ data }) => (data[4]!.z as (number | null)[][]).flat().filter((value) => value !== null).length,
    );
    expect(filled).toEqual([1, 2, 3, 4]);
  });

  test("steps over slices when it has a stride in depth", () => {
    expect(volumeSweep([...volume, ...volume], kernel, { stride: [2, 1, 1] }).frames).toHaveLength(6);
  });

  test("refuses maps, and what would play for minutes", () => {
    expect(() => volumeSweep([[1]], kernel)).toThrow("a volume of shape [D, H, W] is needed, got [1,1]");
    const large = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => [1, 1, 1, 1, 1, 1]));
    expect(() => volumeSweep(large, [[[1]]])).toThrow(
      "the output has 216 cells, the figure plays at most 100",
    );
  });
});

describe("a solid", () => {
  const points = (trace: { readonly [key: string]: unknown }) => (trace.x as (number | null)[]).length;

  test("has twelve edges, and a block in it three faces", () => {
    expect(points(solid([2, 2, 2], ""))).toBe(12 * 3);
    expect(points(block([0, 0, 0], [1, 1, 1], { panel: "", colour: "#000000" }))).toBe(3 * 6);
  });

  test("puts what lies deeper up and to the right", () => {
    const at = (depth: number) => block([depth, 0, 0], [1, 1, 1], { panel: "", colour: "#000000" });
    expect([at(2).x, at(2).y].map((axis) => (axis as number[])[0])).toEqual([0.9, -0.9]);
    expect([at(0).x, at(0).y].map((axis) => (axis as number[])[0]! + 0)).toEqual([0, 0]);
  });
});

import { describe, expect, test } from "vitest";
import { overlap } from "../../src/figures/overlap";
import type { Text } from "../../src/language/text";
import { published } from "../../src/networks/published";
import { keepsTheRules } from "./rules";

const square = (kernel: number, weight = 1) =>
  Array.from({ length: kernel }, () => new Array<number>(kernel).fill(weight));
const tripled = overlap(square(3, 2), { stride: 2 });
keepsTheRules("overlap", tripled);

type Maps = { z: (number | null)[][]; x?: number[]; y?: number[] }[];
const mapsOf = (figure: { data: unknown }) => figure.data as Maps;
const barsOf = (kernel: number, stride: number) => mapsOf(overlap(square(kernel), { stride }))[4]!.y!;

describe("a kernel of 3 with stride 2", () => {
  test("puts 2 taps and 1 tap in turn on the cells of an axis, and 4, 2 or 1 on a map's", () => {
    expect(barsOf(3, 2).slice(0, 4)).toEqual([2, 1, 2, 1]);
    expect(
      mapsOf(tripled)[0]!
        .z.slice(0, 2)
        .map((row) => row.slice(0, 2)),
    ).toEqual([
      [4, 2],
      [2, 1],
    ]);
  });

  test("makes of ones what its weights add up to", () => {
    expect(mapsOf(tripled)[1]!.z[0]!.slice(0, 2)).toEqual([8, 4]);
  });
});

test("the counts are the published ones", () => {
  const counts = published<number[][]>(
    "uneven overlap",
    "1-D overlap counts: k3s2, k4s2, k5s2, k4s3, k5s3",
  ).value;
  const layers = [
    [3, 2],
    [4, 2],
    [5, 2],
    [4, 3],
    [5, 3],
  ] as const;
  layers.forEach(([kernel, stride], index) => {
    const period = barsOf(kernel, stride).slice(0, stride);
    expect(period.sort()).toEqual(counts[index]);
  });
});

test("an even overlap with uneven weights still gives a pattern", () => {
  const kernel = [
    [1, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ];
  const [counts, output] = mapsOf(overlap(kernel, { stride: 2 }));
  expect(new Set(counts!.z.flat())).toEqual(new Set([4]));
  expect(output!.z[0]!.slice(0, 4)).toEqual([1, 0, 1, 0]);
});

test("cells that no stamp reaches are marked", () => {
  const [counts, , bare] = mapsOf(overlap(square(1), { stride: 2 }));
  expect(counts!.z[0]!.slice(0, 2)).toEqual([1, null]);
  expect(bare!.z[0]!.slice(0, 2)).toEqual([null, 1]);
  expect((bare as unknown as { text: string[][] }).text[0]!.slice(0, 2)).toEqual(["", "0"]);
});

test("the title says whether the overlap is even", () => {
  const title = (kernel: number, stride: number) =>
    (overlap(square(kernel), { stride }).layout.title as { text: Text }).text.en;
  expect(title(4, 2)).toContain("4 mod 2 = 0, the overlap is even");
  expect(title(5, 3)).toContain("1 and 2 along an axis, 1, 2, 4 on the map");
});

test("the window is full whatever the stride", () => {
  for (const [kernel, stride] of [
    [2, 3],
    [1, 4],
    [6, 1],
  ] as const) {
    const [counts] = mapsOf(overlap(square(kernel), { stride }));
    expect(counts!.z.map((row) => row.length)).toEqual(new Array(12).fill(12));
  }
});

test("a kernel that is not square is refused", () => {
  expect(() => overlap([[1, 2]])).toThrow("a kernel of shape [K, K] is needed, got [1,2]");
});

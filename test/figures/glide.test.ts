import { describe, expect, test } from "vitest";
import type { Trace } from "../../src/figures/figure";
import { glide } from "../../src/figures/glide";
import { keepsTheRules } from "./rules";

const recording = [
  [0, 1, 3, 1],
  [2, 2, 0, 0],
];
const figure = glide(
  recording,
  [
    [0, 1],
    [-1, 2],
  ],
  { padding: 1 },
);
keepsTheRules("glide", figure);

describe("glide", () => {
  test("spells out the sum over channels and taps, without what the padding adds", () => {
    const titles = figure.frames!.map((frame) => (frame.layout!.title as { text: string }).text);
    expect(titles[0]).toBe("y[0] = 1·0 + 2·2 = 4");
    expect(titles[2]).toBe("y[2] = 1·3 + (−1)·2 + 2·0 = 1");
    expect(titles).toHaveLength(5);
  });

  test("marks the taps on every channel and fills the output cell by cell", () => {
    const { data } = figure.frames![2]!;
    expect(data[0]).toMatchObject({ x: [2, 3, 2, 3], y: [0, 0, 1, 1] });
    expect((data[2] as Trace & { z: unknown[][] }).z[0]!.filter((value) => value !== null)).toHaveLength(3);
    expect(figure.frames![0]!.traces.map((index) => figure.data[index])).toEqual(figure.frames![0]!.data);
  });

  test("takes a signal of one channel as a plain list, and refuses a long one", () => {
    expect(glide([1, 2, 4], [-1, 1]).frames).toHaveLength(2);
    expect(() => glide(new Array(60).fill(0), [1])).toThrow(
      "the output has 60 cells, the figure plays at most 40",
    );
  });
});

import { describe, expect, test } from "vitest";
import { channelSums } from "../../src/figures/channel-sums";
import type { Figure, Frame, Trace } from "../../src/figures/figure";
import { keepsTheRules } from "./rules";

const input = [
  [
    [1, 2, 0],
    [3, 4, 1],
    [0, 1, 2],
  ],
  [
    [0, 1, 2],
    [1, 0, 0],
    [2, 1, 0],
  ],
];
const filters = [
  [
    [
      [1, 0],
      [0, 1],
    ],
    [
      [1, 1],
      [3, 1],
    ],
  ],
  [
    [
      [1, -1],
      [1, -1],
    ],
    [
      [0, 0],
      [2, 0],
    ],
  ],
];
const figure = channelSums(input, filters);
const title = (frame: Frame) => (frame.layout!.title as { text: { en: string; ru: string } }).text;

keepsTheRules("channel sums", figure);

describe("the figure of channel sums", () => {
  test("adds the channels' sums up to one number a cell", () => {
    // Filter 0 at the upper left: 1·1 + 4·1 in channel 0, 1·1 + 1·3 in channel 1.
    expect(title(figure.frames![0]!).en).toBe("filter 0: y[0; 0, 0] = 5 + 4 = 9");
    // Filter 1 there: 1 − 2 + 3 − 4 in channel 0, 1·2 in channel 1.
    expect(title(figure.frames![4]!).ru).toBe("фильтр 1: y[1; 0, 0] = (−2) + 2 = 0");
  });

  test("fills one map a filter, one after the other", () => {
    expect(figure.frames).toHaveLength(2 * 4);
    const greens = (frame: Frame) =>
      frame.data.filter((trace) => (trace.z as unknown[][])?.length === 2 && isMap(trace));
    const isMap = (trace: Trace) => ["x7", "x8"].includes(trace.xaxis as string);
    const filled = figure.frames!.map((frame) =>
      greens(frame).map(
        (trace) => (trace.z as (number | null)[][]).flat().filter((value) => value !== null).length,
      ),
    );
    expect(filled).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
      [4, 0],
      [4, 1],
      [4, 2],
      [4, 3],
      [4, 4],
    ]);
  });

  test("shows each filter's own weights for each channel", () => {
    const weights = (frame: Frame, panel: string) =>
      frame.data.find((trace) => trace.type === "heatmap" && trace.xaxis === panel)!.z;
    expect(weights(figure.frames![0]!, "x4")).toEqual(filters[0]![1]);
    expect(weights(figure.frames![7]!, "x3")).toEqual(filters[1]![0]);
  });

  test("names the panels of one, two and three channels without two in one place", () => {
    const channel = input[0]!;
    for (const count of [1, 2, 3]) {
      const wide: Figure = channelSums(
        Array.from({ length: count }, () => channel),
        [Array.from({ length: count }, () => filters[0]![0]!)],
      );
      const suffixes = wide.data.map((trace) => trace.xaxis);
      expect(new Set(suffixes).size).toBe(3 * count + 2);
      for (const name of suffixes) expect(wide.layout).toHaveProperty(String(name).replace("x", "xaxis"));
    }
  });

  test("refuses more cells than one would watch, and filters that do not fit", () => {
    const large = [Array.from({ length: 10 }, () => new Array<number>(10).fill(1))];
    expect(() => channelSums(large, [[[[1]]]])).toThrow(
      "the output has 100 cells, the figure plays at most 60",
    );
    expect(() => channelSums(input, [[[[1]]]])).toThrow(RangeError);
  });
});

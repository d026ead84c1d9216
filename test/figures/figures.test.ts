import { describe, expect, test } from "vitest";
import { costBars } from "../../src/figures/cost-bars";
import type { Figure, Trace } from "../../src/figures/figure";
import { flips } from "../../src/figures/flips";
import { outputSizes } from "../../src/figures/output-sizes";
import { scaleTo } from "../../src/figures/palette";
import { sight } from "../../src/figures/receptive-field";
import { strip } from "../../src/figures/strip";
import { sweep } from "../../src/figures/sweep";
import { keepsTheRules } from "./rules";

const picture = [
  [1, 0, 2, 1, 0],
  [0, 3, 1, 0, 2],
  [2, 1, 0, 1, 1],
  [0, 2, 1, 3, 0],
  [1, 0, 1, 0, 2],
];
const edges = [
  [1, 0, -1],
  [2, 0, -2],
  [1, 0, -1],
];

const all: [string, Figure][] = [
  ["sweep", sweep(picture, edges, { padding: 1, stride: 2 })],
  ["strip", strip(8, 3, { stride: 3 })],
  ["flips", flips(picture, edges)],
  ["output sizes", outputSizes([{ kernel: 3, stride: 2 }])],
  ["sight", sight([{ kernel: 3 }, { kernel: 3, stride: 2 }, { kernel: 3, dilation: 2 }])],
  ["cost bars", costBars([{ name: "3×3", macs: 9 }])],
];

for (const [name, figure] of all) keepsTheRules(name, figure);

describe("sweep", () => {
  const figure = sweep(picture, edges);
  const cellsOf = (trace: Trace) => trace.z as (number | null)[][];

  test("has a frame for each output cell, and each frame shows one cell more", () => {
    expect(figure.frames).toHaveLength(9);
    const filled = figure.frames!.map(
      (frame) =>
        cellsOf(frame.data[2]!)
          .flat()
          .filter((value) => value !== null).length,
    );
    expect(filled).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("spells out the sum that gives the cell", () => {
    const title = figure.frames![4]!.layout!.title as { text: string };
    expect(title.text).toBe("y[1, 1] = 1·3 + (−1)·0 + 2·1 + (−2)·1 + 1·2 + (−1)·3 = 2");
  });

  test("lights the row of C of the cell, and nothing else", () => {
    for (const [step, frame] of figure.frames!.entries()) {
      const lit = frame.data[4]!;
      expect(lit).toMatchObject({ y0: step, dy: 1 });
      expect(cellsOf(lit).map((row) => row.filter((value) => value !== null).length)).toEqual([9]);
    }
  });

  test("puts the taps of a dilated kernel apart, and the first frame's traces where the frames replace them", () => {
    const dilated = sweep(
      picture,
      [
        [1, 1],
        [1, 1],
      ],
      { dilation: 2 },
    );
    expect(dilated.frames![0]!.data[0]).toMatchObject({ x: [0, 2, 0, 2], y: [0, 0, 2, 2] });
    expect(dilated.frames![0]!.traces.map((index) => dilated.data[index])).toEqual(dilated.frames![0]!.data);
  });

  test("flipped, computes the convolution of mathematics", () => {
    const last = (flipped: boolean) => cellsOf(sweep(picture, edges, { flipped }).frames!.at(-1)!.data[2]!);
    expect(last(true)).toEqual(last(false).map((row) => row.map((value) => 0 - value!)));
  });

  test("refuses what would play for minutes", () => {
    const large = Array.from({ length: 20 }, () => new Array<number>(20).fill(1));
    expect(() => sweep(large, [[1]])).toThrow("the output has 400 cells, the figure plays at most 100");
  });
});

test("the strip marks as many cells as the floor drops", () => {
  const marked = (figure: Figure) =>
    (figure.data[2]!.z as (number | null)[][]).flat().filter((value) => value !== null);
  expect(marked(strip(8, 3, { stride: 3 }))).toHaveLength(2);
  expect(marked(strip(7, 3, { stride: 2 }))).toHaveLength(0);
  expect(strip(8, 3, { stride: 3 }).layout.title).toMatchObject({
    text: { en: "⌊(8 + 0 + 0 − 3) / 3⌋ + 1 = 2; cells dropped: 2" },
  });
});

test("the strip names the cells and fills the padding with zeros", () => {
  const words = strip(11, 3, { padding: 1 }).data.map(({ text }) =>
    (text as string[][]).flat().filter(Boolean),
  );
  expect(words[0]).toEqual(["0", "0"]);
  expect([words[1]![0], words[1]!.at(-1)]).toEqual(["x₀", "x₁₀"]);
});

test("the staircase begins with the first input that fits", () => {
  const { x, y } = outputSizes([{ kernel: 3, stride: 2 }], { largest: 7 }).data[0] as {
    x: number[];
    y: number[];
  };
  expect([x, y]).toEqual([
    [3, 4, 5, 6, 7],
    [1, 1, 2, 2, 3],
  ]);
});

test("the cone of sight ends on as many input cells as the receptive field has", () => {
  const figure = sight([{ kernel: 3, stride: 2 }, { kernel: 3 }]);
  const input = figure.data.filter(({ mode }) => mode === "markers")[0] as { x: number[] };
  expect(input.x).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(figure.layout.title).toMatchObject({ text: { en: "Receptive field, layer by layer: 1 → 3 → 7" } });
});

test("the cone of causal layers lies to the left of its output cell", () => {
  const figure = sight([{ kernel: 2 }, { kernel: 2, dilation: 2 }], { causal: true });
  const rows = figure.data.filter(({ mode }) => mode === "markers").map(({ x }) => x);
  expect(rows).toEqual([[0, 1, 2, 3], [1, 3], [3]]);
});

test("colour scales run from nearly white to the colour itself", () => {
  expect(scaleTo("#56B4E9")).toEqual([
    [0, "rgb(237, 243, 246)"],
    [1, "#56B4E9"],
  ]);
});

describe("costBars", () => {
  test("colours a bar by the kind of its layer, ordinary ones as kernels", () => {
    const [bars] = costBars([
      { name: "3×3", macs: 9 },
      { name: "1×1", macs: 1, kind: "pointwise" },
    ]).data;
    expect(bars!.marker).toEqual({ color: ["#E69F00", "#CC79A7"] });
  });
});

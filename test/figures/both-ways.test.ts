import { describe, expect, test } from "vitest";
import { array, zeros } from "../../src/conv/array";
import { bothWays } from "../../src/figures/both-ways";
import type { Trace } from "../../src/figures/figure";
import { keepsTheRules } from "./rules";

/** A dot that moves one cell to the right in each of five frames of 3 × 5 cells. */
const film = zeros([1, 5, 3, 5]);
for (let time = 0; time < 5; time++) film.set(0, time, 1, time, 1);
const spot = array([1], [1, 1, 1]);
const rightwards = array([1, 0, 0, 0, 1, 0, 0, 0, 1], [3, 1, 3]);
const figure = bothWays(film, [
  { name: { en: "frame by frame", ru: "по кадрам" }, kernel: spot },
  { name: { en: "to the right", ru: "вправо" }, kernel: rightwards },
]);
keepsTheRules("both ways", figure);

describe("both ways", () => {
  const barsOf = (trace: Trace) => trace.y as number[];
  const strongest = figure.frames!.map(({ data }) => data.filter(({ type }) => type === "bar").map(barsOf));

  test("plays the film backwards beside the film", () => {
    const [first, last] = [figure.frames![0]!, figure.frames![4]!];
    expect(first.data[0]!.z).toEqual(last.data[1]!.z);
    expect(first.data[0]!.z).toEqual([
      [0, 0, 0, 0, 0],
      [1, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
  });

  test("a filter of single frames answers to both alike; one that follows the dot, three times as much to its own", () => {
    expect(strongest.at(-1)).toEqual([
      [1, 1],
      [3, 1],
    ]);
  });

  test("the strongest answer so far grows when the whole line of three has passed", () => {
    expect(strongest.map(([, followed]) => followed![0])).toEqual([2, 3, 3, 3, 3]);
  });

  test("the frames replace the traces that they were drawn with", () => {
    expect(figure.frames![0]!.traces.map((index) => figure.data[index])).toEqual(figure.frames![0]!.data);
  });

  test("stands where it is told to, slider and picture alike", () => {
    const still = bothWays(film, [{ name: "1", kernel: spot }], { start: 4 });
    expect(still.data.slice(1)).toEqual(still.frames![4]!.data);
    expect(still.layout.sliders).toMatchObject([{ active: 4 }]);
    expect(() => bothWays(film, [], { start: 5 })).toThrow("the film has frames 0 to 4, not 5");
  });

  test("refuses kernels that have no middle", () => {
    const even = { name: "2", kernel: array([1, 1], [2, 1, 1]) };
    expect(() => bothWays(film, [even])).toThrow(
      "a kernel of shape [K_D, K_H, K_W], all odd, is needed, got [2,1,1]",
    );
  });
});

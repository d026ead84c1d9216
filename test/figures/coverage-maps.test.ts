import { describe, expect, test } from "vitest";
import { coverageMaps } from "../../src/figures/coverage-maps";
import { keepsTheRules } from "./rules";

const figure = coverageMaps([
  [2, 2, 2],
  [1, 2, 4],
]);
keepsTheRules("coverage maps", figure);

describe("coverage maps", () => {
  const [colours, crosses, frame, , noCrosses] = figure.data;
  const counts = colours!.customdata as (number | null)[][];

  test("three dilations of 2 look at 7 × 7 of 13 × 13 cells, and the other 120 are crossed out", () => {
    expect(counts.flat().filter((count) => count !== null)).toHaveLength(49);
    expect(crosses!.x).toHaveLength(13 * 13 - 49);
    expect((figure.layout.annotations as { text: { en: string } }[])[0]!.text.en).toBe(
      "<b>d = 2, 2, 2</b>: sees 13×13,<br>looks at 49 of 169 cells",
    );
  });

  test("no cross lies on a cell that is looked at", () => {
    const [x, y] = [crosses!.x as number[], crosses!.y as number[]];
    expect(x.every((column, index) => counts[y[index]!]![column] === null)).toBe(true);
  });

  test("1, 2, 4 leaves no cell out", () => expect(noCrosses!.x).toEqual([]));

  test("all maps have one scale, with the output over the middle cell", () => {
    expect(counts).toHaveLength(15);
    expect(frame).toMatchObject({ x: [7], y: [7] });
    // Along each axis 7 paths end in the middle: 1 + 1 + 1 of the last layer's taps over 3, 2, 2 of those below.
    expect(counts[7]![7]).toBe(49);
  });

  test("numbers stand in the cells where there is room", () => {
    expect(coverageMaps([[1], [2]]).data[3]!.text).toContainEqual(["1", "", "1", "", "1"]);
    expect(colours!.text).not.toEqual([]);
    expect(coverageMaps([[1, 3, 9]], { kernel: 5 }).data[0]!.text).toEqual([]);
  });

  test("no stack is no figure", () => expect(() => coverageMaps([])).toThrow("0 stacks"));
});

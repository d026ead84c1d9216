import { describe, expect, test } from "vitest";
import { fieldsByDepth } from "../../src/figures/fields-by-depth";
import { keepsTheRules } from "./rules";

const figure = fieldsByDepth([
  {
    name: "s=2",
    layers: [
      { kernel: 3, stride: 2 },
      { kernel: 3, stride: 2 },
    ],
  },
  { name: "d=2", layers: [{ kernel: 3 }, { kernel: 3, dilation: 2 }] },
]);
keepsTheRules("fields by depth", figure);

describe("fields by depth", () => {
  const [strided, jumps, dilated, still] = figure.data;

  test("strides of 2 and doubled dilations see the same: 3 cells, then 7", () => {
    expect(strided).toMatchObject({ x: [0, 1, 2], y: [1, 3, 7] });
    expect(dilated!.y).toEqual(strided!.y);
  });

  test("but strides set the outputs apart", () => {
    expect(jumps).toMatchObject({ y: [1, 2, 4], yaxis: "y2" });
    expect(still).toMatchObject({ y: [1, 1, 1], yaxis: "y2" });
  });

  test("lines that coincide differ in width, dash and mark, and each is named once", () => {
    const looks = figure.data.map(({ line, marker }) => {
      const { width, dash } = line as { width: number; dash: string };
      return [width, dash, (marker as { symbol: string }).symbol].join();
    });
    expect(looks[0]).not.toBe(looks[2]);
    expect(figure.data.filter(({ showlegend }) => showlegend)).toHaveLength(2);
  });
});

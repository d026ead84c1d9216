import { describe, expect, test } from "vitest";
import { both, type Figure } from "../../src/figures/figure";
import { blank, stops } from "../../src/figures/stops";
import { sweep } from "../../src/figures/sweep";
import { keepsTheRules } from "./rules";

const bars = (...heights: number[]): Figure => ({
  data: [{ type: "bar", y: heights }, ...(heights.length > 2 ? [{ type: "scatter", y: heights }] : [])],
  layout: { title: { text: `${heights.length}` }, height: 200, margin: { b: 40 }, xaxis: { dtick: 1 } },
});
const stop = (label: string, figure: Figure) => ({ label, figure });
const prefix = both("bars: ", "столбцов: ");
type Parts = { [path: string]: unknown };
const stepsOf = ({ layout }: Figure) =>
  (layout.sliders as { steps: { label: string; args: [Parts, Parts, number[]] }[] }[])[0]!.steps;
const three = stops([stop("1", bars(5)), stop("2", bars(5, 6)), stop("3", bars(5, 6, 7))], {
  start: 1,
  prefix,
});

keepsTheRules("stops", three);

describe("figures on a slider", () => {
  test("show the figure of the start first, and stand at its stop", () => {
    expect(three.data[0]).toMatchObject({ y: [5, 6] });
    expect(three.layout).toMatchObject({ title: { text: "2" }, sliders: [{ active: 1 }] });
  });

  test("hide a trace where its figure has none, and show it where it has one", () => {
    expect(three.data[1]).toMatchObject({ visible: false });
    expect([0, 1, 2].map((stop) => stepsOf(three)[stop]!.args[0].visible)).toEqual([
      [null, false],
      [null, false],
      [null, null],
    ]);
    expect(stepsOf(three)[2]!.args[0].y).toEqual([
      [5, 6, 7],
      [5, 6, 7],
    ]);
  });

  test("set only what differs, part by part", () => {
    const same = stops([stop("a", bars(1)), stop("b", bars(1))], { start: 0, prefix: "" });
    expect(stepsOf(same).map(({ args }) => args)).toEqual([
      [{}, {}, []],
      [{}, {}, []],
    ]);
    expect(stepsOf(three)[0]!.args[1]).toEqual({ "title.text": "1" });
  });

  test("leave the plot its height and its axis its room", () => {
    const { height, margin } = three.layout as { height: number; margin: { b: number } };
    expect(height - margin.b).toBe(200 - 40);
  });

  test("stand still at the last frame of a figure that plays", () => {
    const playing = sweep([[1, 2, 3]], [[1]]);
    const figure = stops([stop("one", playing), stop("two", sweep([[4, 5, 6]], [[1]]))], {
      start: 0,
      prefix: "",
    });
    expect(figure.data[6]!.z).toEqual([[1, 2, 3]]);
    expect((figure.layout.sliders as object[]).length).toBe(1);
    expect(figure.layout.height).toBe(playing.layout.height);
  });

  test("say why there is no figure at a stop that has none", () => {
    const figure = stops([stop("good", bars(1)), stop("bad", blank("RangeError: no"))], {
      start: 0,
      prefix: "",
    });
    const [parts, layout] = stepsOf(figure)[1]!.args;
    expect(layout).toMatchObject({ "title.text": "RangeError: no", "xaxis.visible": false });
    expect(parts.visible).toEqual([false]);
  });

  test("are at least one", () => {
    expect(() => stops([], { start: 0, prefix: "" })).toThrow("at least one stop");
  });
});

import { describe, expect, test } from "vitest";
import { zeros } from "../../src/conv/array";
import { networkCost } from "../../src/cost/network-cost";
import { facesOnPicture } from "../../src/figures/faces-on-picture";
import { filters } from "../../src/figures/filters";
import { layerTimes } from "../../src/figures/layer-times";
import { trained } from "../../src/networks/trained/catalogue";
import { photograph } from "../../src/samples/photograph";
import type { Face } from "../../src/vision/faces";
import { keepsTheRules } from "./rules";

const blaze = trained("face-detection");
const learnt = (name: string) => blaze.weights.get(name)!.w;

describe("filters", () => {
  const figure = filters([
    { name: "5 × 5", w: learnt("conv2d") },
    { name: "3 × 3", w: learnt("depthwise_conv2d") },
  ]);
  keepsTheRules("filters", figure);

  test("of 24 stand in three rows of eight, one cell apart", () => {
    const [colours, signed] = figure.layout.xaxis2
      ? [figure.layout.xaxis, figure.layout.xaxis2].map(
          (axis) => (axis as { range: number[] }).range[1]! + 0.5,
        )
      : [];
    expect(colours).toBe(8 * 6 - 1);
    expect(signed).toBe(8 * 4 - 1);
  });

  test("of another shape are refused", () => {
    expect(() => filters([{ name: "1×1", w: zeros([4, 24, 1, 1]) }])).toThrow(
      "filters [N, 1 or 3, K_H, K_W] can be drawn, got [4,24,1,1]",
    );
  });

  test("that are zero throughout are drawn as zero", () => {
    expect(() => filters([{ name: "0", w: zeros([1, 1, 3, 3]) }])).not.toThrow();
  });
});

describe("faces on a picture", () => {
  const face: Face = {
    score: 0.92,
    box: { left: 44, top: 20, width: 24, height: 24 },
    points: [
      [51, 25],
      [62, 27],
      [55, 31],
      [54, 36],
      [44, 27],
      [68, 31],
    ],
  };
  const picture = photograph("astronaut", { width: 128 });
  const figure = facesOnPicture(picture, [face]);
  keepsTheRules("faces on picture", figure);

  test("have a box, six points and a score each", () => {
    expect(figure.data).toHaveLength(3);
    expect(figure.data[1]).toMatchObject({ x: [44, 68, 68, 44, 44], y: [20, 20, 44, 44, 20] });
    expect(figure.layout.annotations).toMatchObject([{ text: "92 %", x: 44, y: 20 }]);
  });

  test("are counted, none too", () => {
    const heading = (faces: Face[]) => facesOnPicture(picture, faces).layout.title;
    expect(heading([])).toMatchObject({ text: { en: "no face found", ru: "лиц не найдено" } });
    expect(heading([face, face])).toMatchObject({ text: { en: "2 faces found", ru: "найдено лиц: 2" } });
  });
});

describe("layer times", () => {
  // One microsecond for a thousand multiply-adds, and a millisecond for each layer that has none.
  const network = trained("selfie-segmentation");
  const { layers, macs } = networkCost(network);
  const times = new Map(layers.map((layer) => [layer.name, layer.macs > 0 ? layer.macs / 1e6 : 1]));
  const figure = layerTimes(network, times);
  keepsTheRules("layer times", figure);
  const sum = (axis: string) =>
    figure.data
      .filter(({ xaxis }) => xaxis === axis)
      .flatMap(({ x }) => x as (number | null)[])
      .reduce<number>((total, value) => total + (value ?? 0), 0);

  test("show all multiply-adds on the left, and the times of the same layers on the right", () => {
    expect(sum("x")).toBeCloseTo(macs / 1e6, 6);
    expect(sum("x2")).toBeCloseTo(macs / 1e6, 6);
  });

  test("say what the layers without multiply-adds took", () => {
    const others = layers.filter((layer) => layer.macs === 0).length;
    const share = Math.round((100 * others) / (others + macs / 1e6));
    expect(figure.layout.title).toMatchObject({
      text: { en: `59.2 M multiply-adds, 140 ms; layers that multiply nothing took ${share} % of the time` },
    });
    expect(others + Math.round(macs / 1e6)).toBe(140);
  });

  test("are nothing where nothing was measured", () => {
    expect(layerTimes(network, new Map()).layout.title).toMatchObject({
      text: { ru: "59,2 млн умножений, 0,00 мс; слои без умножений заняли 0 % времени" },
    });
  });
});

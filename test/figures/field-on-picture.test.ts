import { describe, expect, test } from "vitest";
import { zeros } from "../../src/conv/array";
import type { Network } from "../../src/cost/network";
import { fieldOnPicture } from "../../src/figures/field-on-picture";
import { network } from "../../src/networks/catalogue";
import { keepsTheRules } from "./rules";

const small: Network = {
  name: "a=b",
  source: "the test",
  input: [1, 24, 40],
  layers: [
    { name: "c1", kind: "conv", kernel: 3, channels: 2, padding: 1 },
    { name: "m1", kind: "pointwise", channels: 2 },
    { name: "p1", kind: "max-pool", kernel: 2, stride: 2 },
    { name: "c2", kind: "conv", kernel: 3, channels: 2, dilation: 2, padding: 2 },
    { name: "g1", kind: "global-average-pool" },
  ],
};
const figure = fieldOnPicture(zeros([1, 24, 40]), small);
keepsTheRules("field on picture", figure);

describe("field on picture", () => {
  const frames = figure.frames!;
  const widthOf = ({ x }: { readonly [key: string]: unknown }) => (x as number[])[1]! - (x as number[])[0]!;

  test("a layer that sees no further has no frame, and neither has what looks at the whole map", () =>
    expect(
      (figure.layout.sliders as { steps: { label: string }[] }[])[0]!.steps.map(({ label }) => label),
    ).toEqual(["c1", "p1", "c2"]));

  test("the square grows from 3 cells to 4 and, by two taps of 2 · 2 cells, to 12; the one before stays, dashed", () => {
    expect(frames.map(({ data }) => widthOf(data[1]!))).toEqual([3, 4, 12]);
    expect(frames.map(({ data }) => widthOf(data[0]!))).toEqual([1, 3, 4]);
  });

  test("the square has the middle of the picture in its middle", () =>
    expect(frames.at(-1)!.data[1]).toMatchObject({
      x: [13.5, 25.5, 25.5, 13.5, 13.5],
      y: [5.5, 5.5, 17.5, 17.5, 5.5],
    }));

  test("neighbouring outputs stand as far apart as the strides so far say", () => {
    const apart = frames.map(({ data }) => (data[2]!.x as number[])[1]! - (data[2]!.x as number[])[0]!);
    expect(apart).toEqual([1, 2, 2]);
  });

  test("frames replace what is drawn first, and leave the picture", () => {
    expect(frames[0]!.traces).toEqual([1, 2, 3]);
    expect(figure.data.slice(1)).toEqual(frames[0]!.data);
  });

  test("VGG-16 ends at 212 pixels, before its fully connected layers", () => {
    const { frames: all } = fieldOnPicture(zeros([1, 24, 40]), network("vgg-16"));
    expect(widthOf(all!.at(-1)!.data[1]!)).toBe(212);
  });

  test("a network over lines or volumes has no square", () =>
    expect(() => fieldOnPicture(zeros([1, 24, 40]), network("c3d"))).toThrow("3 axes"));
});

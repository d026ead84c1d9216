import { expect, test } from "vitest";
import type { NetworkLayer } from "../../src/cost/network";
import { shapes } from "../../src/cost/shapes";
import { net } from "./network";

const outputs = (input: readonly number[], ...layers: NetworkLayer[]) =>
  shapes(net(input, ...layers)).map(({ output }) => output);

test("a layer takes the one before it, the first the input", () => {
  expect(
    outputs(
      [3, 224, 224],
      { name: "a", kind: "conv", kernel: 7, channels: 64, stride: 2, padding: 3 },
      { name: "b", kind: "max-pool", kernel: 2, stride: 2 },
      { name: "c", kind: "depthwise", kernel: 3, multiplier: 2, padding: "same" },
      { name: "d", kind: "global-average-pool" },
      { name: "e", kind: "fully-connected", channels: 10 },
    ),
  ).toEqual([[64, 112, 112], [64, 56, 56], [128, 56, 56], [128, 1, 1], [10]]);
});

test("a kernel may differ by axis, as pooling in C3D does", () => {
  expect(
    outputs([3, 16, 8, 8], { name: "a", kind: "max-pool", kernel: [1, 2, 2], stride: [1, 2, 2] }),
  ).toEqual([[3, 16, 4, 4]]);
});

test("pooling that rounds up keeps the last, incomplete window, but none of padding alone", () => {
  const pool = { name: "a", kind: "max-pool", stride: 2, ceil: true } as const;
  expect(outputs([1, 112], { ...pool, kernel: 3 })).toEqual([[1, 56]]);
  expect(outputs([1, 113], { ...pool, kernel: 3 })).toEqual([[1, 56]]);
  expect(outputs([1, 5], { ...pool, kernel: 2, padding: 1 })).toEqual([[1, 3]]);
});

test("transposed layers and upsampling grow, crops cut the middle out", () => {
  expect(
    outputs(
      [8, 4],
      { name: "a", kind: "transposed", kernel: 4, stride: 2, padding: 1, channels: 4 },
      { name: "b", kind: "upsample", factor: 2 },
      { name: "c", kind: "crop", size: 7 },
    ),
  ).toEqual([
    [4, 8],
    [4, 16],
    [4, 7],
  ]);
});

test("branches are added, multiplied, or put side by side", () => {
  const two = [
    { name: "a", kind: "pointwise", channels: 4 },
    { name: "b", kind: "pointwise", channels: 4, from: "input" },
  ] as const;
  for (const kind of ["add", "multiply"] as const)
    expect(outputs([2, 5], ...two, { name: "c", kind, from: ["a", "b"] }).at(-1)).toEqual([4, 5]);
  expect(outputs([2, 5], ...two, { name: "c", kind: "concat", from: ["a", "input"] }).at(-1)).toEqual([6, 5]);
});

test("a map is multiplied by one factor a channel, and gets channels of zeros", () => {
  expect(
    outputs(
      [4, 6, 5],
      { name: "pool", kind: "global-average-pool" },
      { name: "weighed", kind: "multiply", from: ["input", "pool"] },
      { name: "wide", kind: "widen", channels: 7 },
      { name: "large", kind: "upsample", factor: 3, mode: "linear" },
    ),
  ).toEqual([
    [4, 1, 1],
    [4, 6, 5],
    [7, 6, 5],
    [7, 18, 15],
  ]);
});

const flaws: [what: string, input: number[], layers: NetworkLayer[], message: string][] = [
  [
    "a kernel that is too large",
    [1, 3, 3],
    [{ name: "a", kind: "conv", kernel: 5, channels: 1 }],
    "small, layer a: kernel covers 5 cells but the padded input has 3 (axis 0)",
  ],
  [
    "groups that do not divide",
    [3, 3],
    [{ name: "a", kind: "conv", kernel: 1, channels: 4, groups: 2 }],
    "small, layer a: 2 groups do not divide 3 input and 4 output channels",
  ],
  [
    "channels that are no whole number",
    [3, 3],
    [{ name: "a", kind: "pointwise", channels: 12.5 }],
    "small, layer a: channels must be whole numbers of 1 or more, got [12.5]",
  ],
  [
    "shapes that cannot be added",
    [3, 3],
    [
      { name: "a", kind: "pointwise", channels: 4 },
      { name: "b", kind: "add", from: ["a", "input"] },
    ],
    "small, layer b: cannot add shapes [4,3] and [3,3]",
  ],
  [
    "a layer that is not there yet",
    [3, 3],
    [{ name: "a", kind: "shuffle", from: "b" }],
    "small, layer a: takes b, which no layer before it is called",
  ],
  [
    "two layers of one name",
    [3, 3],
    [
      { name: "a", kind: "activation" },
      { name: "a", kind: "activation" },
    ],
    "small, layer a: another layer has this name",
  ],
  [
    "a crop that would grow",
    [3, 3],
    [{ name: "a", kind: "crop", size: 4 }],
    "small, layer a: cannot keep 4 of 3 cells (axis 0)",
  ],
  [
    "fewer channels than there are",
    [3, 3],
    [{ name: "a", kind: "widen", channels: 2 }],
    "small, layer a: cannot widen 3 channels to 2",
  ],
  [
    "a list for other axes",
    [3, 3],
    [{ name: "a", kind: "conv", kernel: [3, 3], channels: 1 }],
    "small, layer a: [3,3] has 2 entries for 1 axes",
  ],
];

test.each(flaws)("%s is refused by the layer's name", (_, input, layers, message) => {
  expect(() => shapes(net(input, ...layers))).toThrow(message);
});

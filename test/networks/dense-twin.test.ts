import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elements, type Tensor, tensor } from "../../src/conv/array";
import type { NetworkLayer } from "../../src/cost/network";
import { receptiveField } from "../../src/cost/receptive-field";
import { denseTwin } from "../../src/networks/dense-twin";
import { upTo } from "../../src/networks/part";
import { trained } from "../../src/networks/trained/catalogue";
import { forward } from "../../src/networks/trained/forward";
import type { TrainedNetwork, Weights } from "../../src/networks/trained/network";
import { photograph } from "../../src/samples/photograph";
import { whole } from "../conv/problem";

const about = { name: "small", source: "test", outputs: [] };
const bare = (layers: readonly NetworkLayer[], input = [2, 12, 12]): TrainedNetwork => ({
  ...about,
  input,
  layers,
  weights: new Map(),
});

/** Largest difference between the maps of `network` and those of its twin, at the cells that both have. */
function apart(network: TrainedNetwork, x: Tensor): number[] {
  const [strided, dense] = [forward(network, x).maps, forward(denseTwin(network), x).maps];
  const jumps = receptiveField(network).layers.map(({ jump }) => jump[0]!);
  return network.layers.map(({ name }, index) => {
    const jump = jumps[index]!;
    const [one, other] = [strided.get(name)!, dense.get(name)!];
    expect(other.shape.slice(1)).toEqual(network.input.slice(1));
    const there = elements(other.step(1, jump, jump));
    return Math.max(...elements(one).map((value, cell) => Math.abs(value - there[cell]!)));
  });
}

test("of any strides and kernels, poolings and branches, agrees exactly at every s-th cell", () => {
  const sizes = fc.record({
    side: fc.integer({ min: 5, max: 14 }),
    kernel: fc.constantFrom(1, 3, 5),
    stride: fc.constantFrom(1, 2, 3),
    seed: fc.integer({ min: 1, max: 1000 }),
  });
  fc.assert(
    fc.property(sizes, ({ side, kernel, stride, seed }) => {
      const bias = tensor(Float32Array.of(1, -2, 3), [3]);
      const weights = new Map<string, Weights>([
        ["a", { w: whole([3, 2, kernel, kernel], seed), bias }],
        ["b", { w: whole([3, 1, 3, 3], seed + 1), bias }],
        ["c", { w: whole([3, 3, 1, 1], seed + 2), bias }],
      ]);
      const layers: NetworkLayer[] = [
        { name: "a", kind: "conv", kernel, channels: 3, stride, padding: "same" },
        { name: "relu", kind: "activation", apply: "relu" },
        { name: "b", kind: "depthwise", kernel: 3, stride: 2, padding: "same" },
        { name: "pool", kind: "max-pool", kernel: 2, stride: 2, padding: "same", from: "relu" },
        { name: "sum", kind: "add", from: ["b", "pool"] },
        { name: "c", kind: "pointwise", channels: 3, stride: 2 },
        { name: "mean", kind: "average-pool", kernel: 3, stride: 1, padding: "same" },
      ];
      const network = { ...bare(layers, [2, side, side]), weights };
      expect(Math.max(...apart(network, whole([2, side, side], seed + 3)))).toBe(0);
    }),
    { numRuns: 25 },
  );
});

test("of the trained face detector agrees to the last bit in each of its 59 layers, and sees as far", () => {
  const detector = upTo(trained("face-detection"), "classificator_8");
  expect(detector.layers).toHaveLength(59);
  const { data, shape } = photograph("astronaut", { width: 128 });
  const differences = apart(
    detector,
    tensor(
      data.map((value) => 2 * value - 1),
      shape,
    ),
  );
  expect(Math.max(...differences)).toBe(0);
  const [strided, dense] = [detector, denseTwin(detector)].map((one) => receptiveField(one).whole);
  expect([strided!.size, dense!.size]).toEqual([
    [121, 121],
    [121, 121],
  ]);
  expect([strided!.jump, dense!.jump]).toEqual([
    [8, 8],
    [1, 1],
  ]);
});

describe("is refused", () => {
  const refusals: [what: string, layers: NetworkLayer[], message: string][] = [
    [
      "to maps that lose their border",
      [{ name: "a", kind: "conv", kernel: 3, channels: 1 }],
      "small, layer a: gives [10,10] cells, which is not every 1th of [12,12]",
    ],
    [
      "to branches of different strides",
      [
        { name: "a", kind: "max-pool", kernel: 2, stride: 2 },
        { name: "b", kind: "add", from: ["a", "input"] },
      ],
      "small, layer b: cannot add shapes [2,6,6] and [2,12,12]",
    ],
    [
      "to different strides along the axes",
      [{ name: "a", kind: "depthwise", kernel: 3, stride: [1, 2], padding: "same" }],
      "small, layer a: has different strides along its axes",
    ],
    [
      "to what looks at the whole map",
      [{ name: "a", kind: "global-average-pool" }],
      "small, layer a: gives [1,1] cells, which is not every 1th of [12,12]",
    ],
    [
      "to what enlarges",
      [
        { name: "a", kind: "max-pool", kernel: 2, stride: 2 },
        { name: "b", kind: "upsample", factor: 2 },
      ],
      "small, layer b: gives [12,12] cells, which is not every",
    ],
    [
      "to a transposed layer of stride 1",
      [{ name: "a", kind: "transposed", kernel: 3, padding: 1, channels: 2 }],
      "small, layer a: transposed has no dense twin",
    ],
  ];
  test.each(refusals)("%s", (_, layers, message) => expect(() => denseTwin(bare(layers))).toThrow(message));
});

test("a part of a network is what one of its layers needs", () => {
  const network = bare([
    { name: "a", kind: "activation" },
    { name: "aside", kind: "activation", from: "input" },
    { name: "b", kind: "add", from: ["a", "input"] },
    { name: "c", kind: "activation" },
  ]);
  const part = upTo(network, "b");
  expect(part.layers).toEqual([
    { name: "a", kind: "activation", from: ["input"] },
    { name: "b", kind: "add", from: ["a", "input"] },
  ]);
  expect(part.outputs).toEqual(["b"]);
  expect(() => upTo(network, "d")).toThrow('small has no layer called "d"');
});

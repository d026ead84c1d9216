import fc from "fast-check";
import { expect, test } from "vitest";
import { array, elements } from "../../src/conv/array";
import { conv1d, convTranspose1d } from "../../src/conv/ranks";
import { inputWindow } from "../../src/cost/input-window";
import type { NetworkLayer } from "../../src/cost/network";
import { receptiveField } from "../../src/cost/receptive-field";
import { net } from "./network";

test("a network sees what the stack of its layers sees", () => {
  const layers = [
    { kernel: 7, stride: 2 },
    { kernel: 3, stride: 2 },
    { kernel: 3, dilation: 2 },
  ];
  const { layers: seen } = receptiveField(
    net(
      [1, 99],
      ...layers.map((layer, index): NetworkLayer => {
        return { name: `${index}`, kind: "conv", channels: 1, ...layer };
      }),
    ),
  );
  expect(seen.map(({ size, jump }) => ({ size: size[0], jump: jump[0] }))).toEqual(receptiveField(layers));
  expect(seen.map(({ kernel }) => kernel[0])).toEqual([7, 3, 5]);
});

test("padding gathers, multiplied by the jumps before it", () => {
  const { whole } = receptiveField(
    net(
      [1, 32, 32],
      { name: "a", kind: "conv", kernel: 3, stride: 2, padding: 1, channels: 1 },
      { name: "b", kind: "conv", kernel: [1, 5], padding: [0, 2], channels: 1 },
    ),
  );
  expect(whole).toEqual({
    name: "b",
    size: [3, 11],
    jump: [2, 2],
    padding: [1, 5],
    kernel: [1, 5],
    aligned: true,
  });
});

test("where branches meet, the largest counts, and windows with other middles are told", () => {
  const branches = (padding: number | "same" | readonly [number, number]) =>
    receptiveField(
      net(
        [1, 32],
        { name: "wide", kind: "conv", kernel: 5, padding: [padding] as never, channels: 1 },
        { name: "narrow", kind: "pointwise", channels: 1, from: "input" },
        { name: "both", kind: "add", from: ["wide", "narrow"] },
      ),
    ).whole;
  expect(branches(2)).toMatchObject({ size: [5], padding: [2], aligned: true });
  expect(branches([4, 0])).toMatchObject({ size: [5], padding: [4], aligned: false });
});

test("upsampling brings neighbours closer than an input cell", () => {
  const { layers } = receptiveField(
    net(
      [1, 16],
      { name: "down", kind: "max-pool", kernel: 2, stride: 2 },
      { name: "up", kind: "upsample", factor: 4 },
      { name: "conv", kind: "conv", kernel: 2, channels: 1 },
    ),
  );
  expect(layers.map(({ jump }) => jump[0])).toEqual([2, 0.5, 0.5]);
  expect(layers.map(({ size }) => size[0])).toEqual([2, 2, 4]);
});

test("linear upsampling reads a second cell", () => {
  const { layers } = receptiveField(
    net(
      [1, 16],
      { name: "down", kind: "max-pool", kernel: 2, stride: 2 },
      { name: "up", kind: "upsample", factor: 2, mode: "linear" },
      { name: "thrice", kind: "upsample", factor: 3, mode: "linear", from: "down" },
    ),
  );
  expect(layers.map(({ size }) => size[0])).toEqual([2, 4, 4]);
});

test("a pooling that only weighs channels does not end a network", () => {
  const { whole } = receptiveField(
    net(
      [4, 16],
      { name: "conv", kind: "conv", kernel: 3, padding: "same", channels: 4 },
      { name: "pool", kind: "global-average-pool" },
      { name: "weighed", kind: "multiply", from: ["conv", "pool"] },
      { name: "last", kind: "conv", kernel: 3, padding: "same", channels: 4 },
    ),
  );
  expect(whole.name).toBe("last");
});

test("a network's field is the one before it looks at the whole map", () => {
  const { whole, layers } = receptiveField(
    net(
      [1, 16],
      { name: "conv", kind: "conv", kernel: 3, channels: 1 },
      { name: "pool", kind: "global-average-pool" },
      { name: "fc", kind: "fully-connected", channels: 5 },
    ),
  );
  expect(whole).toBe(layers[0]);
  expect(layers.map(({ size }) => size[0])).toEqual([3, 16, 16]);
});

test("branches of different strides cannot meet", () => {
  expect(() =>
    receptiveField(
      net(
        [1, 1],
        { name: "a", kind: "conv", kernel: 1, stride: 2, channels: 1 },
        { name: "b", kind: "add", from: ["a", "input"] },
      ),
    ),
  ).toThrow("branches whose cells lie 2 and 1 input cells apart cannot meet");
});

test("an exact window leaves out padding and what strides skip", () => {
  const strided = net(
    [1, 5],
    { name: "a", kind: "conv", kernel: 1, stride: 3, channels: 1 },
    { name: "b", kind: "conv", kernel: 3, padding: 1, channels: 1 },
    { name: "c", kind: "conv", kernel: 1, padding: 1, channels: 1 },
  );
  expect(inputWindow(strided, "b", [1])).toEqual([[0, 3]]);
  expect(inputWindow(strided, "c", [0])).toEqual([[0, -1]]);
  expect(() => inputWindow(strided, "d", [0])).toThrow("small has no layer d");
  expect(() => inputWindow(strided, "b", [2])).toThrow("layer b has a map of [2] cells and no cell [2]");
});

const step = fc.record({
  transposed: fc.boolean(),
  kernel: fc.integer({ min: 1, max: 3 }),
  stride: fc.integer({ min: 1, max: 3 }),
  dilation: fc.integer({ min: 1, max: 2 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Which inputs move each output of the steps, found by running them on one-cell inputs. */
function moved(steps: readonly Step[], size: number): number[][] {
  const runs = Array.from({ length: size }, (_, at) => {
    let x = array([Array.from({ length: size }, (_, cell) => (cell === at ? 1 : 0))]);
    for (const { transposed, kernel, stride, dilation } of steps) {
      const ones = array([[Array.from({ length: kernel }, () => 1)]]);
      x = (transposed ? convTranspose1d : conv1d)(x, ones, { stride, dilation, padding: transposed ? 0 : 1 });
    }
    return [...elements(x)];
  });
  return runs[0]!.map((_, output) => runs.flatMap((run, at) => (run[output] === 0 ? [] : [at])));
}

test("exact windows are those that running the layers shows", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), (steps) => {
      // Long enough for three steps of any kind.
      const size = 60;
      const network = net(
        [1, size],
        ...steps.map(({ transposed, kernel, stride, dilation }, index): NetworkLayer => {
          const taps = { name: `${index}`, kernel, stride, dilation, channels: 1 };
          return transposed ? { ...taps, kind: "transposed" } : { ...taps, kind: "conv", padding: 1 };
        }),
      );
      const { size: largest } = receptiveField(network).whole;
      for (const [cell, inputs] of moved(steps, size).entries()) {
        const [window] = inputWindow(network, `${steps.length - 1}`, [cell]);
        expect(window).toEqual(inputs.length === 0 ? [0, -1] : [inputs[0], inputs.at(-1)]);
        expect(window![1] - window![0] + 1).toBeLessThanOrEqual(largest[0]!);
      }
    }),
    { numRuns: 60 },
  );
});

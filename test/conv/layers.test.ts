// What stands around the convolutions of a network.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  hardSwish,
  leakyRelu,
  multiply,
  relu,
  relu6,
  sigmoid,
  softmax,
  tanh,
} from "../../src/conv/activation";
import { array, elements, nested, zeros } from "../../src/conv/array";
import { batchNorm, foldBatchNorm } from "../../src/conv/batch-norm";
import { channelShuffle, channelUnshuffle, concat } from "../../src/conv/channels";
import { averagePool, globalAveragePool, maxPool } from "../../src/conv/pool";
import { conv2d } from "../../src/conv/ranks";
import { depthwiseConv2d, pointwiseConv2d, separableConv2d } from "../../src/conv/separable";
import { upsample } from "../../src/conv/upsample";
import { whole } from "./problem";

test("a depthwise convolution is one of as many groups as channels, each channel with its own kernels", () => {
  const x = whole([3, 6, 5], 1);
  const w = whole([6, 1, 3, 3], 2);
  const y = depthwiseConv2d(x, w, { padding: 1, stride: 2, bias: [1, 2, 3, 4, 5, 6] });
  expect(elements(y)).toEqual(
    elements(conv2d(x, w, { padding: 1, stride: 2, groups: 3, bias: [1, 2, 3, 4, 5, 6] })),
  );
  // Output 3 is the second kernel of channel 1.
  const alone = conv2d(x.lo(1, 0, 0).hi(1, 6, 5), w.lo(3, 0, 0, 0).hi(1, 1, 3, 3), {
    padding: 1,
    stride: 2,
    bias: [4],
  });
  expect(elements(y.pick(3, null, null))).toEqual(elements(alone));
});

test("a pointwise convolution mixes the channels of each cell", () => {
  const x = array([1, 2, 10, 20], [2, 1, 2]);
  const w = array([1, 1, 1, -1], [2, 2, 1, 1]);
  expect(elements(pointwiseConv2d(x, w))).toEqual([11, 22, -9, -18]);
  expect(elements(pointwiseConv2d(x, array([3, 5], [2, 1, 1, 1]), { groups: 2 }))).toEqual([3, 6, 50, 100]);
});

test("a separable convolution is the ordinary one whose kernel is the product of both", () => {
  const x = whole([2, 5, 5], 3);
  const [depthwise, pointwise] = [whole([4, 1, 3, 3], 4), whole([3, 4, 1, 1], 5)];
  const kernel = zeros([3, 2, 3, 3]);
  for (let yc = 0; yc < 3; yc++)
    for (let middle = 0; middle < 4; middle++)
      for (let kh = 0; kh < 3; kh++)
        for (let kw = 0; kw < 3; kw++) {
          const xc = Math.floor(middle / 2);
          const product = pointwise.get(yc, middle, 0, 0) * depthwise.get(middle, 0, kh, kw);
          kernel.set(yc, xc, kh, kw, kernel.get(yc, xc, kh, kw) + product);
        }
  const options = { padding: 1, dilation: 2, bias: [1, 2, 3], out: zeros([3, 3, 3]) };
  expect(separableConv2d(x, depthwise, pointwise, options)).toBe(options.out);
  expect(elements(options.out)).toEqual(
    elements(conv2d(x, kernel, { padding: 1, dilation: 2, bias: [1, 2, 3] })),
  );
});

test.each<[string, () => unknown, string]>([
  [
    "depthwise weights that see two channels",
    () => depthwiseConv2d(zeros([2, 3, 3]), zeros([2, 2, 3, 3])),
    "depthwise weights for 2 channels have shape [2 · m, 1, K_H, K_W], got [2,2,3,3]",
  ],
  [
    "a pointwise kernel of 3 × 3",
    () => pointwiseConv2d(zeros([2, 3, 3]), zeros([2, 2, 3, 3])),
    "pointwise weights have shape [C_out, C_in / groups, 1, 1], got [2,2,3,3]",
  ],
  [
    "steps that do not meet",
    () => separableConv2d(zeros([2, 3, 3]), zeros([4, 1, 3, 3]), zeros([5, 2, 1, 1])),
    "the pointwise weights [5,2,1,1] take 2 channels, but the depthwise step makes 4",
  ],
  ["a shuffle in 4 groups of 6", () => channelShuffle(zeros([6, 1]), 4), "4 groups do not divide 6 channels"],
  ["an unshuffle in 0 groups", () => channelUnshuffle(zeros([6, 1]), 0), "0 groups do not divide 6 channels"],
  ["nothing to concatenate", () => concat([]), "nothing to concatenate"],
  [
    "branches of different size",
    () => concat([zeros([1, 2, 2]), zeros([1, 2, 3])]),
    "arrays to concatenate share all axes but the first: [1,2,2] and [1,2,3] differ",
  ],
  [
    "a product of different shapes",
    () => multiply(zeros([2, 3, 3]), zeros([1, 1, 1])),
    "cannot multiply shapes [2,3,3] and [1,1,1]",
  ],
  [
    "an activation written over what it reads",
    () => {
      const x = zeros([2]);
      return relu(x, { out: x });
    },
    "out shares memory with an input, which must not be written: give it memory of its own",
  ],
  ["a sum of different shapes", () => add(zeros([1, 2]), zeros([2, 1])), "cannot add shapes [1,2] and [2,1]"],
  [
    "a window in the padding",
    () => maxPool(zeros([1, 4]), { kernel: 2, padding: 2 }),
    "window 0 would lie in the padding entirely: 2 before and 2 after for a kernel of 2 (axis 0)",
  ],
  [
    "a bilinear mode for one axis",
    () => upsample(zeros([1, 4]), { mode: "bilinear" }),
    'mode "bilinear" is for 2 axes, the input has 1',
  ],
  ["scale and size", () => upsample(zeros([1, 4]), { scale: 2, size: [8] }), "give scale or size, not both"],
  [
    "a scale that leaves nothing",
    () => upsample(zeros([1, 4]), { scale: 0.2 }),
    "upsampling 4 cells to 0 is not possible (axis 0)",
  ],
  [
    "means for other channels",
    () => batchNorm(zeros([2, 1]), { mean: [0], variance: [1, 1] }),
    "mean has 1 numbers for 2 channels",
  ],
  [
    "a negative variance",
    () => batchNorm(zeros([1, 1]), { mean: [0], variance: [-1] }),
    "variance -1 + ε 0.00001 must be positive (channel 0)",
  ],
])("%s is refused", (_, run, message) => {
  expect(run).toThrow(message);
});

test("the shuffle deals the channels of the groups out in turn", () => {
  expect(elements(channelShuffle(array([0, 1, 2, 3, 4, 5], [6, 1]), 2))).toEqual([0, 3, 1, 4, 2, 5]);
});

test("shuffle(n) ∘ shuffle(g) = id, and unshuffle undoes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (g, n) => {
      const x = whole([g * n, 2, 3], g);
      const shuffled = channelShuffle(x, g);
      expect(elements(channelShuffle(shuffled, n))).toEqual(elements(x));
      expect(elements(channelUnshuffle(shuffled, g))).toEqual(elements(x));
    }),
  );
});

test("branches are put one after another, views as well", () => {
  const a = array([1, 2, 3, 4], [1, 2, 2]);
  expect(nested(concat([a, a.transpose(0, 2, 1)]))).toEqual([
    [
      [1, 2],
      [3, 4],
    ],
    [
      [1, 3],
      [2, 4],
    ],
  ]);
});

test("upsampling by hand: cells repeat, or weigh ¾ and ¼", () => {
  const x = array([0, 4], [1, 2]);
  expect(elements(upsample(x))).toEqual([0, 0, 4, 4]);
  expect(elements(upsample(x, { mode: "linear" }))).toEqual([0, 1, 3, 4]);
  expect(elements(upsample(x, { size: [3] }))).toEqual([0, 0, 4]);
  expect(nested(upsample(array([0, 4, 8, 12], [1, 2, 2]), { scale: [1, 2], mode: "bilinear" }))).toEqual([
    [
      [0, 1, 3, 4],
      [8, 9, 11, 12],
    ],
  ]);
});

test("pooling by hand: padding never wins, and counts only when asked", () => {
  const x = array([-1, -2, -3, -4], [1, 4]);
  expect(elements(maxPool(x, { kernel: 2 }))).toEqual([-1, -3]);
  expect(elements(maxPool(x, { kernel: 3, stride: 3, padding: 1 }))).toEqual([-1, -3]);
  expect(elements(averagePool(x, { kernel: 2, padding: 1 }))).toEqual([-1, -2.5, -4]);
  expect(elements(averagePool(x, { kernel: 2, padding: 1, countIncludePad: true }))).toEqual([
    -0.5, -2.5, -2,
  ]);
  expect(elements(maxPool(x, { kernel: 3, ceil: true }))).toEqual([-1, -4]);
  expect(elements(averagePool(x, { kernel: 3, ceil: true, countIncludePad: true }))).toEqual([-2, -4]);
  expect(maxPool(array([1, Number.NaN, 2], [1, 3]), { kernel: 3 }).get(0, 0)).toBeNaN();
  const means = globalAveragePool(array([1, 2, 3, 4, 10, 20, 30, 40], [2, 2, 2]));
  expect([means.shape, elements(means)]).toEqual([
    [2, 1, 1],
    [2.5, 25],
  ]);
});

test("activations, number by number", () => {
  const x = array([-2, 0, 3, 9], [1, 4]);
  expect(elements(relu(x))).toEqual([0, 0, 3, 9]);
  expect(elements(relu6(x))).toEqual([0, 0, 3, 6]);
  expect(elements(leakyRelu(x, 0.5))).toEqual([-1, 0, 3, 9]);
  expect(elements(sigmoid(x))[1]).toBe(0.5);
  expect(elements(tanh(x))[2]).toBeCloseTo(Math.tanh(3), 6);
  expect(elements(add(x, x))).toEqual([-4, 0, 6, 18]);
  const shares = elements(softmax(array([1000, 1000 + Math.log(3)], [2])));
  expect(shares[0]).toBeCloseTo(0.25, 4);
  expect(shares[1]).toBeCloseTo(0.75, 4);
});

test("batch normalisation, by hand and folded into the convolution before it", () => {
  const norm = { mean: [1, 2], variance: [4, 1], scale: [2, 3], shift: [0, 10], epsilon: 0 };
  expect(elements(batchNorm(array([3, 5, 2, 4], [2, 2]), norm))).toEqual([2, 4, 10, 16]);

  const [x, w, bias] = [whole([3, 4, 4], 1), whole([2, 3, 2, 2], 2), [1, -1]];
  const folded = foldBatchNorm(w, bias, norm);
  expect(elements(conv2d(x, folded.weights, { bias: folded.bias }))).toEqual(
    elements(batchNorm(conv2d(x, w, { bias }), norm)),
  );
  expect([...foldBatchNorm(w, undefined, norm).bias]).toEqual([-1, 4]);
});

test("hard swish is 0 up to −3, the number itself from 3 on, and x · (x + 3) / 6 between", () => {
  expect(elements(hardSwish(array([-9, -3, -1.5, 0, 1, 3, 9])))).toEqual(
    [0, 0, -0.375, 0, 4 / 6, 3, 9].map(Math.fround),
  );
});

test("a product is cell by cell, or channel by channel with a factor for each", () => {
  const x = array([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]);
  expect(elements(multiply(x, x))).toEqual([1, 4, 9, 16, 25, 36, 49, 64]);
  expect(elements(multiply(x, array([10, -1], [2, 1, 1])))).toEqual([10, 20, 30, 40, -5, -6, -7, -8]);
});

test("what stands between layers writes into `out`, whatever its strides", () => {
  const x = array([
    [-1, 2, 3],
    [4, -5, 6],
  ]);
  for (const compute of [relu, relu6, hardSwish, sigmoid, tanh]) {
    const out = zeros([3, 2]).transpose(1, 0);
    expect(compute(x, { out })).toBe(out);
    expect(elements(out)).toEqual(elements(compute(x)));
  }
  const out = zeros([2, 3]);
  expect(add(x, x, { out })).toBe(out);
  expect(elements(out)).toEqual([-2, 4, 6, 8, -10, 12]);
  expect(elements(multiply(x, x, { out }))).toEqual([1, 4, 9, 16, 25, 36]);
});

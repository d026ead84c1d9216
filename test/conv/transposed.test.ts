import fc from "fast-check";
import { expect, test } from "vitest";
import { array, elements, nested, zeros } from "../../src/conv/array";
import { convTranspose } from "../../src/conv/conv";
import { inputOf } from "../../src/conv/geometry";
import { conv1d, conv3d, convTranspose1d, convTranspose2d, convTranspose3d } from "../../src/conv/ranks";
import { type ConvTransposeOptions, transposedGeometry } from "../../src/conv/transposed-geometry";

const cases: [name: string, input: number, kernel: number, options: ConvTransposeOptions, output: number][] =
  [
    ["i2 k3 s1 p0", 2, 3, {}, 4],
    ["i3 k3 s2 p0", 3, 3, { stride: 2 }, 7],
    ["i3 k3 s2 p1", 3, 3, { stride: 2, padding: 1 }, 5],
    ["i3 k3 s2 p1, one cell of output padding", 3, 3, { stride: 2, padding: 1, outputPadding: 1 }, 6],
    ["i4 k4 s2 p1, DCGAN's doubling", 4, 4, { stride: 2, padding: 1 }, 8],
    ["i3 k3 d2", 3, 3, { dilation: 2 }, 7],
    ["i3 k3 d3 with output padding below the dilation", 3, 3, { dilation: 3, outputPadding: 2 }, 11],
    ["i3 k3 p[0, 2]", 3, 3, { padding: [[0, 2]] }, 3],
    ["i3 k5 s2 same", 3, 5, { stride: 2, padding: "same" }, 6],
    ["i3 k1 s3 same, longer than the kernel writes", 3, 1, { stride: 3, padding: "same" }, 9],
    ["i3 k3 s2 to 8 cells", 3, 3, { stride: 2, outputShape: [8] }, 8],
  ];

test.each(cases)("the output of %s", (_, input, kernel, options, output) => {
  expect(inputOf(transposedGeometry([1, input], [1, 1, kernel], options))).toEqual([1, output]);
  expect(convTranspose(zeros([1, input]), zeros([1, 1, kernel]), options).shape).toEqual([1, output]);
});

test("an odd cell is removed before, or after with same, as ONNX's output_shape and auto_pad say", () => {
  const sides = (options: ConvTransposeOptions) => {
    const [axis] = transposedGeometry([1, 3], [1, 1, 3], { stride: 2, ...options }).axes;
    return [axis!.before, axis!.after];
  };
  expect(sides({ outputShape: [6] })).toEqual([1, 0]);
  expect(sides({ outputShape: [6], padding: "same-lower" })).toEqual([1, 0]);
  expect(sides({ outputShape: [6], padding: "same" })).toEqual([0, 1]);
  expect(sides({ padding: "same" })).toEqual([0, 1]);
  expect(sides({ padding: "same-lower" })).toEqual([1, 0]);
});

test("a 2×2 input stamps a 2×2 kernel, by hand", () => {
  const x = array([1, 2, 3, 4], [1, 2, 2]);
  const w = array([1, 10, 100, 1000], [1, 1, 2, 2]);
  expect(nested(convTranspose2d(x, w))).toEqual([
    [
      [1, 12, 20],
      [103, 1234, 2040],
      [300, 3400, 4000],
    ],
  ]);
  expect(elements(convTranspose2d(x, w, { stride: 2, bias: [0.5] }))).toEqual([
    1.5, 10.5, 2.5, 20.5, 100.5, 1000.5, 200.5, 2000.5, 3.5, 30.5, 4.5, 40.5, 300.5, 3000.5, 400.5, 4000.5,
  ]);
});

test("one cell's output is the kernel itself, of any rank", () => {
  expect(elements(convTranspose1d(array([2], [1, 1]), array([1, 2], [1, 1, 2])))).toEqual([2, 4]);
  expect(elements(convTranspose3d(array([2], [1, 1, 1, 1]), array([1, 2, 3, 4], [1, 1, 1, 2, 2])))).toEqual([
    2, 4, 6, 8,
  ]);
});

test("an ordinary convolution undoes the size that a transposed one made", () => {
  fc.assert(
    fc.property(
      fc.record({
        input: fc.integer({ min: 1, max: 30 }),
        kernel: fc.integer({ min: 1, max: 6 }),
        stride: fc.integer({ min: 1, max: 4 }),
        extra: fc.nat(3),
      }),
      ({ input, kernel, stride, extra }) => {
        const options = { stride, outputPadding: extra % stride };
        const [axis] = transposedGeometry([1, input], [1, 1, kernel], options).axes;
        expect(Math.floor((axis!.input - kernel) / stride) + 1).toBe(input);
      },
    ),
  );
});

test.each<[number[], number[], ConvTransposeOptions, string]>([
  [
    [1, 3],
    [1, 1, 3],
    { stride: 2, outputPadding: 2 },
    "outputPadding must be a whole number from 0, smaller than the stride 2 or the dilation 1, got 2 (axis 0)",
  ],
  [[1, 3], [1, 1, 3], { stride: 2, outputPadding: -1 }, "got -1 (axis 0)"],
  [[1, 3], [1, 1, 3], { stride: 2, outputPadding: 0.5 }, "got 0.5 (axis 0)"],
  [
    [1, 1, 3],
    [1, 1, 3, 3],
    { padding: [0, 3] },
    "padding removes 3 + 3 cells, but the transposed convolution writes only 5 (axis 1)",
  ],
  [
    [1, 3],
    [1, 1, 3],
    { outputShape: [4], padding: 1 },
    "outputShape settles the padding itself: leave padding 1 out (axis 0)",
  ],
  [[1, 3], [1, 1, 3], { outputShape: [4, 4] }, "outputShape has 2 entries for 1 axes"],
  [[1, 3], [1, 1, 3], { outputShape: [0] }, "outputSize must be a whole number of 1 or more, got 0 (axis 0)"],
  [[1, 3], [1, 1, 3], { stride: Number.POSITIVE_INFINITY }, "stride must be a whole number of 1 or more"],
  [[2, 3], [3, 1, 3], {}, "transposed weights [3,1,3] take 3 channels, but the input has 2"],
  [[4, 3], [4, 1, 3], { groups: 3 }, "3 groups do not divide 4 input and 3 output channels"],
  [[2, 3], [2, 3, 3], { bias: [1, 2] }, "2 biases for 3 output channels"],
  [[2, 3], [2, 3], {}, "needs transposed weights with 3 axes, [C_in, C_out / groups, …kernel], got [2,3]"],
  [[0, 3], [0, 3, 1], {}, "a convolution needs 1 channel or more, got 0 input and 3 output channels"],
])("transposed geometry of %j with %j and %o says what is wrong", (input, weights, options, message) => {
  expect(() => transposedGeometry(input, weights, options)).toThrow(message);
});

test("the names by rank refuse other ranks", () => {
  const flat = zeros([1, 4]);
  expect(() => conv1d(zeros([1, 4, 4]), zeros([1, 1, 2, 2]))).toThrow(
    "conv1d needs an input of shape [C, L], got [1,4,4]",
  );
  expect(() => conv3d(flat, zeros([1, 1, 2]))).toThrow(
    "conv3d needs an input of shape [C, D, H, W], got [1,4]",
  );
  expect(() => convTranspose1d(zeros([1, 4, 4]), zeros([1, 1, 2, 2]))).toThrow("convTranspose1d needs");
  expect(() => convTranspose2d(flat, zeros([1, 1, 2]))).toThrow("convTranspose2d needs");
  expect(() => convTranspose3d(flat, zeros([1, 1, 2]))).toThrow("convTranspose3d needs");
  expect(elements(conv1d(array([1, 2, 3], [1, 3]), array([1, 1], [1, 1, 2])))).toEqual([3, 5]);
  expect(conv3d(zeros([2, 3, 4, 5]), zeros([3, 2, 1, 2, 3])).shape).toEqual([3, 3, 3, 3]);
});

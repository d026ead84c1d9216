import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { array, elements, nested, zeros } from "../../src/conv/array";
import { flip } from "../../src/conv/flip";
import { type ConvOptions, geometry } from "../../src/conv/geometry";
import { toMatrix } from "../../src/conv/matrix";
import { conv2d } from "../../src/conv/ranks";

const count = (height: number, width: number) => Array.from({ length: height * width }, (_, index) => index);
const ones = array(new Array(9).fill(1), [1, 1, 3, 3]);

// The ONNX backend's node tests for Conv (onnx/backend/test/case/node/conv.py): inputs count up from 0, weights are 1.
describe("ONNX node tests", () => {
  const five = array(count(5, 5), [1, 5, 5]);
  const seven = array(count(7, 5), [1, 7, 5]);

  test("basic_conv_with_padding", () => {
    expect(nested(conv2d(five, ones, { padding: 1 }).pick(0, null, null))).toEqual([
      [12, 21, 27, 33, 24],
      [33, 54, 63, 72, 51],
      [63, 99, 108, 117, 81],
      [93, 144, 153, 162, 111],
      [72, 111, 117, 123, 84],
    ]);
  });

  test("basic_conv_without_padding", () => {
    expect(elements(conv2d(five, ones))).toEqual([54, 63, 72, 99, 108, 117, 144, 153, 162]);
  });

  test("conv_with_strides_padding", () => {
    expect(elements(conv2d(seven, ones, { stride: 2, padding: 1 }))).toEqual([
      12, 27, 24, 63, 108, 81, 123, 198, 141, 112, 177, 124,
    ]);
  });

  test("conv_with_strides_no_padding", () => {
    expect(elements(conv2d(seven, ones, { stride: 2 }))).toEqual([54, 72, 144, 162, 234, 252]);
  });

  test("conv_with_strides_and_asymmetric_padding", () => {
    // pads = [1, 0, 1, 0]: one row above and below, no columns.
    expect(elements(conv2d(seven, ones, { stride: 2, padding: [1, 0] }))).toEqual([
      21, 33, 99, 117, 189, 207, 171, 183,
    ]);
  });

  test("conv_with_autopad_same", () => {
    expect(elements(conv2d(five, ones, { stride: 2, padding: "same" }))).toEqual([
      12, 27, 24, 63, 108, 81, 72, 117, 84,
    ]);
  });
});

test("a 3×3 map and a 2×2 kernel, by hand", () => {
  const x = array(
    [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ],
    [1, 3, 3],
  );
  const w = array(
    [
      [1, 0],
      [2, 1],
    ],
    [1, 1, 2, 2],
  );
  expect(elements(conv2d(x, w))).toEqual([14, 18, 26, 30]);
});

test("channels are summed, groups are not, biases are added", () => {
  const x = array([1, 2, 3, 4], [4, 1, 1]);
  expect(elements(conv2d(x, array([1, 10, 100, 1000], [1, 4, 1, 1])))).toEqual([4321]);
  expect(elements(conv2d(x, array([1, 10, 1, 10], [2, 2, 1, 1]), { groups: 2, bias: [0.5, -1] }))).toEqual([
    21.5, 42,
  ]);
  expect(elements(conv2d(x, array([1, 2, 3, 4], [4, 1, 1, 1]), { groups: 4 }))).toEqual([1, 4, 9, 16]);
});

test("the border reads zeros, not the neighbouring row: ndarray itself does not check", () => {
  const x = array(
    [
      [1, 2],
      [3, 4],
    ],
    [1, 2, 2],
  );
  expect(x.get(0, 0, 2)).toBe(3);
  expect(elements(conv2d(x, array([0, 0, 1], [1, 1, 1, 3]), { padding: [0, 1] }))).toEqual([2, 0, 4, 0]);
});

test("strided views are read through their strides", () => {
  const x = array(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [1, 2, 3],
  ).transpose(0, 2, 1);
  expect(elements(conv2d(x, array([1, 1], [1, 1, 1, 2])))).toEqual([5, 7, 9]);
});

const problem = fc
  .record({
    height: fc.integer({ min: 1, max: 8 }),
    width: fc.integer({ min: 1, max: 8 }),
    kernel: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    stride: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    dilation: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    padding: fc.tuple(
      fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
      fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
    ),
    seed: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 73, maxLength: 73 }),
  })
  .filter(({ height, width, kernel, dilation, padding }) =>
    [height, width].every(
      (length, axis) =>
        dilation[axis]! * (kernel[axis]! - 1) + 1 <= length + padding[axis]![0] + padding[axis]![1],
    ),
  );

test("y = C x, for any stride, padding and dilation", () => {
  fc.assert(
    fc.property(problem, ({ height, width, kernel, seed, ...options }) => {
      const x = seed.slice(0, height * width);
      const w = array(seed.slice(64, 64 + kernel[0] * kernel[1]), kernel);
      const { rows, entries } = toMatrix([height, width], w, options);
      const y = new Array(rows).fill(0);
      for (const { row, column, value } of entries) y[row] += value * x[column]!;
      expect(
        elements(conv2d(array(x, [1, height, width]), array(nested(w), [1, 1, ...kernel]), options)),
      ).toEqual(y);
    }),
  );
});

test("a dilated kernel is a kernel with holes", () => {
  fc.assert(
    fc.property(problem, ({ height, width, kernel, seed, stride, padding, dilation }) => {
      const x = array(seed.slice(0, height * width), [1, height, width]);
      const weights = array(seed.slice(64, 64 + kernel[0] * kernel[1]), kernel);
      const holes = zeros([1, 1, dilation[0] * (kernel[0] - 1) + 1, dilation[1] * (kernel[1] - 1) + 1]);
      for (let kh = 0; kh < kernel[0]; kh++) {
        for (let kw = 0; kw < kernel[1]; kw++)
          holes.set(0, 0, kh * dilation[0], kw * dilation[1], weights.get(kh, kw));
      }
      const dilated = conv2d(x, array(nested(weights), [1, 1, ...kernel]), { stride, padding, dilation });
      expect(elements(dilated)).toEqual(elements(conv2d(x, holes, { stride, padding })));
    }),
  );
});

test("flipping twice gives the kernel back, and only the last axes when asked", () => {
  const w = array([
    [1, 2],
    [3, 4],
  ]);
  expect(nested(flip(w))).toEqual([
    [4, 3],
    [2, 1],
  ]);
  expect(nested(flip(flip(w)))).toEqual(nested(w));
  expect(nested(flip(w, 1))).toEqual([
    [2, 1],
    [4, 3],
  ]);
  expect(() => flip(w, 3)).toThrow("cannot flip 3 axes of an array with 2");
});

test.each<[number[], number[], ConvOptions, string]>([
  [[3, 5, 5], [4, 2, 3, 3], {}, "weights [4,2,3,3] take 2 × 1 groups = 2 channels, but the input has 3"],
  [[4, 5, 5], [4, 2, 3, 3], { groups: 3 }, "3 groups do not divide 4 input and 4 output channels"],
  [[1, 5, 5], [1, 1, 3], {}, "needs weights with 4 axes, [C_out, C_in, …kernel], got [1,1,3]"],
  [[1, 5, 2], [1, 1, 3, 3], {}, "kernel covers 3 cells but the padded input has 2 (axis 1)"],
  [[1, 5, 5], [1, 1, 3, 3], { stride: [1, 2, 3] }, "stride has 3 entries for 2 axes"],
  [
    [1, 5],
    [1, 1, 3],
    { padding: [1, 2] },
    "padding has 2 entries for 1 axis: a pair [before, after] of one axis stands inside a list, [[1,2]]",
  ],
  [[1, 5, 5, 5], [1, 1, 3, 3, 3], { padding: [1, 2] }, "padding has 2 entries for 3 axes: a pair"],
  [[0, 5], [1, 0, 3], {}, "a convolution needs 1 channel or more, got 0 input and 1 output channels"],
  [[1, 5, 5], [2, 1, 3, 3], { bias: [1] }, "1 biases for 2 output channels"],
  [[5], [1, 1], {}, "the input must have shape [C, …spatial], got [5]"],
])("geometry of %j with %j and %o says what is wrong", (input, weights, options, message) => {
  expect(() => geometry(input, weights, options)).toThrow(message);
});

test("conv2d refuses other ranks by name", () => {
  expect(() => conv2d(zeros([1, 4]), zeros([1, 1, 2]))).toThrow(
    "conv2d needs an input of shape [C, H, W], got [1,4]",
  );
});

import ndarray = require("ndarray");

import { describe, expect, test } from "vitest";
import { array, elements, type NdArray, nested, type Tensor, zeros } from "../../src/conv/array";
import { conv, convTranspose } from "../../src/conv/conv";
import { planConv, planConvTranspose } from "../../src/conv/plan";
import { convTransposeByScatter } from "../../src/conv/transposed-forms";
import { whole } from "./problem";

// Small enough for the reference, and large enough for the fast plans.
const layers = [
  ["a small layer", whole([2, 5, 4], 1), whole([4, 2, 3, 3], 2)],
  ["a larger layer", whole([8, 16, 12], 1), whole([8, 8, 3, 3], 2)],
] as const;

describe.each(layers)("%s", (_, x, w) => {
  const options = { padding: 1, winograd: false };
  const expected = elements(conv(x, w, options));

  test("a plan runs often, and into an array of one's own", () => {
    const plan = planConv(x.shape, w, options);
    expect([plan.input, plan.output]).toEqual([x.shape, [w.shape[0], ...x.shape.slice(1)]]);
    expect(elements(plan.run(x))).toEqual(expected);
    const out = zeros(plan.output);
    out.data.fill(Number.NaN);
    expect(plan.run(x, out)).toBe(out);
    expect(elements(out)).toEqual(expected);
    plan.free();
    plan.free();
    expect(() => plan.run(x)).toThrow("this plan was freed");
  });

  test("a plan keeps the weights and biases that it was made with", () => {
    const own = copy(w);
    const bias = new Float32Array(w.shape[0]!).fill(2);
    const plan = planConv(x.shape, own, { ...options, bias });
    own.data.fill(0);
    bias.fill(0);
    expect(elements(plan.run(x))).toEqual(expected.map((number) => number + 2));
    plan.free();
  });

  test("a plan of a transposed convolution", () => {
    const [channels, ...rest] = x.shape;
    const weights = whole([channels!, 3, 2, 2], 3);
    const plan = planConvTranspose(x.shape, weights, { stride: 2 });
    expect(plan.output).toEqual([3, ...rest.map((length) => 2 * length)]);
    expect(elements(plan.run(x))).toEqual(elements(convTranspose(x, weights, { stride: 2 })));
    plan.free();
  });

  test("views are read and written through their strides", () => {
    const turned = x.transpose(0, 2, 1);
    const upright = array(elements(turned), turned.shape);
    expect(elements(conv(turned, w, options))).toEqual(elements(conv(upright, w, options)));

    const reversed = w.step(-1, 1, -1, 1);
    const same = array(elements(reversed), reversed.shape);
    expect(elements(conv(x, reversed, options))).toEqual(elements(conv(x, same, options)));

    const doubles = ndarray(Float64Array.from(x.data), x.shape);
    expect(elements(conv(doubles, w, options))).toEqual(expected);
    const plain = ndarray([...x.data], x.shape);
    expect(elements(conv(plain, w, options))).toEqual(expected);

    const wide = zeros([w.shape[0]!, x.shape[2]! + 3, x.shape[1]!]);
    wide.data.fill(7);
    const out = wide.lo(0, 2, 0).hi(w.shape[0]!, x.shape[2]!, x.shape[1]!).transpose(0, 2, 1) as Tensor;
    expect(conv(x, w, { ...options, out })).toBe(out);
    expect(elements(out)).toEqual(expected);
    expect(elements(wide.hi(w.shape[0]!, 2, x.shape[1]!)).every((number) => number === 7)).toBe(true);
    expect(elements(wide.lo(0, x.shape[2]! + 2, 0)).every((number) => number === 7)).toBe(true);
  });

  test("inputs are never written", () => {
    const [x0, w0] = [copy(x), copy(w)];
    conv(x, w, options);
    convTranspose(x, whole([x.shape[0]!, 2, 3, 3], 4), { stride: 2 });
    expect([x.data, w.data]).toEqual([x0.data, w0.data]);
  });
});

test.each<[string, () => unknown, string]>([
  [
    "an input of another shape",
    () => planConv([1, 5], zeros([1, 1, 3])).run(zeros([1, 6])),
    "the plan takes inputs of shape [1,5], got [1,6]",
  ],
  [
    "an out of another shape",
    () => conv(zeros([1, 5]), zeros([1, 1, 3]), { out: zeros([1, 5]) }),
    "out has shape [1,5], but the result has [1,3]",
  ],
  [
    "an out of another type",
    () =>
      conv(zeros([1, 5]), zeros([1, 1, 3]), { out: ndarray(new Uint8Array(3), [1, 3]) as unknown as Tensor }),
    "out must be an ndarray of a Float32Array",
  ],
  [
    "an out within the input",
    () => {
      const x = zeros([1, 5]);
      return conv(x, zeros([1, 1, 3]), { out: x.hi(1, 3) as Tensor });
    },
    "out shares memory with an input",
  ],
  [
    "an out within the weights",
    () => {
      const memory = new Float32Array(6);
      const w = ndarray(memory, [1, 1, 3]);
      return conv(zeros([1, 5]), w, { out: ndarray(memory, [1, 3], [3, 1], 2) as Tensor });
    },
    "out shares memory with an input",
  ],
  [
    "nested arrays",
    () => conv([[1, 2, 3]] as unknown as NdArray, zeros([1, 1, 3])),
    "x must be an ndarray: array([…], [C, …]) makes one",
  ],
  [
    "a shape that its data cannot fill",
    () => conv(ndarray(new Float32Array(3), [1, 5]), zeros([1, 1, 3])),
    "x of shape [1,5] reads up to number 4, but its data holds 3",
  ],
  [
    "four spatial axes",
    () => conv(zeros([1, 2, 2, 2, 2]), zeros([1, 1, 1, 1, 1, 1])),
    "one to three spatial axes can be convolved, got 4",
  ],
])("%s is refused", (_, run, message) => {
  expect(run).toThrow(message);
});

test("two views of one memory that do not meet are welcome", () => {
  const memory = new Float32Array(8).map((_, index) => index);
  const x = ndarray(memory, [1, 5]);
  const out = ndarray(memory, [1, 3], [3, 1], 5) as Tensor;
  expect(nested(conv(x, array([1, 1, 1], [1, 1, 3]), { out }))).toEqual([[3, 6, 9]]);
});

function copy(x: Tensor): Tensor {
  return array([...x.data], x.shape);
}

test("a bias may be a list, a typed array or an ndarray of any strides", () => {
  const [x, w] = [array([[1, 2, 3]]), array([1, 10], [2, 1, 1])];
  const strided = array([
    [5, 0],
    [7, 0],
  ]).pick(null, 0);
  for (const bias of [[5, 7], Float32Array.of(5, 7), array([5, 7]), strided]) {
    expect(nested(conv(x, w, { bias }))).toEqual([
      [6, 7, 8],
      [17, 27, 37],
    ]);
    expect(
      nested(convTransposeByScatter(array([[1], [2]]), array([1, 10, 3, 4], [2, 2, 1]), { bias })),
    ).toEqual([[12], [25]]);
  }
  expect(() => conv(x, w, { bias: array([1]) })).toThrow("1 biases for 2 output channels");
});

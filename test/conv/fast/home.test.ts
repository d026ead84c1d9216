// Arrays that live in the kernels' memory are computed where they are, and are arrays like any other.
import { afterEach, describe, expect, test } from "vitest";
import { add, hardSwish, multiply, relu, relu6, sigmoid, tanh } from "../../../src/conv/activation";
import { sizeOf, type Tensor, tensor, zeros } from "../../../src/conv/array";
import { concat } from "../../../src/conv/channels";
import type { Placed } from "../../../src/conv/fast/engine";
import { homeOf, housed, newHome } from "../../../src/conv/fast/home";
import { planConv, planConvTranspose } from "../../../src/conv/plan";
import { globalAveragePool, maxPool } from "../../../src/conv/pool";
import { upsample } from "../../../src/conv/upsample";

const asked = process.env.SVERTKA_CONV;
afterEach(() => {
  if (asked === undefined) delete process.env.SVERTKA_CONV;
  else process.env.SVERTKA_CONV = asked;
});

function numbers(shape: readonly number[]): Tensor {
  return tensor(
    Float32Array.from({ length: sizeOf(shape) }, (_, n) => ((n * 37) % 101) / 8 - 6),
    shape,
  );
}

/** `x` and room for the output, in one home between walls that nothing may write over. */
function moved(x: Tensor, output: readonly number[], home = newHome({})!) {
  const [before, inside, out, after] = housed(home, [16, x.size, sizeOf(output), 16]) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  inside.set(x.data);
  for (const wall of [before, after]) wall.fill(7);
  return { inside: tensor(inside, x.shape), out: tensor(out, output), walls: [before, after] };
}

type Compute = (x: Tensor, into: { out?: Tensor }) => Tensor;
const shape = [6, 33, 29];
const between: { readonly [name: string]: Compute } = {
  relu,
  relu6,
  tanh,
  sigmoid,
  hardSwish,
  add: (x, into) => add(x, x, into),
  factors: (x, into) => multiply(x, numbers([6, 1, 1]), into),
  product: (x, into) => multiply(x, x, into),
  maxPool: (x, into) => maxPool(x, { kernel: 3, stride: 2, padding: "same", ...into }),
  globalAveragePool,
  bilinear: (x, into) => upsample(x, { mode: "bilinear", ...into }),
  nearest: (x, into) => upsample(x, { scale: 3, ...into }),
  concat: (x, into) => concat([x, x], into),
};

test.each(Object.entries(between))("%s is the same in a home", (_, compute) => {
  const x = numbers(shape);
  const outside = compute(x, {});
  const { inside, out, walls } = moved(x, outside.shape);
  expect(compute(inside, { out })).toBe(out);
  expect([...out.data]).toEqual([...outside.data]);
  expect([...inside.data]).toEqual([...x.data]);
  for (const wall of walls) expect([...wall]).toEqual(Array(16).fill(7));
  // From inside to outside, and from outside to inside.
  expect([...compute(inside, {}).data]).toEqual([...outside.data]);
  expect([...compute(x, { out: tensor(out.data.fill(0), outside.shape) }).data]).toEqual([...outside.data]);
});

describe.each([
  ["pointwise", { w: [8, 6, 1, 1], options: {} }],
  ["pointwise in groups", { w: [9, 2, 1, 1], options: { groups: 3 } }],
  ["by Winograd", { w: [8, 6, 3, 3], options: { padding: 1 } }],
  ["strided", { w: [8, 6, 3, 3], options: { stride: 2, padding: "same" } }],
  ["depthwise", { w: [6, 1, 3, 3], options: { groups: 6, padding: "same" } }],
  ["depthwise without padding", { w: [6, 1, 5, 5], options: { groups: 6 } }],
  ["depthwise, two kernels a channel", { w: [12, 1, 3, 3], options: { groups: 6, stride: 2, padding: 1 } }],
] as const)("a convolution, %s", (_, { w, options }) => {
  const x = numbers(shape);
  const weights = numbers(w);
  const outside = planConv(shape, weights, options as object);

  test("is the same to and from a home", () => {
    const home = newHome({})!;
    const placed: Placed = { home };
    const plan = planConv(shape, weights, { ...(options as object), ...placed });
    const expected = [...outside.run(x).data];
    const { inside, out } = moved(x, outside.output, home);
    expect([...plan.run(inside, out).data]).toEqual(expected);
    expect([...plan.run(x, tensor(out.data.fill(0), outside.output)).data]).toEqual(expected);
    expect([...plan.run(inside).data]).toEqual(expected);
    expect([...outside.run(inside).data]).toEqual(expected);
  });
});

test("a transposed convolution is the same in a home", () => {
  const [x, w] = [numbers([8, 20, 21]), numbers([8, 3, 2, 2])];
  const home = newHome({})!;
  const placed: Placed = { home };
  const plan = planConvTranspose(x.shape, w, { stride: 2, ...placed });
  const { inside, out } = moved(x, plan.output, home);
  const expected = planConvTranspose(x.shape, w, { stride: 2 }).run(x);
  expect([...plan.run(inside, out).data]).toEqual([...expected.data]);
});

test("what would make a home grow is computed without its kernels", () => {
  const home = newHome({})!;
  const [x, y] = housed(home, [4 * 300 * 300, 4]) as [Float32Array, Float32Array];
  const { byteLength } = home.heap.memory.buffer;
  x.fill(1);
  const wide = tensor(x.subarray(0, 300_000), [3, 1, 100_000]);
  expect(maxPool(wide, { kernel: [1, 100_000], out: tensor(y.subarray(0, 3), [3, 1, 1]) }).data[2]).toBe(1);
  expect(home.heap.memory.buffer.byteLength).toBe(byteLength);
  expect(homeOf(x)).toBe(home);
  expect(homeOf(zeros([3]).data)).toBeUndefined();
});

test("there is no home where there are no kernels, or several threads work", () => {
  expect(newHome({ engine: "typescript" })).toBeUndefined();
  expect(newHome({ threads: 2 })).toBeUndefined();
  process.env.SVERTKA_CONV = "typescript";
  expect(newHome({})).toBeUndefined();
});

// The WebAssembly kernels for what stands between convolutions are held to the plain loops.
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { add, hardSwish, multiply, relu, sigmoid } from "../../../src/conv/activation";
import { type Tensor, tensor } from "../../../src/conv/array";
import { averagePool, globalAveragePool, maxPool } from "../../../src/conv/pool";
import { upsample } from "../../../src/conv/upsample";

const asked = process.env.SVERTKA_CONV;
afterEach(() => {
  if (asked === undefined) delete process.env.SVERTKA_CONV;
  else process.env.SVERTKA_CONV = asked;
});

/** The same computation without WebAssembly. */
function plainly(compute: () => Tensor): Tensor {
  process.env.SVERTKA_CONV = "typescript";
  try {
    return compute();
  } finally {
    delete process.env.SVERTKA_CONV;
  }
}

/** Numbers from −8 to 8 that look accidental. */
function numbers(shape: number[], seed: number): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  let state = seed;
  const data = Float32Array.from({ length: size }, () => {
    state = (16807 * state) % 2147483647;
    return (16 * state) / 2147483647 - 8;
  });
  return tensor(data, shape);
}

/** Largest difference between both ways. */
function apart(compute: () => Tensor): number {
  const [fast, plain] = [compute(), plainly(compute)];
  expect(fast.shape).toEqual(plain.shape);
  return fast.data.reduce((most, value, n) => Math.max(most, Math.abs(value - plain.data[n]!)), 0);
}

// Fewer than are worth the way, one piece, its edges, several pieces, rests that no vector fills.
const sizes = [7, 1023, 1024, 1027, 8191, 8192, 8193, 20_001];

test.each(sizes)("activations, sums and products of %i numbers", (size) => {
  const [a, b] = [numbers([size], 5), numbers([size], 6)];
  expect(apart(() => relu(a))).toBe(0);
  expect(apart(() => add(a, b))).toBe(0);
  expect(apart(() => hardSwish(a))).toBeLessThan(1e-6);
  expect(apart(() => sigmoid(a))).toBeLessThan(2e-7);
  expect(apart(() => multiply(a, b))).toBe(0);
});

test("the sigmoid of large and small numbers is 1 and 0, and NaN stays NaN", () => {
  const x = numbers([2048], 3);
  x.data.set([100, -100, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 17, -17, Number.NaN]);
  const [large, small, most, least, middle, near, far, none] = sigmoid(x).data;
  expect([large, most, middle]).toEqual([1, 1, 0.5]);
  for (const value of [small!, least!]) expect(value).toBeLessThan(1e-37);
  expect(near).toBeCloseTo(1, 6);
  expect(far! / (1 / (1 + Math.exp(17)))).toBeCloseTo(1, 5);
  expect(none).toBeNaN();
});

test("what is not a number stays so, and nothing becomes −0", () => {
  const x = numbers([4096], 1);
  x.data.set([Number.NaN, -4, -0, Number.POSITIVE_INFINITY]);
  for (const compute of [relu, hardSwish]) {
    const some = compute(x).data.slice(0, 4);
    expect([...some]).toEqual([Number.NaN, 0, 0, Number.POSITIVE_INFINITY]);
  }
});

test("maps of any shape: factors a channel, poolings, upsampling", () => {
  const shapes = fc.record({
    channels: fc.integer({ min: 1, max: 40 }),
    high: fc.integer({ min: 4, max: 70 }),
    wide: fc.integer({ min: 4, max: 70 }),
    kernel: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 3 }),
    seed: fc.integer({ min: 1, max: 1e6 }),
  });
  fc.assert(
    fc.property(shapes, ({ channels, high, wide, kernel, stride, seed }) => {
      const x = numbers([channels, high, wide], seed);
      const factors = numbers([channels, 1, 1], seed + 1);
      const window = { kernel, stride, padding: "same" } as const;
      expect(apart(() => multiply(x, factors))).toBe(0);
      expect(apart(() => maxPool(x, window))).toBe(0);
      expect(apart(() => averagePool(x, window))).toBeLessThan(1e-5);
      expect(apart(() => globalAveragePool(x))).toBeLessThan(1e-5);
      expect(apart(() => upsample(x, { scale: stride }))).toBe(0);
      expect(apart(() => upsample(x, { size: [high + 5, 2 * wide], mode: "bilinear" }))).toBeLessThan(1e-5);
    }),
    { numRuns: 20 },
  );
});

test("upsampling writes into `out`, whatever its strides, and not over what it reads", () => {
  const x = numbers([3, 40, 30], 9);
  const out = tensor(new Float32Array(3 * 80 * 60), [3, 60, 80]).transpose(0, 2, 1);
  expect(upsample(x, { mode: "bilinear", out })).toBe(out);
  const expected = upsample(x, { mode: "bilinear" });
  for (const [c, h, w] of [
    [0, 0, 0],
    [1, 33, 12],
    [2, 79, 59],
  ] as const) {
    expect(out.get(c, h, w)).toBe(expected.get(c, h, w));
  }
  expect(() => upsample(x, { out: x })).toThrow("out has shape [3,40,30], but the result has [3,80,60]");
});

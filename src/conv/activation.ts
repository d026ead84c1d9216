// What stands between convolutions, number by number: activations, the sum and the product of branches, and softmax at the
// end. Each has a loop of its own: one loop that calls a function for each number takes ten times as long.
import type { NdArray, Tensor } from "./array";
import { checkArray, filled, flat } from "./contiguous";
import type { Into } from "./conv";
import { activate, addAll, scaleAll } from "./fast/between";

/** max(0, x) of each number of `x`, in an array of the same shape. */
export function relu(x: NdArray, { out }: Into = {}): Tensor {
  return each(x, out, (from, to) => {
    if (activate("relu", from, to)) return;
    for (let n = 0; n < to.length; n++) to[n] = Math.max(0, from[n]!);
  });
}

/** min(max(0, x), 6) of each number of `x`: MobileNet's activation. */
export function relu6(x: NdArray, { out }: Into = {}): Tensor {
  return each(x, out, (from, to) => {
    for (let n = 0; n < to.length; n++) to[n] = Math.min(Math.max(0, from[n]!), 6);
  });
}

/** x where positive, else slope · x, of each number of `x`. */
export function leakyRelu(x: NdArray, slope = 0.01): Tensor {
  return each(x, undefined, (from, to) => {
    for (let n = 0; n < to.length; n++) to[n] = from[n]! < 0 ? slope * from[n]! : from[n]!;
  });
}

/** x · min(max(0, x + 3), 6) / 6 of each number of `x`: MobileNet v3's activation (A. Howard et al., arXiv 1905.02244). */
export function hardSwish(x: NdArray, { out }: Into = {}): Tensor {
  return each(x, out, (from, to) => {
    if (activate("hardSwish", from, to)) return;
    for (let n = 0; n < to.length; n++) {
      const number = from[n]!;
      to[n] = number <= -3 ? 0 : (number * Math.min(number + 3, 6)) / 6;
    }
  });
}

/** 1 / (1 + e⁻ˣ) of each number of `x`. */
export function sigmoid(x: NdArray, { out }: Into = {}): Tensor {
  return each(x, out, (from, to) => {
    if (activate("sigmoid", from, to)) return;
    for (let n = 0; n < to.length; n++) to[n] = 1 / (1 + Math.exp(-from[n]!));
  });
}

/** The hyperbolic tangent of each number of `x`. */
export function tanh(x: NdArray, { out }: Into = {}): Tensor {
  return each(x, out, (from, to) => {
    for (let n = 0; n < to.length; n++) to[n] = Math.tanh(from[n]!);
  });
}

/** eˣ / Σ eˣ over all numbers of `x`: shares that sum to 1. The largest is subtracted first, against overflow. */
export function softmax(x: NdArray): Tensor {
  return each(x, undefined, (from, to) => {
    const largest = from.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY);
    for (let n = 0; n < to.length; n++) to[n] = Math.exp(from[n]! - largest);
    const sum = to.reduce((total, power) => total + power, 0);
    for (let n = 0; n < to.length; n++) to[n]! /= sum;
  });
}

/**
 * The sum of two arrays of one shape, a residual connection.
 * @throws RangeError if the shapes differ.
 */
export function add(a: NdArray, b: NdArray, { out }: Into = {}): Tensor {
  checkArray(a, "a");
  checkArray(b, "b");
  if (`${a.shape}` !== `${b.shape}`) throw new RangeError(`cannot add shapes [${a.shape}] and [${b.shape}]`);
  const other = flat(b, "b");
  return each(a, out, (from, to) => {
    if (addAll(from, other, to)) return;
    for (let n = 0; n < to.length; n++) to[n] = from[n]! + other[n]!;
  });
}

/**
 * The product of two arrays of one shape; or of `a`, `[C, …spatial]`, and a factor for each of its channels,
 * `[C, 1, …]`, as squeeze-and-excitation has it (J. Hu et al., arXiv 1709.01507).
 * @throws RangeError if the shapes do not fit.
 */
export function multiply(a: NdArray, b: NdArray, { out }: Into = {}): Tensor {
  checkArray(a, "a");
  checkArray(b, "b");
  const factors = `${b.shape}` === `${[a.shape[0], ...a.shape.slice(1).map(() => 1)]}`;
  if (!factors && `${a.shape}` !== `${b.shape}`) {
    throw new RangeError(`cannot multiply shapes [${a.shape}] and [${b.shape}]`);
  }
  const other = flat(b, "b");
  const run = a.size / b.size;
  return each(a, out, (from, to) => {
    if (scaleAll(from, other, to)) return;
    for (let factor = 0, n = 0; factor < other.length; factor++) {
      for (let end = n + run; n < end; n++) to[n] = from[n]! * other[factor]!;
    }
  });
}

function each(
  x: NdArray,
  out: Tensor | undefined,
  compute: (from: Float32Array, to: Float32Array) => void,
): Tensor {
  checkArray(x, "x");
  return filled(out, x.shape, [x], (to) => compute(flat(x, "x"), to));
}

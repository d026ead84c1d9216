// What stands between convolutions, number by number: activations, the sum of branches, and softmax at the end.
import { type NdArray, type Tensor, zeros } from "./array";
import { checkArray, flat } from "./contiguous";

/** max(0, x) of each number of `x`, in an array of the same shape. */
export function relu(x: NdArray): Tensor {
  return each(x, (number) => Math.max(0, number));
}

/** min(max(0, x), 6) of each number of `x`: MobileNet's activation. */
export function relu6(x: NdArray): Tensor {
  return each(x, (number) => Math.min(Math.max(0, number), 6));
}

/** x where positive, else slope · x, of each number of `x`. */
export function leakyRelu(x: NdArray, slope = 0.01): Tensor {
  return each(x, (number) => (number < 0 ? slope * number : number));
}

/** 1 / (1 + e⁻ˣ) of each number of `x`. */
export function sigmoid(x: NdArray): Tensor {
  return each(x, (number) => 1 / (1 + Math.exp(-number)));
}

/** The hyperbolic tangent of each number of `x`. */
export function tanh(x: NdArray): Tensor {
  return each(x, Math.tanh);
}

/** eˣ / Σ eˣ over all numbers of `x`: shares that sum to 1. The largest is subtracted first, against overflow. */
export function softmax(x: NdArray): Tensor {
  checkArray(x, "x");
  const largest = flat(x, "x").reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY);
  const powers = each(x, (number) => Math.exp(number - largest));
  const sum = powers.data.reduce((total, power) => total + power, 0);
  return each(powers, (power) => power / sum);
}

/**
 * The sum of two arrays of one shape, a residual connection.
 * @throws RangeError if the shapes differ.
 */
export function add(a: NdArray, b: NdArray): Tensor {
  checkArray(a, "a");
  checkArray(b, "b");
  if (`${a.shape}` !== `${b.shape}`) throw new RangeError(`cannot add shapes [${a.shape}] and [${b.shape}]`);
  const other = flat(b, "b");
  return each(a, (number, index) => number + other[index]!);
}

function each(x: NdArray, compute: (number: number, index: number) => number): Tensor {
  const numbers = flat(x, "x");
  const y = zeros(x.shape);
  for (let index = 0; index < numbers.length; index++) y.data[index] = compute(numbers[index]!, index);
  return y;
}

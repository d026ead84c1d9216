// The numbers that a convolution adds, one for each output channel.
import { elements, isNdArray, type NdArray } from "./array";

/** One number for each output channel: a list, a typed array, or an ndarray of shape `[C_out]`. */
export type Bias = ArrayLike<number> | NdArray;

/** @throws RangeError unless there is one bias for each of `channels`. */
export function checkBias(bias: Bias | undefined, channels: number): void {
  const count = bias && (isNdArray(bias) ? bias.size : bias.length);
  if (count !== undefined && count !== channels) {
    throw new RangeError(`${count} biases for ${channels} output channels`);
  }
}

/** A copy of the numbers of `bias`. */
export function biases(bias: Bias | undefined): Float32Array | undefined {
  return bias && Float32Array.from(isNdArray(bias) ? elements(bias) : bias);
}

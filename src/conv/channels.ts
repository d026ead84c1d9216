// Channels moved about: the shuffle that lets groups see each other (X. Zhang et al., "ShuffleNet", arXiv 1707.01083,
// section 3.1), and the concatenation of branches.

import { type NdArray, sizeOf, type Tensor, zeros } from "./array";
import { checkArray, filled, flat } from "./contiguous";
import type { Into } from "./conv";
import { door } from "./door";

/**
 * Deals the channels of `x`, `[C, …spatial]`, out like cards: of C = groups · n channels, channel i·n + j goes to place
 * j·groups + i, so that the next layer's groups hold some of each group here. Returns an array of the same shape.
 * @throws RangeError if the groups do not divide the channels.
 */
export function channelShuffle(x: NdArray, groups: number): Tensor {
  door("channelShuffle");
  checkArray(x, "x");
  const channels = x.shape[0] ?? 0;
  if (!Number.isInteger(groups) || groups < 1 || channels % groups !== 0) {
    throw new RangeError(`${groups} groups do not divide ${channels} channels`);
  }
  const each = channels / groups;
  const numbers = flat(x, "x");
  const size = numbers.length / channels;
  const y = zeros(x.shape);
  for (let from = 0; from < channels; from++) {
    const to = (from % each) * groups + Math.floor(from / each);
    y.data.set(numbers.subarray(from * size, (from + 1) * size), to * size);
  }
  return y;
}

/**
 * Undoes `channelShuffle(x, groups)`: it is the shuffle with C / groups groups.
 * @throws RangeError if the groups do not divide the channels.
 */
export function channelUnshuffle(x: NdArray, groups: number): Tensor {
  door("channelUnshuffle");
  checkArray(x, "x");
  const channels = x.shape[0] ?? 0;
  if (!Number.isInteger(groups) || groups < 1 || channels % groups !== 0) {
    throw new RangeError(`${groups} groups do not divide ${channels} channels`);
  }
  return channelShuffle(x, channels / groups);
}

/**
 * The channels of all `arrays`, `[C_i, …spatial]`, one after another: `[C_1 + C_2 + …, …spatial]`.
 * @throws RangeError if spatial sizes differ, or there is no array.
 */
export function concat(arrays: readonly NdArray[], { out }: Into = {}): Tensor {
  door("concat");
  const first = arrays[0];
  if (!first) throw new RangeError("nothing to concatenate: give one array or more");
  for (const [index, array] of arrays.entries()) {
    checkArray(array, `array ${index}`);
    if (`${array.shape.slice(1)}` !== `${first.shape.slice(1)}`) {
      throw new RangeError(
        `arrays to concatenate share all axes but the first: [${first.shape}] and [${array.shape}] differ`,
      );
    }
  }
  const channels = arrays.reduce((sum, { shape }) => sum + shape[0]!, 0);
  return filled(out, [channels, ...first.shape.slice(1)], arrays, (to) => {
    let at = 0;
    for (const [index, array] of arrays.entries()) {
      to.set(flat(array, `array ${index}`), at);
      at += sizeOf(array.shape);
    }
  });
}

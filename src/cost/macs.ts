// How many multiply-adds a layer takes. One multiplication with its addition counts as one; FLOPs are twice as many.
import { sizeOf } from "../conv/array";

/** What the count of a layer depends on: never the input's size, only the output's. */
export interface Layer {
  /** Taps along each axis: `[3, 3]`. */
  readonly kernel: readonly number[];
  readonly channels: readonly [input: number, output: number];
  /** Spatial size of the output: `[8, 8]`. */
  readonly output: readonly number[];
  readonly groups?: number;
}

/**
 * Multiply-adds of a convolution, K₁·K₂·C_I·C_O / groups per output position, any number of axes. Taps that lie in the
 * padding are counted, as published figures do; bias, normalisation and activation are not.
 * @throws RangeError when a size is not a whole number of 1 or more, or the groups do not divide the channels.
 */
function conv({ kernel, channels, output, groups = 1 }: Layer): number {
  for (const [what, sizes] of Object.entries({ kernel, channels, output, groups: [groups] })) {
    if (!sizes.every((size) => Number.isInteger(size) && size >= 1)) {
      throw new RangeError(`${what} must be whole numbers of 1 or more, got [${sizes}]`);
    }
  }
  const [from, to] = channels;
  if (from % groups !== 0 || to % groups !== 0) {
    throw new RangeError(`${groups} groups do not divide ${from} input and ${to} output channels`);
  }
  return sizeOf(kernel) * (from / groups) * to * sizeOf(output);
}

export const macs = { conv };

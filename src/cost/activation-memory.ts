// How much memory a layer's output takes.

import { sizeOf } from "../conv/array";
import { door } from "../conv/door";
import { requireSizes } from "./macs";

/**
 * Bytes of an array of `shape`, `[C, …spatial]`, at `bytes` a number (4, float32, when absent). What a layer needs while
 * it computes (im2col, padding, gradients) is not counted.
 * @throws RangeError when a size is not a whole number of 1 or more.
 */
export function activationMemory(shape: readonly number[], bytes = 4): number {
  door("activationMemory");
  requireSizes({ shape, bytes: [bytes] });
  return sizeOf(shape) * bytes;
}

// The flip that tells convolution in the mathematical sense from what neural networks compute.

import type { NdArray } from "./array";
import { door } from "./door";

/**
 * `w` rotated by 180°: a view of the same data with the last `axes` axes reversed (all of them when absent).
 * Correlation with the rotated kernel is convolution.
 */
export function flip(w: NdArray, axes = w.dimension): NdArray {
  door("flip");
  if (!Number.isInteger(axes) || axes < 0 || axes > w.dimension) {
    throw new RangeError(`cannot flip ${axes} axes of an array with ${w.dimension}`);
  }
  return w.step(...w.shape.map((_, axis) => (axis < w.dimension - axes ? 1 : -1)));
}

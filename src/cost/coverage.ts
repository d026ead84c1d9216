// Along how many paths one output cell reaches each input cell. Zeros are what dilations that share a factor never look
// at: "gridding" (P. Wang et al., "Understanding convolution for semantic segmentation", arXiv 1702.08502).
import { door } from "../conv/door";
import { receptiveField, type StackedLayer } from "./receptive-field";

/**
 * The paths from one output of a stack of `layers` to every cell of its receptive field, along one axis, first cell
 * first. Several axes multiply: a cell of a plane is reached `coverage[y] * coverage[x]` times.
 * @throws RangeError when a kernel, stride or dilation is not a whole number of 1 or more.
 */
export function coverage(layers: readonly StackedLayer[]): number[] {
  door("coverage");
  const width = receptiveField(layers).at(-1)?.size ?? 1;
  let paths = new Map([[0, 1]]);
  for (const { kernel, stride = 1, dilation = 1 } of layers.toReversed()) {
    const below = new Map<number, number>();
    for (const [cell, count] of paths) {
      for (let tap = 0; tap < kernel; tap++) {
        const reached = cell * stride + tap * dilation;
        below.set(reached, (below.get(reached) ?? 0) + count);
      }
    }
    paths = below;
  }
  return Array.from({ length: width }, (_, cell) => paths.get(cell) ?? 0);
}

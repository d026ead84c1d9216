// A piece of a convolution by packing and multiplying: some positions and some output channels of one group.
import { multiply } from "./multiply";
import { pack } from "./pack";

/** As the host writes it (src/conv/fast/product.ts); addresses in `x` and `y` are counted from their beginnings. */
@unmanaged
class ProductTask {
  x: usize;
  inputs: i32;
  /** Bytes of a padded plane. */
  plane: usize;
  offset: usize;
  taps: i32;
  from: usize;
  positions: i32;
  /** Positions packed at a time. */
  step: i32;
  depth: i32;
  weights: usize;
  bias: usize;
  outputs: i32;
  y: usize;
  /** Bytes of an output plane. */
  outPlane: usize;
  to: usize;
}

/** `scratch`: room for the panels of `step` positions. */
export function product(task: usize, x: usize, y: usize, scratch: usize): void {
  const t = changetype<ProductTask>(task);
  for (let p = 0; p < t.positions; p += t.step) {
    const count = min(t.step, t.positions - p);
    const skip = (<usize>p) << 2;
    pack(scratch, count, x + t.x, t.inputs, t.plane, t.offset, t.taps, t.from + skip);
    const at = y + t.y + (t.to === 0 ? skip : 0);
    const to: usize = t.to === 0 ? 0 : t.to + skip;
    multiply(scratch, count, t.depth, t.weights, t.bias, t.outputs, at, t.outPlane, to);
  }
}

// A piece of a convolution by Winograd's method: some tiles and some output channels of one group.
import { multiply } from "./multiply";
import { winogradInput, winogradOutput } from "./winograd";

const POINTS: usize = 36;
/** What the transforms need beside the transformed tiles. */
const SCRATCH: usize = 1024;

/** As the host writes it (src/conv/fast/winograd.ts); addresses in `x` and `y` are counted from their beginnings. */
@unmanaged
class WinogradTask {
  x: usize;
  inputs: i32;
  /** Bytes of a padded plane. */
  plane: usize;
  depths: usize;
  slices: i32;
  /** Bytes from one row of a tile to the next. */
  pitch: usize;
  from: usize;
  /** Tiles, a multiple of eight, and how many are transformed at a time. */
  count: i32;
  step: i32;
  /** Bytes from one point to the next: transformed tiles, their weights, their products. */
  perInput: usize;
  perWeight: usize;
  perOutput: usize;
  weights: usize;
  /** Four zeros for each four channels. */
  none: usize;
  bias: usize;
  outputs: i32;
  y: usize;
  /** Bytes of an output plane, and from one row of a tile to the next in it. */
  outPlane: usize;
  outPitch: usize;
  to: usize;
}

/** `scratch`: 1024 bytes, and 36 times `perInput` and `perOutput`. */
export function winograd(task: usize, x: usize, y: usize, scratch: usize): void {
  const t = changetype<WinogradTask>(task);
  const depth = t.inputs * t.slices;
  const transformed = scratch + SCRATCH;
  const products = transformed + POINTS * t.perInput;
  for (let n = 0; n < t.count; n += t.step) {
    const some = min(t.step, t.count - n);
    const skip = (<usize>n) << 2;
    winogradInput(
      x + t.x,
      t.inputs,
      t.plane,
      t.depths,
      t.slices,
      t.pitch,
      t.from + skip,
      some,
      transformed,
      t.perInput,
      scratch,
    );
    for (let i: usize = 0; i < POINTS; i++) {
      multiply(
        transformed + i * t.perInput,
        some,
        depth,
        t.weights + i * t.perWeight,
        t.none,
        t.outputs,
        products + i * t.perOutput,
        (<usize>some) << 2,
        0,
      );
    }
    winogradOutput(
      products,
      t.perOutput,
      t.outputs,
      some,
      t.to + skip,
      y + t.y,
      t.outPlane,
      t.outPitch,
      t.bias,
      scratch,
    );
  }
}

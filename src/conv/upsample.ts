// Upsampling, for the convolution after it to learn from (A. Odena et al., "Deconvolution and Checkerboard Artifacts",
// Distill 2016). Cells are areas: output cell y has its middle at (y + ½) · i/o − ½ of the input
// (PyTorch's interpolate with align_corners=False; ONNX Resize, half_pixel).

import { along, type Share } from "./along";
import type { NdArray, Tensor } from "./array";
import { checkArray, filled, flat } from "./contiguous";
import type { Into } from "./conv";
import { door } from "./door";
import { type PerAxis, pick } from "./geometry";

/** How large the output is, by `scale` or by `size`, and what stands between the input's cells. */
export interface UpsampleOptions {
  /** Output cells for each input cell, ⌊i · scale⌋ in all; 2 when neither this nor `size` is given. */
  readonly scale?: PerAxis<number>;
  /** Output cells, one number an axis. */
  readonly size?: readonly number[];
  /**
   * `"nearest"`, when absent, repeats the cell ⌊y · i/o⌋; `"linear"`, `"bilinear"` and `"trilinear"` (for one, two and three
   * axes) weigh the two neighbours of each axis by nearness to (y + ½) · i/o − ½, and repeat the border cell outside.
   */
  readonly mode?: "nearest" | "linear" | "bilinear" | "trilinear";
}

const rankOf = { linear: 1, bilinear: 2, trilinear: 3 };

/**
 * `x` of shape `[C, …spatial]` with more (or fewer) cells along each spatial axis; channels stay.
 * @throws RangeError for sizes and scales that leave no cell, or a mode of another rank.
 */
export function upsample(x: NdArray, options: UpsampleOptions & Into = {}): Tensor {
  door("upsample");
  checkArray(x, "x");
  const { scale, size, mode = "nearest", out } = options;
  const rank = x.dimension - 1;
  if (rank < 1) throw new RangeError(`the input must have shape [C, …spatial], got [${x.shape}]`);
  if (mode !== "nearest" && rankOf[mode] !== rank) {
    throw new RangeError(
      `mode ${JSON.stringify(mode)} is ${rankOf[mode] ? `for ${rankOf[mode]} axes, the input has ${rank}` : "none of nearest, linear, bilinear, trilinear"}`,
    );
  }
  if (scale !== undefined && size) throw new RangeError("give scale or size, not both");
  const lines = x.shape.slice(1).map((input, index) => {
    const factor = size ? undefined : pick(scale ?? 2, index, rank, "scale");
    const output = size ? pick(size as PerAxis<number>, index, rank, "size") : Math.floor(input * factor!);
    if (!Number.isInteger(output) || output < 1) {
      throw new RangeError(`upsampling ${input} cells to ${output} is not possible (axis ${index})`);
    }
    const step = factor === undefined ? input / output : 1 / factor;
    return Array.from({ length: output }, (_, y) =>
      mode === "nearest" ? nearest(y * step, input) : linear((y + 0.5) * step - 0.5, input),
    );
  });
  const sizes = [x.shape[0]!, ...lines.map(({ length }) => length)];
  return filled(out, sizes, [x], (to) => {
    // The last axis first, cell by cell, while the map is small; whole rows go faster.
    const passes = lines.map((line, index) => ({ axis: index + 1, line })).reverse();
    along(flat(x, "x"), x.shape, passes, "sum", to);
  });
}

function nearest(at: number, input: number): Share[] {
  return [{ cell: Math.min(Math.floor(at), input - 1), weight: 1 }];
}

function linear(at: number, input: number): Share[] {
  const clamped = Math.min(Math.max(at, 0), input - 1);
  const cell = Math.floor(clamped);
  const rest = clamped - cell;
  return rest === 0
    ? [{ cell, weight: 1 }]
    : [
        { cell, weight: 1 - rest },
        { cell: cell + 1, weight: rest },
      ];
}

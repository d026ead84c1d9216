// Upsampling, for the convolution after it to learn from (A. Odena et al., "Deconvolution and Checkerboard Artifacts",
// Distill 2016). Cells are areas: output cell y has its middle at (y + ½) · i/o − ½ of the input
// (PyTorch's interpolate with align_corners=False; ONNX Resize, half_pixel).

import { type NdArray, type Tensor, zeros } from "./array";
import { checkArray, flat } from "./contiguous";
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

/** A share of an input cell in an output cell. */
interface Share {
  readonly cell: number;
  readonly weight: number;
}

const rankOf = { linear: 1, bilinear: 2, trilinear: 3 };

/**
 * `x` of shape `[C, …spatial]` with more (or fewer) cells along each spatial axis; channels stay.
 * @throws RangeError for sizes and scales that leave no cell, or a mode of another rank.
 */
export function upsample(x: NdArray, options: UpsampleOptions = {}): Tensor {
  door("upsample");
  checkArray(x, "x");
  const { scale, size, mode = "nearest" } = options;
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
  return lines.reduce<Tensor>((array, line, index) => along(array, index + 1, line), asTensor(x));
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

/** `x` with one axis made anew, each cell the sum of its shares; the cells of the axes after it go together. */
function along(x: Tensor, axis: number, line: readonly Share[][]): Tensor {
  const shape = x.shape.map((length, index) => (index === axis ? line.length : length));
  const y = zeros(shape);
  const inner = x.shape.slice(axis + 1).reduce((size, length) => size * length, 1);
  const input = x.shape[axis]!;
  const outer = x.size / (input * inner);
  for (let block = 0; block < outer; block++) {
    for (let at = 0; at < line.length; at++) {
      const to = (block * line.length + at) * inner;
      for (const { cell, weight } of line[at]!) {
        const from = (block * input + cell) * inner;
        for (let index = 0; index < inner; index++) y.data[to + index]! += weight * x.data[from + index]!;
      }
    }
  }
  return y;
}

function asTensor(x: NdArray): Tensor {
  const y = zeros(x.shape);
  y.data.set(flat(x, "x"));
  return y;
}

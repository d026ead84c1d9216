// Pooling: the largest or the mean number of each window. Windows follow the arithmetic of ./axis; padding never wins a
// maximum. As ONNX's MaxPool and AveragePool, the stride being the kernel's size when absent, as in PyTorch.

import { along } from "./along";
import { type NdArray, type Tensor, tensor } from "./array";
import { type Axis, axis, taps } from "./axis";
import { checkArray, flat } from "./contiguous";
import { door } from "./door";
import { type ConvOptions, type Geometry, type PerAxis, paddingOf, pick } from "./geometry";

/** The windows of a pooling. */
export interface PoolOptions extends Pick<ConvOptions, "padding" | "dilation"> {
  /** Cells of the window, one number for all axes or one for each. */
  readonly kernel: PerAxis<number>;
  /** Cells between neighbouring windows; the kernel's size when absent. */
  readonly stride?: PerAxis<number>;
  /**
   * Rounds the output's size up instead of down, where the last window still starts inside the input or the padding before
   * it (ONNX `ceil_mode`).
   */
  readonly ceil?: boolean;
}

/** The windows of an averaging, and what its divisor counts. */
export interface AveragePoolOptions extends PoolOptions {
  /**
   * True: a window that hangs over the border is divided by its cells in the padding too (ONNX `count_include_pad=1`, and
   * PyTorch's default); false, when absent, by its cells in the input alone (ONNX's default). Cells that only `ceil` brings
   * are never counted.
   */
  readonly countIncludePad?: boolean;
}

/**
 * The largest number of each window of `x`, `[C, …spatial]`; NaN where one is in it. Returns `[C, …spatial]`.
 * @throws RangeError when sizes and options do not fit together, or a window would lie in the padding entirely.
 */
export function maxPool(x: NdArray, options: PoolOptions): Tensor {
  door("maxPool");
  const { axes, output } = poolGeometry(x, options);
  return tensor(pooled(flat(x, "x"), x.shape, axes, "largest"), output);
}

/**
 * The mean of each window of `x`, `[C, …spatial]`. Returns `[C, …spatial]`.
 * @throws RangeError when sizes and options do not fit together, or a window would lie in the padding entirely.
 */
export function averagePool(x: NdArray, options: AveragePoolOptions): Tensor {
  door("averagePool");
  const { axes, output } = poolGeometry(x, options);
  const numbers = pooled(flat(x, "x"), x.shape, axes, "sum");
  const counts = counted(axes, options.countIncludePad ?? false);
  for (let index = 0; index < numbers.length; index++) numbers[index]! /= counts[index % counts.length]!;
  return tensor(numbers, output);
}

/** The mean of each channel of `x`, `[C, …spatial]`: `[C, 1, …]`, as many axes as before. */
export function globalAveragePool(x: NdArray): Tensor {
  door("globalAveragePool");
  checkArray(x, "x");
  return averagePool(x, { kernel: x.shape.slice(1) });
}

/** One axis after the other: the largest of the largest is the largest, and so with sums. */
function pooled(
  x: Float32Array,
  shape: readonly number[],
  axes: readonly Axis[],
  how: "sum" | "largest",
): Float32Array {
  const sizes = [...shape];
  return axes.reduce((numbers, axis, index) => {
    const line = Array.from({ length: axis.output }, (_, y) =>
      taps(axis, y).map(({ cell }) => ({ cell, weight: 1 })),
    );
    const after = along(numbers, sizes, index + 1, line, how);
    sizes[index + 1] = axis.output;
    return after;
  }, x);
}

/** A pooling's windows are those of a convolution with one kernel for each channel. */
function poolGeometry(x: NdArray, options: PoolOptions): Geometry {
  checkArray(x, "x");
  const rank = x.dimension - 1;
  if (rank < 1) throw new RangeError(`the input must have shape [C, …spatial], got [${x.shape}]`);
  const axes = x.shape.slice(1).map((input, index) => poolAxis(input, options, index, rank));
  const channels = x.shape[0]!;
  return {
    axes,
    channels: { input: channels, output: channels },
    groups: channels,
    output: [channels, ...axes.map(({ output }) => output)],
  };
}

function poolAxis(input: number, options: PoolOptions, index: number, rank: number): Axis {
  const name = `axis ${index}`;
  const kernel = pick(options.kernel, index, rank, "kernel");
  const stride = pick(options.stride ?? kernel, index, rank, "stride");
  const dilation = pick(options.dilation ?? 1, index, rank, "dilation");
  const padding = paddingOf(options.padding ?? "valid", index, rank);
  const floored = axis(input, kernel, { stride, dilation, padding }, name);
  const checked = options.ceil ? roundedUp(floored) : floored;
  for (let y = 0; y < checked.output; y++) {
    if (taps(checked, y).length === 0) {
      throw new RangeError(
        `window ${y} would lie in the padding entirely: ${checked.before} before and ${checked.after} after for a kernel of ${kernel} (${name})`,
      );
    }
  }
  return checked;
}

function roundedUp(axis: Axis): Axis {
  const { input, stride, before, after, span } = axis;
  const output = Math.ceil((input + before + after - span) / stride) + 1;
  const starts = (output - 1) * stride < input + before;
  return { ...axis, output: starts ? output : output - 1 };
}

/** For each window, how many of its cells lie in the input, or in the input and the padding of both sides. */
function counted(axes: readonly Axis[], padding: boolean): number[] {
  return axes.reduce<number[]>(
    (counts, axis) => {
      const { input, before, after } = axis;
      const within = padding ? { ...axis, input: input + before + after, before: 0, after: 0 } : axis;
      const line = Array.from({ length: axis.output }, (_, y) => taps(within, y).length);
      return counts.flatMap((count) => line.map((cells) => count * cells));
    },
    [1],
  );
}

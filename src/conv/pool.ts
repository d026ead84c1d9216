// Pooling: the largest or the mean number of each window. Windows follow the arithmetic of ./axis; padding never wins a
// maximum. As ONNX's MaxPool and AveragePool, the stride being the kernel's size when absent, as in PyTorch.

import { along } from "./along";
import type { NdArray, Tensor } from "./array";
import { type Axis, axis, taps } from "./axis";
import { checkArray, filled, flat } from "./contiguous";
import type { Into } from "./conv";
import { door } from "./door";
import { meanAll } from "./fast/between";
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
export function maxPool(x: NdArray, options: PoolOptions & Into): Tensor {
  door("maxPool");
  const { axes, output } = poolGeometry(x, options);
  return filled(options.out, output, [x], (to) => pool(x, axes, "largest", to));
}

/**
 * The mean of each window of `x`, `[C, …spatial]`. Returns `[C, …spatial]`.
 * @throws RangeError when sizes and options do not fit together, or a window would lie in the padding entirely.
 */
export function averagePool(x: NdArray, options: AveragePoolOptions & Into): Tensor {
  door("averagePool");
  const { axes, output } = poolGeometry(x, options);
  const counts = counted(axes, options.countIncludePad ?? false);
  return filled(options.out, output, [x], (to) => {
    pool(x, axes, "sum", to);
    for (let index = 0; index < to.length; index++) to[index]! /= counts[index % counts.length]!;
  });
}

/** The mean of each channel of `x`, `[C, …spatial]`: `[C, 1, …]`, as many axes as before. */
export function globalAveragePool(x: NdArray, { out }: Into = {}): Tensor {
  door("globalAveragePool");
  checkArray(x, "x");
  const [channels = 1, ...sizes] = x.shape;
  if (sizes.length === 0 || x.size === 0) return averagePool(x, { kernel: sizes });
  return filled(out, [channels, ...sizes.map(() => 1)], [x], (to) => {
    const numbers = flat(x, "x");
    if (meanAll(numbers, to)) return;
    const run = numbers.length / channels;
    for (let channel = 0, n = 0; channel < channels; channel++) {
      let sum = 0;
      for (const end = n + run; n < end; n++) sum += numbers[n]!;
      to[channel] = sum / run;
    }
  });
}

/** One axis after the other: the largest of the largest is the largest, and so with sums. */
function pool(x: NdArray, axes: readonly Axis[], how: "sum" | "largest", to: Float32Array): void {
  const passes = axes.map((axis, index) => ({
    axis: index + 1,
    line: Array.from({ length: axis.output }, (_, y) =>
      taps(axis, y).map(({ cell }) => ({ cell, weight: 1 })),
    ),
  }));
  along(flat(x, "x"), x.shape, passes, how, to);
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

// Pooling: the largest or the mean number of each window. Windows follow the arithmetic of ./axis; padding never wins a
// maximum. As ONNX's MaxPool and AveragePool, the stride being the kernel's size when absent, as in PyTorch.
import { type NdArray, sizeOf, type Tensor, zeros } from "./array";
import { type Axis, axis } from "./axis";
import { checkArray, flat } from "./contiguous";
import { type ConvOptions, type PerAxis, paddingOf, pick } from "./geometry";
import { taps, windows } from "./touch";

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
 * The largest number of each window of `x`, `[C, …spatial]`. Returns `[C, …spatial]`.
 * @throws RangeError when sizes and options do not fit together, or a window would lie in the padding entirely.
 */
export function maxPool(x: NdArray, options: PoolOptions): Tensor {
  return pool(x, options, (numbers, at, window) => {
    let largest = Number.NEGATIVE_INFINITY;
    for (const cell of window) {
      const number = numbers[at + cell]!;
      // A NaN stays: what is not a number must not vanish.
      if (number > largest || Number.isNaN(number)) largest = number;
      if (Number.isNaN(largest)) break;
    }
    return largest;
  });
}

/**
 * The mean of each window of `x`, `[C, …spatial]`. Returns `[C, …spatial]`.
 * @throws RangeError when sizes and options do not fit together, or a window would lie in the padding entirely.
 */
export function averagePool(x: NdArray, options: AveragePoolOptions): Tensor {
  const { countIncludePad = false } = options;
  return pool(x, options, (numbers, at, window, padded) => {
    let sum = 0;
    for (const cell of window) sum += numbers[at + cell]!;
    return sum / (countIncludePad ? padded : window.length);
  });
}

/** The mean of each channel of `x`, `[C, …spatial]`: `[C, 1, …]`, as many axes as before. */
export function globalAveragePool(x: NdArray): Tensor {
  checkArray(x, "x");
  return averagePool(x, { kernel: x.shape.slice(1) });
}

type Reduce = (numbers: Float32Array, at: number, window: readonly number[], padded: number) => number;

function pool(x: NdArray, options: PoolOptions, reduce: Reduce): Tensor {
  checkArray(x, "x");
  const rank = x.dimension - 1;
  if (rank < 1) throw new RangeError(`the input must have shape [C, …spatial], got [${x.shape}]`);
  const axes = x.shape.slice(1).map((input, index) => poolAxis(input, options, index, rank));
  const numbers = flat(x, "x");
  const channels = x.shape[0]!;
  const size = { input: sizeOf(x.shape.slice(1)), output: sizeOf(axes.map(({ output }) => output)) };
  const padded = cellsInPadded(axes);
  const y = zeros([channels, ...axes.map(({ output }) => output)]);
  windows(axes, (position, window) => {
    const cells = window.map(({ cell }) => cell);
    for (let c = 0; c < channels; c++) {
      y.data[c * size.output + position] = reduce(numbers, c * size.input, cells, padded[position]!);
    }
  });
  return y;
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

/** For each window, its cells in the input and the padding of both sides. */
function cellsInPadded(axes: readonly Axis[]): number[] {
  return axes.reduce<number[]>(
    (counts, axis) => {
      const whole = { ...axis, input: axis.input + axis.before + axis.after, before: 0, after: 0 };
      const line = Array.from({ length: axis.output }, (_, y) => taps(whole, y).length);
      return counts.flatMap((count) => line.map((cells) => count * cells));
    },
    [1],
  );
}

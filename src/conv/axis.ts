// The arithmetic of one axis. Output size: o = ⌊(i + before + after − d(k − 1) − 1) / s⌋ + 1
// (V. Dumoulin, F. Visin, "A guide to convolution arithmetic for deep learning", arXiv 1603.07285, relationships 6 and 15).

/** Zeros before the first and after the last cell. */
export type Sides = readonly [before: number, after: number];

/**
 * Padding of one axis: zeros on each side, `[before, after]`, none (`"valid"`), or as many as give ⌈i / s⌉ outputs, an
 * odd one after (`"same"`, ONNX's SAME_UPPER) or before (`"same-lower"`).
 */
export type AxisPadding = number | Sides | "valid" | "same" | "same-lower";

/** How a kernel slides along one axis. */
export interface AxisOptions {
  /** Cells between neighbouring positions of the kernel; 1 when absent. */
  readonly stride?: number;
  /** None when absent. */
  readonly padding?: AxisPadding;
  /** Distance between neighbouring taps of the kernel; 1, when absent, is the ordinary kernel. */
  readonly dilation?: number;
}

/** One axis of a convolution, checked: what the loops read. */
export interface Axis {
  readonly input: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
  readonly after: number;
  /** Cells from the kernel's first tap to its last, d(k − 1) + 1. */
  readonly span: number;
  readonly output: number;
}

/**
 * The axis on which a kernel of `kernel` taps slides over `input` cells. `name` stands in messages.
 * @throws RangeError for sizes, strides or dilations below 1 or not whole, negative padding, and a kernel that covers
 * more cells than the padded input has.
 */
export function axis(input: number, kernel: number, options: AxisOptions = {}, name = "this axis"): Axis {
  const { stride = 1, padding = "valid", dilation = 1 } = options;
  positive({ input, kernel, stride, dilation }, name);
  const span = dilation * (kernel - 1) + 1;
  const [before, after] = sidesOf(padding, { input, stride, span }, name);
  const padded = input + before + after;
  if (span > padded) {
    throw new RangeError(`kernel covers ${cells(span)} but the padded input has ${padded} (${name})`);
  }
  const output = Math.floor((padded - span) / stride) + 1;
  return { input, kernel, stride, dilation, before, after, span, output };
}

/** The input cell under tap `k` when the kernel stands at output `y`; outside 0 … input − 1 it lies in the padding. */
export function cell({ stride, dilation, before }: Axis, y: number, k: number): number {
  return y * stride + k * dilation - before;
}

/** A tap of the kernel and the input cell that it meets. */
export interface Tap {
  readonly tap: number;
  readonly cell: number;
}

/** The taps that meet the input while the kernel stands at output `y`; the others lie in the padding. */
export function taps(axis: Axis, y: number): Tap[] {
  const met: Tap[] = [];
  for (let tap = 0; tap < axis.kernel; tap++) {
    const at = cell(axis, y, tap);
    if (at >= 0 && at < axis.input) met.push({ tap, cell: at });
  }
  return met;
}

/** Cells at the end of the padded input that no position of the kernel reaches: what the floor drops. */
export function dropped({ input, stride, before, after, span, output }: Axis): number {
  return input + before + after - ((output - 1) * stride + span);
}

/** @throws RangeError unless all `values` are whole numbers of 1 or more. */
export function positive(values: Readonly<Record<string, number>>, name: string): void {
  for (const [what, value] of Object.entries(values)) {
    if (!Number.isInteger(value) || value < 1) {
      throw new RangeError(`${what} must be a whole number of 1 or more, got ${value} (${name})`);
    }
  }
}

/** `total` zeros split over two sides, an odd one after (`"same"`) or before (`"same-lower"`). */
export function halves(total: number, padding: "same" | "same-lower"): Sides {
  const [small, large] = [Math.floor(total / 2), Math.ceil(total / 2)];
  return padding === "same" ? [small, large] : [large, small];
}

function sidesOf(
  padding: AxisPadding,
  { input, stride, span }: { input: number; stride: number; span: number },
  name: string,
): Sides {
  if (padding === "same" || padding === "same-lower") {
    const total = Math.max(0, (Math.ceil(input / stride) - 1) * stride + span - input);
    return halves(total, padding);
  }
  return explicitSides(padding, name);
}

/** Padding given in numbers, checked. `name` stands in messages. */
export function explicitSides(padding: AxisPadding, name: string): Sides {
  if (padding === "valid") return [0, 0];
  const sides = typeof padding === "number" ? [padding, padding] : padding;
  if (
    !Array.isArray(sides) ||
    sides.length !== 2 ||
    !sides.every((side) => Number.isInteger(side) && side >= 0)
  ) {
    throw new RangeError(
      `padding must be a whole number, [before, after], "valid", "same" or "same-lower", got ${JSON.stringify(padding)} (${name})`,
    );
  }
  return sides as unknown as Sides;
}

function cells(count: number): string {
  return count === 1 ? "1 cell" : `${count} cells`;
}

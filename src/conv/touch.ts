// Which input cell, weight and output cell meet in a multiply-add. A convolution, its adjoint and its gradients are all
// sums over these triples; only what is summed into what differs. One axis first, then the product over axes.
import { sizeOf } from "./array";
import { type Axis, cell } from "./axis";
import type { Geometry } from "./geometry";

/** A tap of the kernel and the input cell that it meets; row-major numbers where there are several axes. */
interface Tap {
  readonly tap: number;
  readonly cell: number;
}

/** The taps that meet the input while the kernel stands at output `y` of one axis; the others lie in the padding. */
export function taps(axis: Axis, y: number): Tap[] {
  return Array.from({ length: axis.kernel }, (_, tap) => ({ tap, cell: cell(axis, y, tap) })).filter(
    ({ cell }) => cell >= 0 && cell < axis.input,
  );
}

/**
 * Calls `visit` for each output, weight and input that one multiply-add joins, as places in contiguous arrays of shape
 * `[C_out, …spatial]`, `[C_out, C_in / groups, …kernel]` and `[C_in, …spatial]`.
 */
export function touches(
  { axes, channels, groups }: Geometry,
  visit: (output: number, weight: number, input: number) => void,
): void {
  const size = {
    input: sizeOf(axes.map(({ input }) => input)),
    kernel: sizeOf(axes.map(({ kernel }) => kernel)),
    output: sizeOf(axes.map(({ output }) => output)),
  };
  const perGroup = { input: channels.input / groups, output: channels.output / groups };
  windows(axes, (y, window) => {
    for (let yc = 0; yc < channels.output; yc++) {
      const first = Math.floor(yc / perGroup.output) * perGroup.input;
      for (let kc = 0; kc < perGroup.input; kc++) {
        const weights = (yc * perGroup.input + kc) * size.kernel;
        const inputs = (first + kc) * size.input;
        for (const { tap, cell } of window) visit(yc * size.output + y, weights + tap, inputs + cell);
      }
    }
  });
}

/** Calls `visit` with each output cell and its window, the product of the windows along the axes. */
export function windows(axes: readonly Axis[], visit: (y: number, window: readonly Tap[]) => void): void {
  const lines = axes.map((axis) => Array.from({ length: axis.output }, (_, y) => taps(axis, y)));
  const walk = (index: number, y: number, window: readonly Tap[]): void => {
    const axis = axes[index];
    if (!axis) {
      visit(y, window);
      return;
    }
    lines[index]!.forEach((line, position) => {
      const wider = window.flatMap((outer) =>
        line.map(({ tap, cell }) => ({
          tap: outer.tap * axis.kernel + tap,
          cell: outer.cell * axis.input + cell,
        })),
      );
      walk(index + 1, y * axis.output + position, wider);
    });
  };
  walk(0, 0, [{ tap: 0, cell: 0 }]);
}

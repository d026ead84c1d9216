// Which output, weight and input meet in a multiply-add. A convolution, its adjoint, its gradients and a pooling are all
// sums (or maxima) over these triples; only what goes into what differs.
import { cell } from "./axis";
import type { Geometry } from "./geometry";

/**
 * Calls `visit` for each output, weight and input that one multiply-add joins, as places in contiguous arrays of shape
 * `[C_out, …spatial]`, `[C_out, C_in / groups, …kernel]` and `[C_in, …spatial]`. Taps in the padding join nothing.
 */
export function touches(
  { axes, channels, groups }: Geometry,
  visit: (output: number, weight: number, input: number) => void,
): void {
  // A place is built axis by axis: what stands before, times the axis' length, plus the position along it.
  const walk = (depth: number, y: number, k: number, x: number): void => {
    const axis = axes[depth];
    if (!axis) {
      visit(y, k, x);
      return;
    }
    for (let position = 0; position < axis.output; position++) {
      for (let tap = 0; tap < axis.kernel; tap++) {
        const at = cell(axis, position, tap);
        if (at < 0 || at >= axis.input) continue;
        walk(depth + 1, y * axis.output + position, k * axis.kernel + tap, x * axis.input + at);
      }
    }
  };
  const perGroup = { input: channels.input / groups, output: channels.output / groups };
  for (let yc = 0; yc < channels.output; yc++) {
    const first = Math.floor(yc / perGroup.output) * perGroup.input;
    for (let kc = 0; kc < perGroup.input; kc++) walk(0, yc, yc * perGroup.input + kc, first + kc);
  }
}

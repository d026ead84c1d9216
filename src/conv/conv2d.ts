// Two-dimensional convolution, written to be read: y[o, u, v] = b[o] + Σ w[o, c, a, b] · x[c, u·s + a·d − p, v·s + b·d − p].
import { type NdArray, type Tensor, zeros } from "./array";
import type { Axis } from "./axis";
import { type ConvOptions, geometry } from "./geometry";

/**
 * Convolves `x` of shape `[C_in, H, W]` with weights `w` of shape `[C_out, C_in / groups, K_H, K_W]`.
 * Returns `[C_out, H_out, W_out]`.
 * @throws RangeError when shapes and options do not fit together; nothing is computed then.
 */
export function conv2d(x: NdArray, w: NdArray, options: ConvOptions = {}): Tensor {
  const { axes, channels, groups, output } = geometry(x.shape, w.shape, options);
  const [rows, columns] = axes as [Axis, Axis];
  if (axes.length !== 2) throw new RangeError(`conv2d needs an input of shape [C, H, W], got [${x.shape}]`);
  const perGroup = { input: channels.input / groups, output: channels.output / groups };
  const y = zeros(output);
  for (let yc = 0; yc < channels.output; yc++) {
    const first = Math.floor(yc / perGroup.output) * perGroup.input;
    for (let yh = 0; yh < rows.output; yh++) {
      for (let yw = 0; yw < columns.output; yw++) {
        let sum = options.bias?.[yc] ?? 0;
        for (let kc = 0; kc < perGroup.input; kc++) {
          for (let kh = 0; kh < rows.kernel; kh++) {
            const xh = cell(rows, yh, kh);
            if (xh < 0 || xh >= rows.input) continue;
            for (let kw = 0; kw < columns.kernel; kw++) {
              const xw = cell(columns, yw, kw);
              // ndarray does not check bounds: column −1 would be the end of the row above.
              if (xw < 0 || xw >= columns.input) continue;
              sum += (w.get(yc, kc, kh, kw) as number) * (x.get(first + kc, xh, xw) as number);
            }
          }
        }
        y.set(yc, yh, yw, sum);
      }
    }
  }
  return y;
}

/** The input cell under tap `k` when the kernel stands at output `y`; outside 0 … input − 1 it lies in the padding. */
export function cell({ stride, dilation, before }: Axis, y: number, k: number): number {
  return y * stride + k * dilation - before;
}

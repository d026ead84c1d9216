// Convolution, written to be read: y[o, u] = b[o] + Σ w[o, c, k] · x[c, u·s + k·d − p], along every axis. One sum over all
// (output, weight, input) that meet; turned round it is the transposed convolution, and once more the weights' gradient.
// Sums are kept in 64 bits. The fast path is held to these loops.
import type { Geometry } from "./geometry";
import { touches } from "./touch";

/** y = C x + b, written over `y`, of shape `[C_out, …spatial]`. */
export function forward(
  g: Geometry,
  x: Float32Array,
  w: Float32Array,
  bias: ArrayLike<number> | undefined,
  y: Float32Array,
): void {
  const sum = startingAt(bias, g.channels.output, y.length);
  touches(g, (output, weight, input) => {
    sum[output]! += w[weight]! * x[input]!;
  });
  y.set(sum);
}

/** x = Cᵀ y + b, written over `x`, of shape `[C_in, …spatial]`: each output gives back along the ways it received. */
export function adjoint(
  g: Geometry,
  y: Float32Array,
  w: Float32Array,
  bias: ArrayLike<number> | undefined,
  x: Float32Array,
): void {
  const sum = startingAt(bias, g.channels.input, x.length);
  touches(g, (output, weight, input) => {
    sum[input]! += w[weight]! * y[output]!;
  });
  x.set(sum);
}

/** ∂L/∂w from x and ∂L/∂y, written over `dw`: each weight collects from all the pairs that it joined. */
export function weightGradient(g: Geometry, x: Float32Array, dy: Float32Array, dw: Float32Array): void {
  const sum = new Float64Array(dw.length);
  touches(g, (output, weight, input) => {
    sum[weight]! += dy[output]! * x[input]!;
  });
  dw.set(sum);
}

function startingAt(bias: ArrayLike<number> | undefined, channels: number, size: number): Float64Array {
  const sum = new Float64Array(size);
  const each = size / channels;
  for (let c = 0; bias && c < channels; c++) sum.fill(bias[c]!, c * each, (c + 1) * each);
  return sum;
}

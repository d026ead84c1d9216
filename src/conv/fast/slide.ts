// One kernel over one plane in plain TypeScript, four positions at a time: what tiles of channels would waste.
import type { Phase } from "./lowering";

/** Writes `bias` + Σ kernel · x for all positions of `phase`, in a plane that starts at `first`, to `y` from `to` on. */
export function slide(
  x: Float32Array,
  first: number,
  { offset, from }: Phase,
  kernel: Float32Array,
  y: Float32Array,
  to: number,
  bias: number,
): void {
  const taps = kernel.length;
  if (taps === 9) {
    slideNine(x, first, offset, from, kernel, y, to, bias);
    return;
  }
  const whole = from.length - (from.length % 4);
  for (let p = 0; p < whole; p += 4) {
    const f0 = first + from[p]!;
    const f1 = first + from[p + 1]!;
    const f2 = first + from[p + 2]!;
    const f3 = first + from[p + 3]!;
    let a0 = bias;
    let a1 = bias;
    let a2 = bias;
    let a3 = bias;
    for (let t = 0; t < taps; t++) {
      const w = kernel[t]!;
      const tap = offset[t]!;
      a0 += w * x[f0 + tap]!;
      a1 += w * x[f1 + tap]!;
      a2 += w * x[f2 + tap]!;
      a3 += w * x[f3 + tap]!;
    }
    y[to + p] = a0;
    y[to + p + 1] = a1;
    y[to + p + 2] = a2;
    y[to + p + 3] = a3;
  }
  for (let p = whole; p < from.length; p++) {
    let sum = bias;
    for (let t = 0; t < taps; t++) sum += kernel[t]! * x[first + from[p]! + offset[t]!]!;
    y[to + p] = sum;
  }
}

/** The commonest kernel, 3 × 3, with all its numbers in variables. */
function slideNine(
  x: Float32Array,
  first: number,
  offset: Uint32Array,
  from: Uint32Array,
  kernel: Float32Array,
  y: Float32Array,
  to: number,
  bias: number,
): void {
  const [o0, o1, o2, o3, o4, o5, o6, o7, o8] = offset;
  const [w0, w1, w2, w3, w4, w5, w6, w7, w8] = kernel;
  for (let p = 0; p < from.length; p++) {
    const f = first + from[p]!;
    const top = w0! * x[f + o0!]! + w1! * x[f + o1!]! + w2! * x[f + o2!]!;
    const middle = w3! * x[f + o3!]! + w4! * x[f + o4!]! + w5! * x[f + o5!]!;
    const bottom = w6! * x[f + o6!]! + w7! * x[f + o7!]! + w8! * x[f + o8!]!;
    y[to + p] = bias + top + middle + bottom;
  }
}

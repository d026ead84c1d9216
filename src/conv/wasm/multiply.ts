// The matrix product under every convolution: y[c, p] = bias[c] + Σ w[c, k] · x[k, p], in register tiles of 4 channels
// × 8 positions. Sixteen vector registers hold 8 sums, 2 inputs and what is in flight; a larger tile spills.

/**
 * `panels`: ⌈positions / 8⌉ panels of `depth` × 8 numbers. `weights`: ⌈channels / 4⌉ panels of `depth` × 4.
 * `bias`: one number a channel, up to a multiple of 4. Channel c of the output starts at `y + c · plane`; position p is
 * the p-th number there or, with a table `to`, stands `to[p]` bytes further.
 */
export function multiply(
  panels: usize,
  positions: i32,
  depth: i32,
  weights: usize,
  bias: usize,
  channels: i32,
  y: usize,
  plane: usize,
  to: usize,
): void {
  const size = (<usize>depth) << 5;
  for (let c = 0; c < channels; c += 4) {
    const rows = channels - c;
    let panel = panels;
    for (let p = 0; p < positions; p += 8) {
      let a0 = v128.load_splat<f32>(bias);
      let a1 = v128.load_splat<f32>(bias, 4);
      let a2 = v128.load_splat<f32>(bias, 8);
      let a3 = v128.load_splat<f32>(bias, 12);
      let b0 = a0;
      let b1 = a1;
      let b2 = a2;
      let b3 = a3;
      let x = panel;
      let w = weights;
      // One step a turn: V8 keeps the sums of an unrolled loop on the stack and is slower by a third.
      for (const end = panel + size; x < end; x += 32) {
        const xa = v128.load(x);
        const xb = v128.load(x, 16);
        let s = v128.load_splat<f32>(w);
        a0 = f32x4.add(a0, f32x4.mul(s, xa));
        b0 = f32x4.add(b0, f32x4.mul(s, xb));
        s = v128.load_splat<f32>(w, 4);
        a1 = f32x4.add(a1, f32x4.mul(s, xa));
        b1 = f32x4.add(b1, f32x4.mul(s, xb));
        s = v128.load_splat<f32>(w, 8);
        a2 = f32x4.add(a2, f32x4.mul(s, xa));
        b2 = f32x4.add(b2, f32x4.mul(s, xb));
        s = v128.load_splat<f32>(w, 12);
        a3 = f32x4.add(a3, f32x4.mul(s, xa));
        b3 = f32x4.add(b3, f32x4.mul(s, xb));
        w += 16;
      }
      const left = positions - p;
      if (to === 0 && left >= 8) {
        const at = y + ((<usize>p) << 2);
        v128.store(at, a0);
        v128.store(at, b0, 16);
        if (rows > 1) {
          v128.store(at + plane, a1);
          v128.store(at + plane, b1, 16);
        }
        if (rows > 2) {
          v128.store(at + 2 * plane, a2);
          v128.store(at + 2 * plane, b2, 16);
        }
        if (rows > 3) {
          v128.store(at + 3 * plane, a3);
          v128.store(at + 3 * plane, b3, 16);
        }
      } else {
        const list: usize = to === 0 ? 0 : to + ((<usize>p) << 2);
        const at = to === 0 ? y + ((<usize>p) << 2) : y;
        spread(a0, b0, at, list, left);
        if (rows > 1) spread(a1, b1, at + plane, list, left);
        if (rows > 2) spread(a2, b2, at + 2 * plane, list, left);
        if (rows > 3) spread(a3, b3, at + 3 * plane, list, left);
      }
      panel += size;
    }
    weights += (<usize>depth) << 4;
    bias += 16;
    y += 4 * plane;
  }
}

/** Stores the first `count` of eight numbers one by one. */
function spread(a: v128, b: v128, y: usize, to: usize, count: i32): void {
  v128.store_lane<f32>(place(y, to, 0), a, 0);
  if (count > 1) v128.store_lane<f32>(place(y, to, 1), a, 1);
  if (count > 2) v128.store_lane<f32>(place(y, to, 2), a, 2);
  if (count > 3) v128.store_lane<f32>(place(y, to, 3), a, 3);
  if (count > 4) v128.store_lane<f32>(place(y, to, 4), b, 0);
  if (count > 5) v128.store_lane<f32>(place(y, to, 5), b, 1);
  if (count > 6) v128.store_lane<f32>(place(y, to, 6), b, 2);
  if (count > 7) v128.store_lane<f32>(place(y, to, 7), b, 3);
}

@inline
function place(y: usize, to: usize, lane: usize): usize {
  return y + (to === 0 ? lane << 2 : <usize>load<u32>(to + (lane << 2)));
}

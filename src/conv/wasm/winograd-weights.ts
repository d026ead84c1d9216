// The kernels' side of Winograd's method (see winograd.ts): done once for a plan.

/**
 * G g Gᵀ of all kernels, in the product's order: `out[i][⌈outputs / 4⌉][inputs][slices][4]`, i `size` bytes apart. The
 * kernel of output c and input k stands `c · perOutput + k · perInput` bytes into `w`; `taps` has its nine taps, in
 * bytes, for each slice.
 */
export function winogradWeights(
  w: usize,
  outputs: i32,
  perOutput: usize,
  inputs: i32,
  perInput: usize,
  taps: usize,
  slices: i32,
  out: usize,
  size: usize,
  scratch: usize,
): void {
  for (let c = 0; c < outputs; c += 4) {
    const rows = outputs - c;
    for (let k = 0; k < inputs * slices; k++) {
      const i = k / slices;
      const slice = taps + <usize>((k % slices) * 36);
      for (let t: usize = 0; t < 9; t++) {
        const at = w + perOutput * c + perInput * i + load<u32>(slice + (t << 2));
        let g = v128.load32_zero(at);
        if (rows > 1) g = v128.load_lane<f32>(at + perOutput, g, 1);
        if (rows > 2) g = v128.load_lane<f32>(at + 2 * perOutput, g, 2);
        if (rows > 3) g = v128.load_lane<f32>(at + 3 * perOutput, g, 3);
        v128.store(scratch + 16 * t, g);
      }
      for (let j: usize = 0; j < 48; j += 16) {
        const column = scratch + j;
        products(column + 144, 48, v128.load(column), v128.load(column, 48), v128.load(column, 96));
      }
      let to = out;
      for (let row = scratch + 144; row < scratch + 432; row += 48) {
        products(to, size, v128.load(row), v128.load(row, 16), v128.load(row, 32));
        to += 6 * size;
      }
      out += 16;
    }
  }
}

/** G times one column of three, stored `step` bytes apart. */
@inline
function products(to: usize, step: usize, g0: v128, g1: v128, g2: v128): void {
  const sixth = f32x4.splat(-1.0 / 6.0);
  v128.store(to, f32x4.mul(f32x4.splat(0.25), g0));
  const outer = f32x4.mul(sixth, f32x4.add(g0, g2));
  const inner = f32x4.mul(sixth, g1);
  v128.store(to + step, f32x4.add(outer, inner));
  v128.store(to + 2 * step, f32x4.sub(outer, inner));
  const even = f32x4.add(f32x4.mul(f32x4.splat(1.0 / 24.0), g0), f32x4.mul(f32x4.splat(1.0 / 6.0), g2));
  const odd = f32x4.mul(f32x4.splat(1.0 / 12.0), g1);
  v128.store(to + 3 * step, f32x4.add(even, odd));
  v128.store(to + 4 * step, f32x4.sub(even, odd));
  v128.store(to + 5 * step, g2);
}

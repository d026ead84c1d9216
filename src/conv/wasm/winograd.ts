// Winograd's F(4 × 4, 3 × 3): 36 products make 16 outputs instead of 144 (A. Lavin, S. Gray, "Fast algorithms for
// convolutional neural networks", arXiv 1509.09308, section 4.3): Y = Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A. A vector holds the same
// cell of four tiles, which may lie anywhere; the 36 sums over channels are matrix products.

/**
 * `out[i][panel][c][8]` = Bᵀ d B of 8 tiles of channel c, panels of one i one behind the other, i `size` bytes apart. A
 * channel here is a channel and one of the `slices` of a kernel with depth, each an entry of `depths` in bytes.
 * `tiles`: the byte offset of each tile's window in a channel, `tileCount` a multiple of 8. `scratch`: 576 bytes.
 */
export function winogradInput(
  x: usize,
  channels: i32,
  plane: usize,
  depths: usize,
  slices: i32,
  pitch: usize,
  tiles: usize,
  tileCount: i32,
  out: usize,
  size: usize,
  scratch: usize,
): void {
  for (let n = 0; n < tileCount; n += 4) {
    let t0 = x + load<u32>(tiles);
    let t1 = x + load<u32>(tiles, 4);
    let t2 = x + load<u32>(tiles, 8);
    let t3 = x + load<u32>(tiles, 12);
    tiles += 16;
    let to = out + (<usize>(n >> 3)) * ((<usize>(channels * slices)) << 5) + (<usize>(n & 4)) * 4;
    for (let c = 0, slice = 0; c < channels; ) {
      let down: usize = load<u32>(depths + ((<usize>slice) << 2));
      for (let i: usize = 0; i < 576; i += 96) {
        const p = v128.load(t0 + down);
        const q = v128.load(t1 + down);
        const r = v128.load(t2 + down);
        const s = v128.load(t3 + down);
        const pq = v128.shuffle<f32>(p, q, 0, 4, 1, 5);
        const rs = v128.shuffle<f32>(r, s, 0, 4, 1, 5);
        const pqHigh = v128.shuffle<f32>(p, q, 2, 6, 3, 7);
        const rsHigh = v128.shuffle<f32>(r, s, 2, 6, 3, 7);
        const pq4 = v128.shuffle<f32>(v128.load64_zero(t0 + down, 16), v128.load64_zero(t1 + down, 16), 0, 4, 1, 5);
        const rs4 = v128.shuffle<f32>(v128.load64_zero(t2 + down, 16), v128.load64_zero(t3 + down, 16), 0, 4, 1, 5);
        rows(
          scratch + i,
          16,
          v128.shuffle<f32>(pq, rs, 0, 1, 4, 5),
          v128.shuffle<f32>(pq, rs, 2, 3, 6, 7),
          v128.shuffle<f32>(pqHigh, rsHigh, 0, 1, 4, 5),
          v128.shuffle<f32>(pqHigh, rsHigh, 2, 3, 6, 7),
          v128.shuffle<f32>(pq4, rs4, 0, 1, 4, 5),
          v128.shuffle<f32>(pq4, rs4, 2, 3, 6, 7),
        );
        down += pitch;
      }
      let column = to;
      for (let j = scratch; j < scratch + 96; j += 16) {
        rows(
          column,
          6 * size,
          v128.load(j),
          v128.load(j, 96),
          v128.load(j, 192),
          v128.load(j, 288),
          v128.load(j, 384),
          v128.load(j, 480),
        );
        column += size;
      }
      to += 32;
      if (++slice < slices) continue;
      slice = 0;
      c++;
      t0 += plane;
      t1 += plane;
      t2 += plane;
      t3 += plane;
    }
  }
}

/** Bᵀ times one column of six, stored `step` bytes apart. */
@inline
function rows(to: usize, step: usize, d0: v128, d1: v128, d2: v128, d3: v128, d4: v128, d5: v128): void {
  const two = f32x4.splat(2);
  const four = f32x4.splat(4);
  const five = f32x4.splat(5);
  v128.store(to, f32x4.add(f32x4.sub(f32x4.mul(four, d0), f32x4.mul(five, d2)), d4));
  const a = f32x4.sub(d4, f32x4.mul(four, d2));
  const b = f32x4.sub(d3, f32x4.mul(four, d1));
  v128.store(to + step, f32x4.add(a, b));
  v128.store(to + 2 * step, f32x4.sub(a, b));
  const c = f32x4.sub(d4, d2);
  const e = f32x4.mul(two, f32x4.sub(d3, d1));
  v128.store(to + 3 * step, f32x4.add(c, e));
  v128.store(to + 4 * step, f32x4.sub(c, e));
  v128.store(to + 5 * step, f32x4.add(f32x4.sub(f32x4.mul(four, d1), f32x4.mul(five, d3)), d5));
}

/**
 * Aᵀ m A + bias of each channel and tile. `m[i][c][tile]`: i `size` bytes apart, channels `tileCount` numbers. Tile t's
 * 4 × 4 outputs start `tiles[t]` bytes into a plane of `y`; rows are `pitch`, planes `plane` bytes apart.
 */
export function winogradOutput(
  m: usize,
  size: usize,
  channels: i32,
  tileCount: i32,
  tiles: usize,
  y: usize,
  plane: usize,
  pitch: usize,
  bias: usize,
  scratch: usize,
): void {
  for (let c = 0; c < channels; c++) {
    const b = v128.load_splat<f32>(bias);
    for (let n = 0; n < tileCount; n += 4) {
      let from = m;
      for (let i: usize = 0; i < 384; i += 64) {
        sums(
          scratch + i,
          16,
          f32x4.splat(0),
          v128.load(from),
          v128.load(from + size),
          v128.load(from + 2 * size),
          v128.load(from + 3 * size),
          v128.load(from + 4 * size),
          v128.load(from + 5 * size),
        );
        from += 6 * size;
      }
      for (let j = scratch; j < scratch + 64; j += 16) {
        sums(
          j + 384,
          64,
          b,
          v128.load(j),
          v128.load(j, 64),
          v128.load(j, 128),
          v128.load(j, 192),
          v128.load(j, 256),
          v128.load(j, 320),
        );
      }
      const list = tiles + ((<usize>n) << 2);
      const last = y + 3 * pitch;
      let t0 = last + load<u32>(list);
      let t1 = last + load<u32>(list, 4);
      let t2 = last + load<u32>(list, 8);
      let t3 = last + load<u32>(list, 12);
      // From the last row up: where one tile lies over another, the later one of the list stays.
      for (let row = scratch + 576; row >= scratch + 384; row -= 64) {
        const p = v128.load(row);
        const q = v128.load(row, 16);
        const r = v128.load(row, 32);
        const s = v128.load(row, 48);
        const pq = v128.shuffle<f32>(p, q, 0, 4, 1, 5);
        const rs = v128.shuffle<f32>(r, s, 0, 4, 1, 5);
        const pqHigh = v128.shuffle<f32>(p, q, 2, 6, 3, 7);
        const rsHigh = v128.shuffle<f32>(r, s, 2, 6, 3, 7);
        v128.store(t0, v128.shuffle<f32>(pq, rs, 0, 1, 4, 5));
        v128.store(t1, v128.shuffle<f32>(pq, rs, 2, 3, 6, 7));
        v128.store(t2, v128.shuffle<f32>(pqHigh, rsHigh, 0, 1, 4, 5));
        v128.store(t3, v128.shuffle<f32>(pqHigh, rsHigh, 2, 3, 6, 7));
        t0 -= pitch;
        t1 -= pitch;
        t2 -= pitch;
        t3 -= pitch;
      }
      m += 16;
    }
    y += plane;
    bias += 4;
  }
}

/** Aᵀ times one column of six plus `b`, stored `step` bytes apart. */
@inline
function sums(
  to: usize,
  step: usize,
  b: v128,
  m0: v128,
  m1: v128,
  m2: v128,
  m3: v128,
  m4: v128,
  m5: v128,
): void {
  const sum12 = f32x4.add(m1, m2);
  const sum34 = f32x4.add(m3, m4);
  const difference12 = f32x4.add(f32x4.sub(m1, m2), b);
  const difference34 = f32x4.sub(m3, m4);
  v128.store(to, f32x4.add(f32x4.add(f32x4.add(m0, b), sum12), sum34));
  v128.store(to + step, f32x4.add(difference12, f32x4.mul(f32x4.splat(2), difference34)));
  v128.store(to + 2 * step, f32x4.add(f32x4.add(sum12, b), f32x4.mul(f32x4.splat(4), sum34)));
  v128.store(
    to + 3 * step,
    f32x4.add(f32x4.add(difference12, m5), f32x4.mul(f32x4.splat(8), difference34)),
  );
}

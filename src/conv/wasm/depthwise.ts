// One kernel for each channel: rows of outputs, four to sixteen neighbours at a time. Whatever a row's last vector
// writes too far is overwritten by the next row, and the host leaves room behind the last.

/**
 * `rows` outputs rows of `columns` cells a plane, `planes` planes `plane` bytes apart in `x`, one behind the other in
 * `y`. Row r reads at `from[r] + taps[t]` bytes. Weights: `tapCount` a plane.
 */
export function depthwise(
  x: usize,
  y: usize,
  planes: i32,
  plane: usize,
  rows: i32,
  columns: i32,
  from: usize,
  taps: usize,
  tapCount: i32,
  weights: usize,
  bias: usize,
): void {
  const width = (<usize>columns) << 2;
  const lastTap = taps + ((<usize>tapCount) << 2);
  for (let n = 0; n < planes; n++) {
    const b = v128.load_splat<f32>(bias);
    for (let r = 0; r < rows; r++) {
      const row = x + load<u32>(from + ((<usize>r) << 2));
      let at: usize = 0;
      for (; at + 16 < width; at += 32) {
        let s0 = b;
        let s1 = b;
        let w = weights;
        for (let tap = taps; tap < lastTap; tap += 4) {
          const source = row + at + load<u32>(tap);
          const s = v128.load_splat<f32>(w);
          s0 = f32x4.add(s0, f32x4.mul(s, v128.load(source)));
          s1 = f32x4.add(s1, f32x4.mul(s, v128.load(source, 16)));
          w += 4;
        }
        v128.store(y + at, s0);
        v128.store(y + at, s1, 16);
      }
      if (at < width) {
        let s0 = b;
        let w = weights;
        for (let tap = taps; tap < lastTap; tap += 4) {
          s0 = f32x4.add(s0, f32x4.mul(v128.load_splat<f32>(w), v128.load(row + at + load<u32>(tap))));
          w += 4;
        }
        v128.store(y + at, s0);
      }
      y += width;
    }
    x += plane;
    weights += (<usize>tapCount) << 2;
    bias += 4;
  }
}

/**
 * The same for a 3 × 3 kernel, its nine weights in registers: its rows lie `down` bytes apart, its columns at 0,
 * `second` and `third`. Where a row of outputs stands `down` bytes after another (stride = dilation), two are made at once
 * from four rows.
 */
export function depthwise3(
  x: usize,
  y: usize,
  planes: i32,
  plane: usize,
  rows: i32,
  columns: i32,
  from: usize,
  down: usize,
  second: usize,
  third: usize,
  weights: usize,
  bias: usize,
): void {
  const width = (<usize>columns) << 2;
  for (let n = 0; n < planes; n++) {
    const w0 = v128.load_splat<f32>(weights);
    const w1 = v128.load_splat<f32>(weights, 4);
    const w2 = v128.load_splat<f32>(weights, 8);
    const w3 = v128.load_splat<f32>(weights, 12);
    const w4 = v128.load_splat<f32>(weights, 16);
    const w5 = v128.load_splat<f32>(weights, 20);
    const w6 = v128.load_splat<f32>(weights, 24);
    const w7 = v128.load_splat<f32>(weights, 28);
    const w8 = v128.load_splat<f32>(weights, 32);
    for (let r = 0; r < rows; ) {
      const here = from + ((<usize>r) << 2);
      const row = x + load<u32>(here);
      const paired = columns > 3 && r + 1 < rows && <usize>(load<u32>(here, 4) - load<u32>(here)) === down;
      if (paired) {
        for (let at: usize = 0; ; ) {
          let source = row + at;
          let v = v128.load(source);
          let s0 = f32x4.add(v128.load_splat<f32>(bias), f32x4.mul(w0, v));
          v = v128.load(source + second);
          s0 = f32x4.add(s0, f32x4.mul(w1, v));
          v = v128.load(source + third);
          s0 = f32x4.add(s0, f32x4.mul(w2, v));
          source += down;
          v = v128.load(source);
          s0 = f32x4.add(s0, f32x4.mul(w3, v));
          let s1 = f32x4.add(v128.load_splat<f32>(bias), f32x4.mul(w0, v));
          v = v128.load(source + second);
          s0 = f32x4.add(s0, f32x4.mul(w4, v));
          s1 = f32x4.add(s1, f32x4.mul(w1, v));
          v = v128.load(source + third);
          s0 = f32x4.add(s0, f32x4.mul(w5, v));
          s1 = f32x4.add(s1, f32x4.mul(w2, v));
          source += down;
          v = v128.load(source);
          s0 = f32x4.add(s0, f32x4.mul(w6, v));
          s1 = f32x4.add(s1, f32x4.mul(w3, v));
          v = v128.load(source + second);
          s0 = f32x4.add(s0, f32x4.mul(w7, v));
          s1 = f32x4.add(s1, f32x4.mul(w4, v));
          v = v128.load(source + third);
          v128.store(y + at, f32x4.add(s0, f32x4.mul(w8, v)));
          s1 = f32x4.add(s1, f32x4.mul(w5, v));
          source += down;
          s1 = f32x4.add(s1, f32x4.mul(w6, v128.load(source)));
          s1 = f32x4.add(s1, f32x4.mul(w7, v128.load(source + second)));
          v128.store(y + width + at, f32x4.add(s1, f32x4.mul(w8, v128.load(source + third))));
          if (at + 16 >= width) break;
          // The last vector ends with the row: too far would be the other row, which is finished.
          at = min(at + 16, width - 16);
        }
        r += 2;
        y += 2 * width;
      } else {
        for (let at: usize = 0; at < width; at += 16) {
          let source = row + at;
          let s = f32x4.add(v128.load_splat<f32>(bias), f32x4.mul(w0, v128.load(source)));
          s = f32x4.add(s, f32x4.mul(w1, v128.load(source + second)));
          s = f32x4.add(s, f32x4.mul(w2, v128.load(source + third)));
          source += down;
          s = f32x4.add(s, f32x4.mul(w3, v128.load(source)));
          s = f32x4.add(s, f32x4.mul(w4, v128.load(source + second)));
          s = f32x4.add(s, f32x4.mul(w5, v128.load(source + third)));
          source += down;
          s = f32x4.add(s, f32x4.mul(w6, v128.load(source)));
          s = f32x4.add(s, f32x4.mul(w7, v128.load(source + second)));
          s = f32x4.add(s, f32x4.mul(w8, v128.load(source + third)));
          v128.store(y + at, s);
        }
        r += 1;
        y += width;
      }
    }
    x += plane;
    weights += 36;
    bias += 4;
  }
}

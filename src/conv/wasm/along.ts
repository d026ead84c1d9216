// An axis made anew: upsampling and pooling are that, one axis after the other.

/**
 * One axis made anew: `outer` blocks of `input` numbers become blocks of `output` rows of `inner` numbers. Row n is made of
 * the shares up to `ends[n]`: where each begins, in numbers of its block, and its weight; the sum, or the largest.
 * `panel`: 16 bytes for each number of a block and for three more, needed where `inner` is 1.
 */
export function along(
  x: usize,
  y: usize,
  outer: i32,
  input: i32,
  inner: i32,
  output: i32,
  ends: usize,
  cells: usize,
  weights: usize,
  isLargest: i32,
  panel: usize,
): void {
  if (inner === 1) {
    for (let block = 0; block < outer; block += 4) {
      // Past the last block, it is done again.
      const second = min(block + 1, outer - 1);
      const third = min(block + 2, outer - 1);
      const fourth = min(block + 3, outer - 1);
      gather(x, input, block, second, third, fourth, panel);
      deal(panel, y, output, block, second, third, fourth, ends, cells, weights, isLargest);
    }
    return;
  }
  const row = (<usize>inner) << 2;
  for (let block = 0; block < outer; block++) {
    let share: usize = 0;
    for (let n: usize = 0; n < <usize>output; n++) {
      const end = <usize>load<i32>(ends + (n << 2));
      let at: usize = 0;
      for (; at + 16 <= row; at += 16) {
        v128.store(y + at, together(x + at, 2, share, end, cells, weights, isLargest));
      }
      // The last numbers, each in the first place of a vector.
      for (; at < row; at += 4) {
        v128.store_lane<f32>(y + at, together(x + at, 2, share, end, cells, weights, isLargest), 0);
      }
      share = end;
      y += row;
    }
    x += (<usize>input) << 2;
  }
}

/** Four blocks of `input` numbers side by side: the panel holds the first number of each, then the second of each, … */
function gather(x: usize, input: i32, first: i32, second: i32, third: i32, fourth: i32, panel: usize): void {
  const size = (<usize>input) << 2;
  const x0 = x + size * first;
  const x1 = x + size * second;
  const x2 = x + size * third;
  const x3 = x + size * fourth;
  for (let at: usize = 0; at < size; at += 16) {
    const p = v128.load(x0 + at);
    const q = v128.load(x1 + at);
    const r = v128.load(x2 + at);
    const s = v128.load(x3 + at);
    const pq = v128.shuffle<f32>(p, q, 0, 4, 1, 5);
    const rs = v128.shuffle<f32>(r, s, 0, 4, 1, 5);
    const pqHigh = v128.shuffle<f32>(p, q, 2, 6, 3, 7);
    const rsHigh = v128.shuffle<f32>(r, s, 2, 6, 3, 7);
    v128.store(panel, v128.shuffle<f32>(pq, rs, 0, 1, 4, 5));
    v128.store(panel, v128.shuffle<f32>(pq, rs, 2, 3, 6, 7), 16);
    v128.store(panel, v128.shuffle<f32>(pqHigh, rsHigh, 0, 1, 4, 5), 32);
    v128.store(panel, v128.shuffle<f32>(pqHigh, rsHigh, 2, 3, 6, 7), 48);
    panel += 64;
  }
}

/** The outputs of four blocks in a panel, back to where the blocks' rows are. */
function deal(
  panel: usize,
  y: usize,
  output: i32,
  first: i32,
  second: i32,
  third: i32,
  fourth: i32,
  ends: usize,
  cells: usize,
  weights: usize,
  isLargest: i32,
): void {
  const size = (<usize>output) << 2;
  const y0 = y + size * first;
  const y1 = y + size * second;
  const y2 = y + size * third;
  const y3 = y + size * fourth;
  let share: usize = 0;
  let at: usize = 0;
  for (; at + 16 <= size; at += 16) {
    const end0 = <usize>load<i32>(ends + at);
    const end1 = <usize>load<i32>(ends + at, 4);
    const end2 = <usize>load<i32>(ends + at, 8);
    const end3 = <usize>load<i32>(ends + at, 12);
    const p = together(panel, 4, share, end0, cells, weights, isLargest);
    const q = together(panel, 4, end0, end1, cells, weights, isLargest);
    const r = together(panel, 4, end1, end2, cells, weights, isLargest);
    const s = together(panel, 4, end2, end3, cells, weights, isLargest);
    share = end3;
    const pq = v128.shuffle<f32>(p, q, 0, 4, 1, 5);
    const rs = v128.shuffle<f32>(r, s, 0, 4, 1, 5);
    const pqHigh = v128.shuffle<f32>(p, q, 2, 6, 3, 7);
    const rsHigh = v128.shuffle<f32>(r, s, 2, 6, 3, 7);
    v128.store(y0 + at, v128.shuffle<f32>(pq, rs, 0, 1, 4, 5));
    v128.store(y1 + at, v128.shuffle<f32>(pq, rs, 2, 3, 6, 7));
    v128.store(y2 + at, v128.shuffle<f32>(pqHigh, rsHigh, 0, 1, 4, 5));
    v128.store(y3 + at, v128.shuffle<f32>(pqHigh, rsHigh, 2, 3, 6, 7));
  }
  for (; at < size; at += 4) {
    const end = <usize>load<i32>(ends + at);
    const p = together(panel, 4, share, end, cells, weights, isLargest);
    v128.store_lane<f32>(y0 + at, p, 0);
    v128.store_lane<f32>(y1 + at, p, 1);
    v128.store_lane<f32>(y2 + at, p, 2);
    v128.store_lane<f32>(y3 + at, p, 3);
    share = end;
  }
}

/** The sum, or the largest, of the shares from `share` up to `end`; each begins 2 to the power of `shift` bytes a cell into `x`. */
@inline
function together(
  x: usize,
  shift: usize,
  share: usize,
  end: usize,
  cells: usize,
  weights: usize,
  isLargest: i32,
): v128 {
  const last = end << 2;
  let at = share << 2;
  let sum = f32x4.mul(v128.load(x + ((<usize>load<i32>(cells + at)) << shift)), v128.load_splat<f32>(weights + at));
  for (at += 4; at < last; at += 4) {
    const next = v128.load(x + ((<usize>load<i32>(cells + at)) << shift));
    if (isLargest) sum = f32x4.max(sum, next);
    else sum = f32x4.add(sum, f32x4.mul(next, v128.load_splat<f32>(weights + at)));
  }
  return sum;
}

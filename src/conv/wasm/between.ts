// What stands between convolutions: activations, sums and products number by number, and an axis made anew.

/** max(0, x) of `count` numbers, in place. */
export function relu(x: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const end = x + ((<usize>count) << 2);
  for (const whole = end - 15; x < whole; x += 16) v128.store(x, f32x4.max(v128.load(x), zero));
  for (; x < end; x += 4) store<f32>(x, max<f32>(load<f32>(x), 0));
}

/** x · min(max(0, x + 3), 6) / 6 of `count` numbers, in place. What is added at the end makes −0 a 0. */
export function hardSwish(x: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const three = f32x4.splat(3);
  const six = f32x4.splat(6);
  const end = x + ((<usize>count) << 2);
  for (const whole = end - 15; x < whole; x += 16) {
    const number = v128.load(x);
    const gate = f32x4.min(f32x4.max(f32x4.add(number, three), zero), six);
    v128.store(x, f32x4.add(f32x4.div(f32x4.mul(number, gate), six), zero));
  }
  for (; x < end; x += 4) {
    const number = load<f32>(x);
    store<f32>(x, (number * min<f32>(max<f32>(number + 3, 0), 6)) / 6 + 0);
  }
}

/** 1 / (1 + e⁻ˣ) of `count` numbers, a multiple of four, in place. */
export function sigmoid(x: usize, count: i32): void {
  const one = f32x4.splat(1);
  for (const end = x + ((<usize>count) << 2); x < end; x += 16) {
    v128.store(x, f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(v128.load(x))))));
  }
}

/**
 * eˣ, to about 2 units in the last place: x = n · ln 2 + r with |r| ≤ ½ ln 2, the Taylor series of eʳ up to r⁷, and n added
 * to the exponent. ln 2 comes in two parts, the first of few digits, so that n times it is exact.
 */
function exponential(x: v128): v128 {
  const within = f32x4.min(f32x4.max(x, f32x4.splat(-87)), f32x4.splat(88));
  const n = f32x4.nearest(f32x4.mul(within, f32x4.splat(1.4426950408889634)));
  const most = f32x4.sub(within, f32x4.mul(n, f32x4.splat(0.693359375)));
  const r = f32x4.add(most, f32x4.mul(n, f32x4.splat(2.12194440e-4)));
  let sum = f32x4.splat(1 / 5040);
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 720));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 120));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 24));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 6));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(0.5));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1));
  return i32x4.add(sum, i32x4.shl(i32x4.trunc_sat_f32x4_s(n), 23));
}

/** y + weight · x of `count` numbers, over y. */
export function addScaled(x: usize, y: usize, count: i32, weight: f32): void {
  const factor = f32x4.splat(weight);
  const end = y + ((<usize>count) << 2);
  for (const whole = end - 15; y < whole; y += 16) {
    v128.store(y, f32x4.add(v128.load(y), f32x4.mul(v128.load(x), factor)));
    x += 16;
  }
  for (; y < end; y += 4) {
    store<f32>(y, load<f32>(y) + load<f32>(x) * weight);
    x += 4;
  }
}

/** factor · x of `count` numbers, into y, which may be x. */
export function scale(x: usize, y: usize, count: i32, factor: f32): void {
  const factors = f32x4.splat(factor);
  const end = x + ((<usize>count) << 2);
  for (const whole = end - 15; x < whole; x += 16) {
    v128.store(y, f32x4.mul(v128.load(x), factors));
    y += 16;
  }
  for (; x < end; x += 4) {
    store<f32>(y, load<f32>(x) * factor);
    y += 4;
  }
}

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

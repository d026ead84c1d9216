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

function largest(x: usize, y: usize, count: i32): void {
  const end = y + ((<usize>count) << 2);
  for (const whole = end - 15; y < whole; y += 16) {
    v128.store(y, f32x4.max(v128.load(y), v128.load(x)));
    x += 16;
  }
  for (; y < end; y += 4) {
    store<f32>(y, max<f32>(load<f32>(y), load<f32>(x)));
    x += 4;
  }
}

/**
 * One axis made anew: `outer` blocks of `input` numbers become blocks of `output` rows of `inner` numbers. Row n is made of
 * the shares up to `ends[n]`: where each begins, in numbers of its block, and its weight; the sum, or the largest.
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
): void {
  const row = (<usize>inner) << 2;
  for (let block = 0; block < outer; block++) {
    let share: usize = 0;
    for (let n: usize = 0; n < <usize>output; n++) {
      const end = <usize>load<i32>(ends + (n << 2));
      if (inner === 1 && !isLargest) {
        let sum: f64 = 0;
        for (; share < end; share++) {
          const at = (<usize>load<i32>(cells + (share << 2))) << 2;
          sum += <f64>load<f32>(weights + (share << 2)) * <f64>load<f32>(x + at);
        }
        store<f32>(y, <f32>sum);
      } else {
        // The first share is written, whatever was there; each row has one.
        for (let first = true; share < end; share++) {
          const from = x + ((<usize>load<i32>(cells + (share << 2))) << 2);
          const weight = load<f32>(weights + (share << 2));
          if (first) scale(from, y, inner, weight);
          else if (isLargest) largest(from, y, inner);
          else addScaled(from, y, inner, weight);
          first = false;
        }
      }
      y += row;
    }
    x += (<usize>input) << 2;
  }
}

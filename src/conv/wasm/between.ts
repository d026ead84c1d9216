// What stands between convolutions, number by number: activations, sums and products, means. What is read may be what is
// written.

/** max(0, x) of `count` numbers, into y. */
export function relu(x: usize, y: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const end = x + ((<usize>count) << 2);
  for (const whole = end - 15; x < whole; x += 16) {
    v128.store(y, f32x4.max(v128.load(x), zero));
    y += 16;
  }
  for (; x < end; x += 4) {
    store<f32>(y, max<f32>(load<f32>(x), 0));
    y += 4;
  }
}

/** x · min(max(0, x + 3), 6) / 6 of `count` numbers, into y. What is added at the end makes −0 a 0. */
export function hardSwish(x: usize, y: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const three = f32x4.splat(3);
  const six = f32x4.splat(6);
  const end = x + ((<usize>count) << 2);
  for (const whole = end - 15; x < whole; x += 16) {
    const number = v128.load(x);
    const gate = f32x4.min(f32x4.max(f32x4.add(number, three), zero), six);
    v128.store(y, f32x4.add(f32x4.div(f32x4.mul(number, gate), six), zero));
    y += 16;
  }
  for (; x < end; x += 4) {
    const number = load<f32>(x);
    store<f32>(y, (number * min<f32>(max<f32>(number + 3, 0), 6)) / 6 + 0);
    y += 4;
  }
}

/** 1 / (1 + e⁻ˣ) of `count` numbers, into y. */
export function sigmoid(x: usize, y: usize, count: i32): void {
  const end = x + ((<usize>count) << 2);
  for (const whole = end - 15; x < whole; x += 16) {
    v128.store(y, logistic(v128.load(x)));
    y += 16;
  }
  for (; x < end; x += 4) {
    v128.store_lane<f32>(y, logistic(v128.load32_zero(x)), 0);
    y += 4;
  }
}

function logistic(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(x))));
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

/** a + b of `count` numbers, into y. */
export function add(a: usize, b: usize, y: usize, count: i32): void {
  const end = a + ((<usize>count) << 2);
  for (const whole = end - 15; a < whole; a += 16) {
    v128.store(y, f32x4.add(v128.load(a), v128.load(b)));
    b += 16;
    y += 16;
  }
  for (; a < end; a += 4) {
    store<f32>(y, load<f32>(a) + load<f32>(b));
    b += 4;
    y += 4;
  }
}

/** factor · x of `count` numbers, into y. */
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

/** The mean of each of `channels` runs of `count` numbers, into y. */
export function means(x: usize, y: usize, channels: i32, count: i32): void {
  for (let channel = 0; channel < channels; channel++) {
    const end = x + ((<usize>count) << 2);
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    for (const whole = end - 63; x < whole; x += 64) {
      a = f32x4.add(a, v128.load(x));
      b = f32x4.add(b, v128.load(x, 16));
      c = f32x4.add(c, v128.load(x, 32));
      d = f32x4.add(d, v128.load(x, 48));
    }
    const sums = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
    let sum: f64 = 0;
    for (; x < end; x += 4) sum += load<f32>(x);
    sum += <f64>f32x4.extract_lane(sums, 0) + <f64>f32x4.extract_lane(sums, 1);
    sum += <f64>f32x4.extract_lane(sums, 2) + <f64>f32x4.extract_lane(sums, 3);
    store<f32>(y, <f32>(sum / count));
    y += 4;
  }
}

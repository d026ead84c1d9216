// What stands between convolutions, by the WebAssembly kernels: numbers that live elsewhere go through their memory in pieces
// that stay in the processor's cache. Each function returns false where plain loops are the better way, or the only one.
import { homeOf } from "./home";
import { type Machine, machine } from "./machine";
import { preferred } from "./plan";

/** Numbers of a piece, and the fewest that are worth the way. */
export const PIECE = 4096;
const FEW = 1024;

/** The machine to compute `to` out of `from` with: the one that is home to all of them; null if loops are to do it. */
export function able(to: Float32Array, ...from: readonly Float32Array[]): Machine | null {
  const count = Math.max(to.length, ...from.map(({ length }) => length));
  if (count < FEW || preferred() !== "wasm") return null;
  const home = from.every(({ buffer }) => buffer === to.buffer) && homeOf(to);
  return home || machine();
}

/** An activation of each number of `from`, into `to`. */
export function activate(
  kernel: "relu" | "hardSwish" | "sigmoid",
  from: Float32Array,
  to: Float32Array,
): boolean {
  const ready = able(to, from);
  if (!ready) return false;
  const { heap, kernels } = ready;
  const y = heap.place(to);
  if (y) {
    kernels[kernel](heap.place(from), y, to.length);
    return true;
  }
  const at = heap.scratch(4 * PIECE);
  for (let n = 0; n < to.length; n += PIECE) {
    const count = Math.min(PIECE, to.length - n);
    heap.floats.set(from.subarray(n, n + count), at / 4);
    kernels[kernel](at, at, count);
    to.set(heap.floats.subarray(at / 4, at / 4 + count), n);
  }
  return true;
}

/** a + b, into `to`. */
export function addAll(a: Float32Array, b: Float32Array, to: Float32Array): boolean {
  const ready = able(to, a, b);
  if (!ready) return false;
  const { heap, kernels } = ready;
  const y = heap.place(to);
  if (y) {
    kernels.add(heap.place(a), heap.place(b), y, to.length);
    return true;
  }
  const at = heap.scratch(8 * PIECE);
  for (let n = 0; n < to.length; n += PIECE) {
    const count = Math.min(PIECE, to.length - n);
    heap.floats.set(a.subarray(n, n + count), at / 4);
    heap.floats.set(b.subarray(n, n + count), at / 4 + PIECE);
    kernels.add(at, at + 4 * PIECE, at, count);
    to.set(heap.floats.subarray(at / 4, at / 4 + count), n);
  }
  return true;
}

/** Each of `factors` times as many numbers of `from`, into `to`. */
export function scaleAll(from: Float32Array, factors: Float32Array, to: Float32Array): boolean {
  const run = to.length / factors.length;
  const ready = run < 64 ? null : able(to, from);
  if (!ready) return false;
  const { heap, kernels } = ready;
  const [x, y] = [heap.place(from), heap.place(to)];
  const together = y ? factors.length : Math.max(1, Math.floor(PIECE / run));
  const at = y ? 0 : heap.scratch(4 * together * run);
  for (let first = 0; first < factors.length; first += together) {
    const count = Math.min(together, factors.length - first);
    const [start, end] = [first * run, (first + count) * run];
    if (!y) heap.floats.set(from.subarray(start, end), at / 4);
    for (let n = 0; n < count; n++) {
      const place = 4 * n * run;
      kernels.scale((x || at) + place, (y || at) + place, run, factors[first + n]!);
    }
    if (!y) to.set(heap.floats.subarray(at / 4, at / 4 + count * run), start);
  }
  return true;
}

/** The mean of each of as many runs of `from` as `to` has numbers. */
export function meanAll(from: Float32Array, to: Float32Array): boolean {
  const ready = able(to, from);
  if (!ready) return false;
  const { heap, kernels } = ready;
  const run = from.length / to.length;
  const y = heap.place(to);
  if (y) {
    kernels.means(heap.place(from), y, to.length, run);
    return true;
  }
  const together = Math.max(1, Math.floor(PIECE / run));
  const at = heap.scratch(4 * together * (run + 1));
  const out = at / 4 + together * run;
  for (let first = 0; first < to.length; first += together) {
    const count = Math.min(together, to.length - first);
    heap.floats.set(from.subarray(first * run, (first + count) * run), at / 4);
    kernels.means(at, 4 * out, count, run);
    to.set(heap.floats.subarray(out, out + count), first);
  }
  return true;
}

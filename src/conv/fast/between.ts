// What stands between convolutions, by the WebAssembly kernels: numbers go through their memory in pieces that stay in the
// processor's cache. Each function returns false where plain loops are the better way, or the only one.
import { type Machine, machine } from "./machine";
import { preferred } from "./plan";

/** Numbers of a piece, and the fewest that are worth the way. */
const [PIECE, FEW] = [4096, 1024];

function able(count: number): Machine | null {
  return count >= FEW && preferred() === "wasm" ? machine() : null;
}

/** An activation of each number of `from`, into `to`. */
export function activate(
  kernel: "relu" | "hardSwish" | "sigmoid",
  from: Float32Array,
  to: Float32Array,
): boolean {
  const ready = able(to.length);
  if (!ready) return false;
  const { heap, kernels } = ready;
  const at = heap.scratch(4 * PIECE);
  for (let n = 0; n < to.length; n += PIECE) {
    const count = Math.min(PIECE, to.length - n);
    heap.floats.set(from.subarray(n, n + count), at / 4);
    // Up to three numbers more, so that whole vectors are computed; they are not read.
    kernels[kernel](at, Math.ceil(count / 4) * 4);
    to.set(heap.floats.subarray(at / 4, at / 4 + count), n);
  }
  return true;
}

/** a + b, into `to`. */
export function addAll(a: Float32Array, b: Float32Array, to: Float32Array): boolean {
  const ready = able(to.length);
  if (!ready) return false;
  const { heap, kernels } = ready;
  const at = heap.scratch(8 * PIECE);
  for (let n = 0; n < to.length; n += PIECE) {
    const count = Math.min(PIECE, to.length - n);
    heap.floats.set(a.subarray(n, n + count), at / 4);
    heap.floats.set(b.subarray(n, n + count), at / 4 + PIECE);
    kernels.addScaled(at + 4 * PIECE, at, count, 1);
    to.set(heap.floats.subarray(at / 4, at / 4 + count), n);
  }
  return true;
}

/** Each of `factors` times as many numbers of `from`, into `to`. */
export function scaleAll(from: Float32Array, factors: Float32Array, to: Float32Array): boolean {
  const run = to.length / factors.length;
  const ready = run < 64 ? null : able(to.length);
  if (!ready) return false;
  const { heap, kernels } = ready;
  const together = Math.max(1, Math.floor(PIECE / run));
  const at = heap.scratch(4 * together * run);
  for (let first = 0; first < factors.length; first += together) {
    const count = Math.min(together, factors.length - first);
    const [start, end] = [first * run, (first + count) * run];
    heap.floats.set(from.subarray(start, end), at / 4);
    for (let n = 0; n < count; n++) {
      const place = at + 4 * n * run;
      kernels.scale(place, place, run, factors[first + n]!);
    }
    to.set(heap.floats.subarray(at / 4, at / 4 + count * run), start);
  }
  return true;
}

/** What `along` of ../along computes, for blocks of its outer axes at once. */
export interface Lines {
  readonly outer: number;
  /** Numbers of a block, before. */
  readonly input: number;
  readonly inner: number;
  /** Where the shares of each output cell end in `cells` and `weights`. */
  readonly ends: Int32Array;
  readonly cells: Int32Array;
  readonly weights: Float32Array;
}

/** One axis of `x` made anew, into `y`. */
export function alongAll(x: Float32Array, y: Float32Array, lines: Lines, isLargest: boolean): boolean {
  const ready = able(Math.max(x.length, y.length));
  if (!ready) return false;
  const { heap, kernels } = ready;
  const { outer, input, inner, ends, cells, weights } = lines;
  const output = ends.length * inner;
  const tables = ends.length + cells.length + weights.length;
  const blocks = Math.max(1, Math.min(outer, Math.floor((8 * PIECE) / (input + output))));
  // Where rows are single numbers, the kernel turns four blocks to lie side by side.
  const panel = inner === 1 ? 4 * (input + 3) : 0;
  const at = heap.scratch(4 * (tables + blocks * (input + output) + panel + 4));
  const [endsAt, cellsAt] = [at, at + 4 * ends.length];
  const weightsAt = cellsAt + 4 * cells.length;
  const xAt = weightsAt + 4 * weights.length;
  const yAt = xAt + 4 * blocks * input;
  const panelAt = yAt + 4 * blocks * output;
  const table = new Int32Array(heap.memory.buffer, at, tables);
  table.set(ends);
  table.set(cells, ends.length);
  heap.floats.set(weights, weightsAt / 4);
  for (let block = 0; block < outer; block += blocks) {
    const count = Math.min(blocks, outer - block);
    heap.floats.set(x.subarray(block * input, (block + count) * input), xAt / 4);
    const [tablesAt, largest] = [[endsAt, cellsAt, weightsAt] as const, isLargest ? 1 : 0];
    kernels.along(xAt, yAt, count, input, inner, ends.length, ...tablesAt, largest, panelAt);
    y.set(heap.floats.subarray(yAt / 4, yAt / 4 + count * output), block * output);
  }
  return true;
}

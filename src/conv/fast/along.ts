// Axes made anew by the WebAssembly kernels, a few channels at a time through all axes.
import { able, PIECE } from "./between";

/** An axis to be made anew, within one channel. */
export interface Lines {
  /** Blocks of the axes before it. */
  readonly outer: number;
  /** Numbers of a block, before. */
  readonly input: number;
  readonly inner: number;
  /** Where the shares of each output cell end in `cells` and `weights`. */
  readonly ends: Int32Array;
  readonly cells: Int32Array;
  readonly weights: Float32Array;
}

/** `channels` channels of `x` with one axis after the other made anew, into `y`; false where plain loops are to do it. */
export function alongAll(
  x: Float32Array,
  y: Float32Array,
  channels: number,
  steps: readonly Lines[],
  isLargest: boolean,
): boolean {
  const ready = able(y, x);
  if (!ready) return false;
  const { heap, kernels } = ready;
  const places = { x: heap.place(x), y: heap.place(y) };
  /** Numbers of a channel before each step, and after the last. */
  const sizes = [x.length / channels, ...steps.map(({ outer, ends, inner }) => outer * ends.length * inner)];
  const largest = Math.max(...steps.map(({ input, inner }) => (inner === 1 ? input : 0)));
  // Where rows are single numbers, the kernel turns four blocks to lie side by side.
  const panel = 4 * (largest + 3);
  const tables = steps.reduce((sum, { ends, cells }) => sum + ends.length + 2 * cells.length, 0);
  const needed = sizes.reduce((sum, size) => sum + size, 0);
  const together = Math.max(1, Math.min(channels, Math.floor((8 * PIECE) / needed)));
  const bytes = 4 * (tables + together * needed + panel);
  // The memory that arrays live in must not grow.
  if (places.y && !heap.hasScratch(bytes)) return false;
  const panelAt = heap.scratch(bytes);
  let free = panelAt + 4 * panel;
  const take = (numbers: number) => {
    free += 4 * numbers;
    return free - 4 * numbers;
  };
  const placed = steps.map(({ ends, cells, weights }) => {
    const at = [take(ends.length), take(cells.length), take(weights.length)] as const;
    const table = new Int32Array(heap.memory.buffer);
    table.set(ends, at[0] / 4);
    table.set(cells, at[1] / 4);
    heap.floats.set(weights, at[2] / 4);
    return at;
  });
  const stations = sizes.map((size) => take(together * size));
  for (let first = 0; first < channels; first += together) {
    const count = Math.min(together, channels - first);
    const at = [...stations];
    const [from, to] = [first * sizes[0]!, first * sizes.at(-1)!];
    if (places.x) at[0] = places.x + 4 * from;
    else heap.floats.set(x.subarray(from, from + count * sizes[0]!), at[0]! / 4);
    if (places.y) at[steps.length] = places.y + 4 * to;
    for (const [n, { outer, input, inner, ends }] of steps.entries()) {
      const shape = [count * outer, input, inner, ends.length] as const;
      kernels.along(at[n]!, at[n + 1]!, ...shape, ...placed[n]!, isLargest ? 1 : 0, panelAt);
    }
    const made = at[steps.length]! / 4;
    if (!places.y) y.set(heap.floats.subarray(made, made + count * sizes.at(-1)!), to);
  }
  return true;
}

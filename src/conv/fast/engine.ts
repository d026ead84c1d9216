// What the kinds of plan have in common.
import type { Machine } from "./machine";

export interface PlanOptions {
  /** Whether 3 × 3 kernels may be computed by Winograd's method: fewer products, errors near 1e-5. True when absent. */
  readonly winograd?: boolean;
  /** WebAssembly vector instructions, or plain TypeScript; absent, the first where the machine has it. */
  readonly engine?: "wasm" | "typescript";
  /**
   * How many threads compute, the calling one among them, for the WebAssembly kernels: 1 when absent. More than the machine
   * has processors count as that many; depthwise layers and small ones stay on one thread. The result is the same to the
   * last bit. Where there are no worker threads or no `SharedArrayBuffer`, outside Node above all, one thread computes.
   */
  readonly threads?: number;
}

/** Where the plan of a network's layer computes: in the memory that the network's arrays live in. */
export interface Placed extends PlanOptions {
  readonly home?: Machine | undefined;
}

/** @throws RangeError unless `threads` is absent or a whole number of threads. */
export function checkThreads({ threads = 1 }: PlanOptions): void {
  if (Number.isInteger(threads) && threads >= 1) return;
  throw new RangeError(`threads must be a whole number, 1 or more, got ${threads}`);
}

/** A convolution with its weights, prepared once and run often. */
export interface Plan {
  /** Reads `x` and overwrites all of `y`, contiguous and channels first. */
  run(x: Float32Array, y: Float32Array): void;
  /** Gives the working memory of the plan back; it cannot run any more. */
  free(): void;
  /** Bytes that the plan keeps, and bytes that it shares with all others while it runs. */
  readonly memory: { readonly kept: number; readonly shared: number };
}

/** @throws RangeError if `array` does not have the `length` that the plan was made for. */
export function checkLength(array: Float32Array, length: number, what: string): void {
  if (array.length !== length) {
    throw new RangeError(`the plan needs ${length} numbers of ${what}, got ${array.length}`);
  }
}

// What the kinds of plan have in common.

export interface PlanOptions {
  /** Whether 3 × 3 kernels may be computed by Winograd's method: fewer products, errors near 1e-5. True when absent. */
  readonly winograd?: boolean;
  /** WebAssembly vector instructions, or plain TypeScript; absent, the first where the machine has it. */
  readonly engine?: "wasm" | "typescript";
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

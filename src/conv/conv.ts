// Convolution of any kind through one door: y[o, u] = b[o] + Σ w[o, c, k] · x[c, u·s + k·d − p] along one to three axes,
// and the transposed convolution, its adjoint.

import type { NdArray, Tensor } from "./array";
import { checkArray, checkOut } from "./contiguous";
import { door } from "./door";
import { flip } from "./flip";
import { adjointPlan, type ConvPlan, forwardPlan, type PlanOptions, type PlanTransposeOptions } from "./plan";

/** Where the result goes. */
export interface Into {
  /** An array of the result's shape to write into, any strides, sharing no memory with the inputs; a new one when absent. */
  readonly out?: Tensor;
}

/** Options of a convolution. */
export interface ConvCallOptions extends PlanOptions, Into {}

/** Options of a transposed convolution. */
export interface ConvTransposeCallOptions extends PlanTransposeOptions, Into {}

/**
 * Convolves `x` of shape `[C_in, …spatial]`, one to three spatial axes, with weights `w` of shape
 * `[C_out, C_in / groups, …kernel]`; correlation, as every framework computes it. Returns `[C_out, …spatial]`.
 * @throws RangeError when shapes and options do not fit together, TypeError for what is not an ndarray; nothing is
 * computed then.
 */
export function conv(x: NdArray, w: NdArray, options: ConvCallOptions = {}): Tensor {
  door("conv");
  checkArray(x, "x");
  return once(forwardPlan(x.shape, w, options), x, w, options.out);
}

/**
 * Transposed convolution of `x` of shape `[C_in, …spatial]` with weights `w` of shape `[C_in, C_out / groups, …kernel]`:
 * the adjoint of `conv`, so that ⟨conv(u), x⟩ = ⟨u, convTranspose(x)⟩ with the same weights. Returns `[C_out, …spatial]`,
 * s(i − 1) + d(k − 1) + 1 + outputPadding − before − after cells along an axis.
 * @throws RangeError when shapes and options do not fit together, TypeError for what is not an ndarray; nothing is
 * computed then.
 */
export function convTranspose(x: NdArray, w: NdArray, options: ConvTransposeCallOptions = {}): Tensor {
  door("convTranspose");
  checkArray(x, "x");
  return once(adjointPlan(x.shape, w, options), x, w, options.out);
}

/**
 * Convolution in the mathematical sense: `conv` with the kernel rotated by 180°. Shapes, options and errors are those of
 * `conv`.
 */
export function convolve(x: NdArray, w: NdArray, options: ConvCallOptions = {}): Tensor {
  door("convolve");
  checkArray(w, "w");
  return conv(x, flip(w, Math.max(0, w.dimension - 2)), options);
}

function once(plan: ConvPlan, x: NdArray, w: NdArray, out: Tensor | undefined): Tensor {
  try {
    if (out) checkOut(out, plan.output, [x, w]);
    return plan.run(x, out);
  } finally {
    plan.free();
  }
}

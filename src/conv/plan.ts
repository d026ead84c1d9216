// Plan once, run often: shapes are checked and weights arranged when the plan is made, so that a loop only computes.

import type { NdArray, Tensor } from "./array";
import { biases } from "./bias";
import { checkArray, filled, flat } from "./contiguous";
import { door } from "./door";
import { type ConvOptions, type Geometry, geometry, inputOf } from "./geometry";
import { adjointEngine, type Engine, type EngineOptions, forwardEngine } from "./run";
import { type ConvTransposeOptions, transposedGeometry } from "./transposed-geometry";

/** A convolution that is ready to run on inputs of one shape. */
export interface ConvPlan {
  /** Shape of the inputs it takes, `[C_in, …spatial]`. */
  readonly input: readonly number[];
  /** Shape of the outputs it makes, `[C_out, …spatial]`. */
  readonly output: readonly number[];
  /**
   * Computes the output for `x`, into `out` where it is given.
   * @throws RangeError if `x` or `out` has another shape, or `out` shares memory with `x`.
   */
  run(x: NdArray, out?: Tensor): Tensor;
  /** Gives back what the plan holds; it cannot run afterwards. */
  free(): void;
}

/** Options of a planned convolution. */
export interface PlanOptions extends ConvOptions, EngineOptions {}

/** Options of a planned transposed convolution. */
export interface PlanTransposeOptions extends ConvTransposeOptions, EngineOptions {}

/**
 * The plan of `conv` for inputs of shape `input`, `[C_in, …spatial]`, with weights `w` of shape
 * `[C_out, C_in / groups, …kernel]`. The weights are copied: later changes to `w` do not reach the plan.
 * @throws RangeError when shapes and options do not fit together.
 */
export function planConv(input: readonly number[], w: NdArray, options: PlanOptions = {}): ConvPlan {
  door("planConv");
  return watched("planConv", forwardPlan(input, w, options, true));
}

/**
 * The plan of `convTranspose` for inputs of shape `input`, `[C_in, …spatial]`, with weights `w` of shape
 * `[C_in, C_out / groups, …kernel]`. The weights are copied: later changes to `w` do not reach the plan.
 * @throws RangeError when shapes and options do not fit together.
 */
export function planConvTranspose(
  input: readonly number[],
  w: NdArray,
  options: PlanTransposeOptions = {},
): ConvPlan {
  door("planConvTranspose");
  return watched("planConvTranspose", adjointPlan(input, w, options, true));
}

/** The plan with a door of its own: it may have been made where the function was still to be had. */
function watched(name: string, plan: ConvPlan): ConvPlan {
  return {
    ...plan,
    run(x, out) {
      door(name);
      return plan.run(x, out);
    },
  };
}

/** The plan of a convolution, on the caller's own weights unless they are to be kept. */
export function forwardPlan(
  input: readonly number[],
  w: NdArray,
  options: PlanOptions,
  keep = false,
): ConvPlan {
  checkArray(w, "w");
  const g = geometry(input, w.shape, options);
  checkRank(g);
  return ready(input, g.output, forwardEngine(g, weights(w, keep), biases(options.bias), options));
}

/** The plan of a transposed convolution, on the caller's own weights unless they are to be kept. */
export function adjointPlan(
  input: readonly number[],
  w: NdArray,
  options: PlanTransposeOptions,
  keep = false,
): ConvPlan {
  checkArray(w, "w");
  const g = transposedGeometry(input, w.shape, options);
  checkRank(g);
  return ready(input, inputOf(g), adjointEngine(g, weights(w, keep), biases(options.bias), options));
}

function checkRank({ axes }: Geometry): void {
  if (axes.length > 3) throw new RangeError(`one to three spatial axes can be convolved, got ${axes.length}`);
}

function weights(w: NdArray, keep: boolean): Float32Array {
  const numbers = flat(w, "w");
  return keep && numbers.buffer === (w.data as Float32Array).buffer ? numbers.slice() : numbers;
}

function ready(input: readonly number[], output: readonly number[], engine: Engine): ConvPlan {
  let freed = false;
  return {
    input: [...input],
    output: [...output],
    run(x, out) {
      if (freed) throw new Error("this plan was freed: make a new one with planConv or planConvTranspose");
      checkArray(x, "x");
      if (x.shape.length !== input.length || x.shape.some((length, axis) => length !== input[axis])) {
        throw new RangeError(`the plan takes inputs of shape [${input}], got [${x.shape}]`);
      }
      return filled(out, output, [x], (numbers) => engine.run(flat(x, "x"), numbers));
    },
    free() {
      if (!freed) engine.free();
      freed = true;
    },
  };
}

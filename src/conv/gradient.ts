// Gradients of a convolution. It is linear in its input and in its weights, so each gradient is an adjoint: the input's a
// transposed convolution, the weights' a correlation of input and output gradient.

import { type NdArray, type Tensor, zeros } from "./array";
import { checkArray, flat } from "./contiguous";
import { door } from "./door";
import { type ConvOptions, type Geometry, geometry, inputOf, weightsOf } from "./geometry";
import { adjointEngine, type Engine, type EngineOptions, forwardEngine, weightGradientInto } from "./run";
import { type ConvTransposeOptions, transposedGeometry } from "./transposed-geometry";

/** What a loss changes by with each number of a layer: ∂L/∂x, ∂L/∂w, ∂L/∂b, in the shapes of x, w and b. */
export interface ConvGradients {
  readonly input: Tensor;
  readonly weights: Tensor;
  readonly bias: Tensor;
}

/**
 * Gradients of `conv(x, w, options)` for the gradient `dy` of its output, shape `[C_out, …spatial]`.
 * @throws RangeError when shapes and options do not fit together.
 */
export function convGradients(
  x: NdArray,
  w: NdArray,
  dy: NdArray,
  options: ConvOptions & EngineOptions = {},
): ConvGradients {
  door("convGradients");
  for (const [name, value] of Object.entries({ x, w, dy })) checkArray(value, name);
  const g = geometry(x.shape, w.shape, options);
  checkGradient(dy, g.output);
  const [numbers, slopes] = [flat(x, "x"), flat(dy, "dy")];
  const input = zeros(x.shape);
  runOnce(adjointEngine(g, flat(w, "w"), undefined, options), slopes, input.data);
  return { input, weights: weightsBy(g, numbers, slopes, options), bias: sums(dy, slopes) };
}

/**
 * Gradients of `convTranspose(x, w, options)` for the gradient `dy` of its output, shape `[C_out, …spatial]`.
 * @throws RangeError when shapes and options do not fit together.
 */
export function convTransposeGradients(
  x: NdArray,
  w: NdArray,
  dy: NdArray,
  options: ConvTransposeOptions & EngineOptions = {},
): ConvGradients {
  door("convTransposeGradients");
  for (const [name, value] of Object.entries({ x, w, dy })) checkArray(value, name);
  const g = transposedGeometry(x.shape, w.shape, options);
  checkGradient(dy, inputOf(g));
  const [numbers, slopes] = [flat(x, "x"), flat(dy, "dy")];
  const input = zeros(x.shape);
  runOnce(forwardEngine(g, flat(w, "w"), undefined, options), slopes, input.data);
  return { input, weights: weightsBy(g, slopes, numbers, options), bias: sums(dy, slopes) };
}

function checkGradient(dy: NdArray, output: readonly number[]): void {
  if (dy.shape.length !== output.length || dy.shape.some((length, axis) => length !== output[axis])) {
    throw new RangeError(`the output has shape [${output}], but its gradient has [${dy.shape}]`);
  }
}

function runOnce(engine: Engine, from: Float32Array, to: Float32Array): void {
  engine.run(from, to);
  engine.free();
}

function weightsBy(g: Geometry, x: Float32Array, y: Float32Array, options: EngineOptions): Tensor {
  const weights = zeros(weightsOf(g));
  weightGradientInto(g, x, y, weights.data, options);
  return weights;
}

function sums(dy: NdArray, slopes: Float32Array): Tensor {
  const bias = zeros([dy.shape[0]!]);
  const each = slopes.length / bias.size;
  for (let c = 0; c < bias.size; c++) {
    bias.data[c] = slopes.subarray(c * each, (c + 1) * each).reduce((sum, slope) => sum + slope, 0);
  }
  return bias;
}

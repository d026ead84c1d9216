// Batch normalisation as it is when the network is used: an affine map of each channel, y = γ (x − μ) / √(σ² + ε) + β
// (S. Ioffe, C. Szegedy, arXiv 1502.03167).

import { type NdArray, type Tensor, zeros } from "./array";
import { checkArray, flat } from "./contiguous";
import { door } from "./door";

/** What training left behind, one number a channel each. */
export interface BatchNorm {
  readonly mean: ArrayLike<number>;
  readonly variance: ArrayLike<number>;
  /** γ; 1 when absent. */
  readonly scale?: ArrayLike<number>;
  /** β; 0 when absent. */
  readonly shift?: ArrayLike<number>;
  /** ε, against division by zero; 1e-5 when absent. */
  readonly epsilon?: number;
}

/**
 * Normalises each channel of `x`, `[C, …spatial]`, with the means and variances of training.
 * @throws RangeError if there is not one number of each kind for each channel, or a variance + ε is not positive.
 */
export function batchNorm(x: NdArray, norm: BatchNorm): Tensor {
  door("batchNorm");
  checkArray(x, "x");
  const channels = x.shape[0] ?? 0;
  const { factor, term } = affine(norm, channels);
  const numbers = flat(x, "x");
  const y = zeros(x.shape);
  const size = numbers.length / channels;
  for (let index = 0; index < numbers.length; index++) {
    const c = Math.floor(index / size);
    y.data[index] = factor[c]! * numbers[index]! + term[c]!;
  }
  return y;
}

/**
 * A convolution's weights `w`, `[C_out, …]`, and bias with the normalisation after it folded in: one layer fewer, the same
 * function.
 * @throws RangeError as `batchNorm`.
 */
export function foldBatchNorm(
  w: NdArray,
  bias: ArrayLike<number> | undefined,
  norm: BatchNorm,
): { weights: Tensor; bias: Float32Array } {
  door("foldBatchNorm");
  checkArray(w, "w");
  const channels = w.shape[0] ?? 0;
  const { factor, term } = affine(norm, channels);
  if (bias && bias.length !== channels) {
    throw new RangeError(`${bias.length} biases for ${channels} output channels`);
  }
  const weights = batchNorm(w, {
    mean: new Float64Array(channels),
    variance: new Float64Array(channels).fill(1),
    scale: factor,
    epsilon: 0,
  });
  return { weights, bias: Float32Array.from(factor, (f, c) => f * (bias?.[c] ?? 0) + term[c]!) };
}

function affine(norm: BatchNorm, channels: number): { factor: Float64Array; term: Float64Array } {
  const { mean, variance, scale, shift, epsilon = 1e-5 } = norm;
  for (const [name, numbers] of Object.entries({ mean, variance, scale, shift })) {
    if (numbers && numbers.length !== channels) {
      throw new RangeError(`${name} has ${numbers.length} numbers for ${channels} channels`);
    }
  }
  const factor = Float64Array.from({ length: channels }, (_, c) => {
    if (!(variance[c]! + epsilon > 0)) {
      throw new RangeError(`variance ${variance[c]} + ε ${epsilon} must be positive (channel ${c})`);
    }
    return (scale?.[c] ?? 1) / Math.sqrt(variance[c]! + epsilon);
  });
  const term = factor.map((f, c) => (shift?.[c] ?? 0) - f * mean[c]!);
  return { factor, term };
}

// How many multiply-adds a layer takes. One multiplication with its addition counts as one; FLOPs are twice as many.

import { sizeOf } from "../conv/array";
import { door } from "../conv/door";

/** What the count of a layer depends on: never the input's size, only the output's. */
export interface Layer {
  /** Taps along each axis: `[3, 3]`. */
  readonly kernel: readonly number[];
  /** Channels of the input and of the output. */
  readonly channels: readonly [input: number, output: number];
  /** Spatial size of the output: `[8, 8]`. */
  readonly output: readonly number[];
  /** Groups that do not see each other's channels; 1 when absent. */
  readonly groups?: number;
}

/** A convolution that gives each channel maps of its own: C_O is a multiple of C_I, or one number for both. */
export interface DepthwiseLayer {
  /** Taps along each axis: `[3, 3]`. */
  readonly kernel: readonly number[];
  /** One number when as many channels leave as enter. */
  readonly channels: number | readonly [input: number, output: number];
  /** Spatial size of the output: `[8, 8]`. */
  readonly output: readonly number[];
}

/** A convolution whose kernel is one cell. */
export type PointwiseLayer = Omit<Layer, "kernel">;

/** A transposed convolution: every cell of the *input* stamps the whole kernel. */
export interface TransposedLayer extends Omit<Layer, "output"> {
  /** Spatial size of the input: `[4, 4]`. */
  readonly input: readonly number[];
}

/** Every input number meets every output number. */
export interface FullyConnectedLayer {
  /** Numbers that enter and numbers that leave. */
  readonly channels: readonly [input: number, output: number];
}

/** A layer that has no weights: what it does to each number of its output. */
export interface PoolingLayer {
  /** Taps along each axis: `[2, 2]`. */
  readonly kernel: readonly number[];
  /** Channels, as many as enter. */
  readonly channels: number;
  /** Spatial size of the output: `[112, 112]`. */
  readonly output: readonly number[];
}

/** A layer that treats every number by itself. */
export type ElementwiseLayer = Omit<PoolingLayer, "kernel">;

/** Multiply-adds by kind of layer, each from the layer's own numbers. */
export const macs = {
  /**
   * Multiply-adds of a convolution, K₁·K₂·C_I·C_O / groups per output position, any number of axes. Taps that lie in the
   * padding are counted, as published figures do; bias, normalisation and activation are not.
   * @throws RangeError when a size is not a whole number of 1 or more, or the groups do not divide the channels.
   */
  conv({ kernel, channels, output, groups = 1 }: Layer): number {
    door("macs");
    requireSizes({ kernel, channels, output, groups: [groups] });
    requireGroups(channels, groups);
    return sizeOf(kernel) * (channels[0] / groups) * channels[1] * sizeOf(output);
  },

  /** Multiply-adds of a depthwise convolution, K₁·K₂·C_O per output position. Bias and normalisation are not counted. */
  depthwise({ kernel, channels, output }: DepthwiseLayer): number {
    const [from, to] = pairOf(channels);
    return macs.conv({ kernel, channels: [from, to], output, groups: from });
  },

  /** Multiply-adds of a 1×1 convolution, C_I·C_O / groups per output position. Bias and normalisation are not counted. */
  pointwise({ output, ...layer }: PointwiseLayer): number {
    return macs.conv({ ...layer, kernel: output.map(() => 1), output });
  },

  /**
   * Multiply-adds of a depthwise separable convolution: each input channel by itself, then 1×1 across channels, so
   * (K₁·K₂ + C_O)·C_I per output position. The stride, if any, is the depthwise half's. Bias and normalisation are not counted.
   */
  separable({ kernel, channels, output }: Omit<Layer, "groups">): number {
    return macs.depthwise({ kernel, channels: channels[0], output }) + macs.pointwise({ channels, output });
  },

  /**
   * Multiply-adds of a transposed convolution, K₁·K₂·C_I·C_O / groups per *input* position. Those whose result padding
   * cuts off are counted, multiplications by inserted zeros (some implementations do s² times as many) are not.
   */
  transposed({ input, ...layer }: TransposedLayer): number {
    return macs.conv({ ...layer, output: input });
  },

  /** Multiply-adds of a fully connected layer, inputs × outputs. Bias is not counted. */
  fullyConnected({ channels }: FullyConnectedLayer): number {
    return macs.conv({ kernel: [], channels, output: [] });
  },

  /** Operations of a pooling, one for each tap: additions or comparisons, which published counts of multiply-adds leave out. */
  pooling({ kernel, channels, output }: PoolingLayer): number {
    return macs.depthwise({ kernel, channels, output });
  },

  /** Multiply-adds of a batch normalisation, one for each number; published counts leave them out, as they can be folded away. */
  batchNorm({ channels, output }: ElementwiseLayer): number {
    return macs.depthwise({ kernel: [], channels, output });
  },

  /** Operations of an activation, one for each number; none is a multiply-add, and published counts leave them out. */
  activation(layer: ElementwiseLayer): number {
    return macs.batchNorm(layer);
  },
};

/** Floating-point operations: a multiply-add is two, a multiplication and an addition. */
export function flops(multiplyAdds: number): number {
  return 2 * multiplyAdds;
}

/** `channels` as a pair, whether one number stands for both or not. */
export function pairOf(channels: number | readonly [number, number]): readonly [number, number] {
  return typeof channels === "number" ? [channels, channels] : channels;
}

/** @throws RangeError when one of `sizes` is not a whole number of 1 or more. */
export function requireSizes(sizes: Readonly<Record<string, readonly number[]>>): void {
  for (const [what, list] of Object.entries(sizes)) {
    if (!list.every((size) => Number.isInteger(size) && size >= 1)) {
      throw new RangeError(`${what} must be whole numbers of 1 or more, got [${list}]`);
    }
  }
}

/** @throws RangeError when `groups` do not divide the channels. */
export function requireGroups([from, to]: readonly [number, number], groups: number): void {
  if (from % groups !== 0 || to % groups !== 0) {
    throw new RangeError(`${groups} groups do not divide ${from} input and ${to} output channels`);
  }
}

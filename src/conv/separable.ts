// Convolutions that save by what they leave out: depthwise ones see one channel, pointwise ones one cell, and separable
// ones do first one, then the other (A. Howard et al., "MobileNets", arXiv 1704.04861).

import type { NdArray, Tensor } from "./array";
import { checkArray } from "./contiguous";
import type { ConvCallOptions } from "./conv";
import { door } from "./door";
import { checkInput, conv2d } from "./ranks";

/** Options of a convolution whose groups follow from its kind. */
export interface DepthwiseOptions extends Omit<ConvCallOptions, "groups"> {}

/** Options of a convolution with a kernel of one cell. */
export interface PointwiseOptions extends Omit<ConvCallOptions, "padding" | "dilation"> {}

/**
 * Convolves each channel of `x`, `[C, H, W]`, by itself with m kernels, weights `w` of shape `[C · m, 1, K_H, K_W]`: the
 * first m outputs are the first channel's. Returns `[C · m, H_out, W_out]`. It is `conv2d` with as many groups as channels.
 * @throws RangeError as `conv2d`.
 */
export function depthwiseConv2d(x: NdArray, w: NdArray, options: DepthwiseOptions = {}): Tensor {
  door("depthwiseConv2d");
  checkInput("depthwiseConv2d", x, ["C", "H", "W"]);
  checkDepthwise(x, w);
  return conv2d(x, w, { ...options, groups: x.shape[0]! });
}

/**
 * Mixes the channels of each cell of `x`, `[C_in, H, W]`, with weights `w` of shape `[C_out, C_in / groups, 1, 1]`. Returns
 * `[C_out, H, W]`, or fewer cells with a stride.
 * @throws RangeError as `conv2d`, or if the kernel has more than one tap.
 */
export function pointwiseConv2d(x: NdArray, w: NdArray, options: PointwiseOptions = {}): Tensor {
  door("pointwiseConv2d");
  checkInput("pointwiseConv2d", x, ["C", "H", "W"]);
  checkPointwise(w);
  return conv2d(x, w, options);
}

/**
 * Depthwise, then pointwise: `x` of shape `[C, H, W]`, weights `[C · m, 1, K_H, K_W]` and `[C_out, C · m, 1, 1]`. Stride,
 * padding and dilation are the depthwise step's, the bias is added at the end. Returns `[C_out, H_out, W_out]`.
 * @throws RangeError as `conv2d`.
 */
export function separableConv2d(
  x: NdArray,
  depthwise: NdArray,
  pointwise: NdArray,
  options: DepthwiseOptions = {},
): Tensor {
  door("separableConv2d");
  checkInput("separableConv2d", x, ["C", "H", "W"]);
  checkDepthwise(x, depthwise);
  checkPointwise(pointwise);
  if (pointwise.shape[1] !== depthwise.shape[0]) {
    throw new RangeError(
      `the pointwise weights [${pointwise.shape}] take ${pointwise.shape[1]} channels, but the depthwise step makes ${depthwise.shape[0]}`,
    );
  }
  const { bias, out, ...spatial } = options;
  const channels = depthwiseConv2d(x, depthwise, spatial);
  return pointwiseConv2d(channels, pointwise, { ...(bias && { bias }), ...(out && { out }) });
}

function checkDepthwise(x: NdArray, w: NdArray): void {
  checkArray(w, "w");
  if (w.dimension !== 4 || w.shape[1] !== 1 || w.shape[0]! % x.shape[0]! !== 0) {
    throw new RangeError(
      `depthwise weights for ${x.shape[0]} channels have shape [${x.shape[0]} · m, 1, K_H, K_W], got [${w.shape}]`,
    );
  }
}

function checkPointwise(w: NdArray): void {
  checkArray(w, "w");
  if (w.dimension !== 4 || w.shape[2] !== 1 || w.shape[3] !== 1) {
    throw new RangeError(`pointwise weights have shape [C_out, C_in / groups, 1, 1], got [${w.shape}]`);
  }
}

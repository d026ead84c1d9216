// The names by rank: the same operations, which refuse an input of another rank by name.

import type { NdArray, Tensor } from "./array";
import { checkArray } from "./contiguous";
import { type ConvCallOptions, type ConvTransposeCallOptions, conv, convTranspose } from "./conv";
import { door } from "./door";

/** `conv` of `x` of shape `[C_in, L]` with `w` of shape `[C_out, C_in / groups, K]`. @throws RangeError as `conv`. */
export function conv1d(x: NdArray, w: NdArray, options: ConvCallOptions = {}): Tensor {
  door("conv1d");
  checkInput("conv1d", x, ["C", "L"]);
  return conv(x, w, options);
}

/**
 * `conv` of `x` of shape `[C_in, H, W]` with `w` of shape `[C_out, C_in / groups, K_H, K_W]`. Returns
 * `[C_out, H_out, W_out]`. @throws RangeError as `conv`.
 */
export function conv2d(x: NdArray, w: NdArray, options: ConvCallOptions = {}): Tensor {
  door("conv2d");
  checkInput("conv2d", x, ["C", "H", "W"]);
  return conv(x, w, options);
}

/**
 * `conv` of `x` of shape `[C_in, D, H, W]` with `w` of shape `[C_out, C_in / groups, K_D, K_H, K_W]`.
 * @throws RangeError as `conv`.
 */
export function conv3d(x: NdArray, w: NdArray, options: ConvCallOptions = {}): Tensor {
  door("conv3d");
  checkInput("conv3d", x, ["C", "D", "H", "W"]);
  return conv(x, w, options);
}

/**
 * `convTranspose` of `x` of shape `[C_in, L]` with `w` of shape `[C_in, C_out / groups, K]`.
 * @throws RangeError as `convTranspose`.
 */
export function convTranspose1d(x: NdArray, w: NdArray, options: ConvTransposeCallOptions = {}): Tensor {
  door("convTranspose1d");
  checkInput("convTranspose1d", x, ["C", "L"]);
  return convTranspose(x, w, options);
}

/**
 * `convTranspose` of `x` of shape `[C_in, H, W]` with `w` of shape `[C_in, C_out / groups, K_H, K_W]`.
 * @throws RangeError as `convTranspose`.
 */
export function convTranspose2d(x: NdArray, w: NdArray, options: ConvTransposeCallOptions = {}): Tensor {
  door("convTranspose2d");
  checkInput("convTranspose2d", x, ["C", "H", "W"]);
  return convTranspose(x, w, options);
}

/**
 * `convTranspose` of `x` of shape `[C_in, D, H, W]` with `w` of shape `[C_in, C_out / groups, K_D, K_H, K_W]`.
 * @throws RangeError as `convTranspose`.
 */
export function convTranspose3d(x: NdArray, w: NdArray, options: ConvTransposeCallOptions = {}): Tensor {
  door("convTranspose3d");
  checkInput("convTranspose3d", x, ["C", "D", "H", "W"]);
  return convTranspose(x, w, options);
}

/** @throws RangeError unless `x` has these axes. */
export function checkInput(name: string, x: NdArray, letters: readonly string[]): void {
  checkArray(x, "x");
  if (x.dimension !== letters.length) {
    throw new RangeError(`${name} needs an input of shape [${letters.join(", ")}], got [${x.shape}]`);
  }
}

// A colour picture as one channel of brightness.
import { array, type NdArray, type Tensor } from "../conv/array";
import { pointwiseConv2d } from "../conv/separable";

/** Shares of red, green and blue in brightness (Recommendation ITU-R BT.601-7, 2.5.1). */
const luma = [0.299, 0.587, 0.114];

/**
 * The brightness of `picture` (`[3, height, width]`), `[1, height, width]`: a 1×1 convolution with the weights of
 * BT.601, the "luma" of television and JPEG.
 * @throws RangeError when the picture does not have three channels.
 */
export function grey(picture: NdArray): Tensor {
  return pointwiseConv2d(picture, array(luma, [1, 3, 1, 1]));
}

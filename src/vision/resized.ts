// A picture at another size, as networks want it: an axis is averaged down, or drawn out along straight lines.
import type { NdArray, Tensor } from "../conv/array";
import { upsample } from "../conv/upsample";
import { areaAverage } from "../samples/area-average";

/** `picture`, `[C, height, width]`, at `size` = `[height, width]`; each axis by itself, so that shapes may be distorted. */
export function resized(picture: NdArray, size: readonly [number, number]): Tensor {
  const [, high, wide] = picture.shape as [number, number, number];
  const smaller = areaAverage(picture, [Math.min(size[0], high), Math.min(size[1], wide)]);
  const isThere = `${smaller.shape.slice(1)}` === `${size}`;
  return isThere ? smaller : upsample(smaller, { size, mode: "bilinear" });
}

/** @throws RangeError unless `picture` is `[3, height, width]`. */
export function demandColours(picture: NdArray): void {
  const { shape } = picture;
  if (shape.length !== 3 || shape[0] !== 3) {
    throw new RangeError(`a picture of shape [3, height, width] is needed, got [${shape}]`);
  }
}

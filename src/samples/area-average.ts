// A picture made smaller: each new pixel is the mean of the area that it covers.
import { type NdArray, type Tensor, zeros } from "../conv/array";

/**
 * `picture` (`[channels, height, width]`) averaged down to `size` = `[height, width]`; areas need not be whole pixels.
 * @throws RangeError when `size` is not positive whole numbers, or larger than the picture.
 */
export function areaAverage(picture: NdArray, size: readonly [number, number]): Tensor {
  const [channels, height, width] = picture.shape as [number, number, number];
  const [rows, columns] = size;
  for (const [axis, wanted, has] of [["width", columns, width] as const, ["height", rows, height] as const]) {
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > has) {
      throw new RangeError(`${axis} must be a whole number from 1 to ${has}, not ${wanted}`);
    }
  }
  const down = cover(height, rows);
  const across = cover(width, columns);
  const averaged = zeros([channels, rows, columns]);
  for (let channel = 0; channel < channels; channel++) {
    for (const { to: y, from: inputY, share: shareY } of down) {
      for (const { to: x, from: inputX, share: shareX } of across) {
        const at = (channel * rows + y) * columns + x;
        averaged.data[at]! += shareY * shareX * picture.get(channel, inputY, inputX);
      }
    }
  }
  return averaged;
}

/** What each old pixel gives to a new one: the part of the new pixel that it covers. */
function cover(length: number, parts: number): { to: number; from: number; share: number }[] {
  const scale = length / parts;
  return Array.from({ length: parts }, (_, to) => {
    const [start, end] = [to * scale, (to + 1) * scale];
    const first = Math.floor(start);
    return Array.from({ length: Math.min(length, Math.ceil(end)) - first }, (_, step) => {
      const from = first + step;
      return { to, from, share: (Math.min(from + 1, end) - Math.max(from, start)) / scale };
    });
  }).flat();
}

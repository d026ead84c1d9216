// A picture made smaller: each new pixel is the mean of the area that it covers.
import { along, type Share } from "../conv/along";
import { type NdArray, type Tensor, zeros } from "../conv/array";
import { flat } from "../conv/contiguous";

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
  const smaller = zeros([channels, rows, columns]);
  const passes = [
    { axis: 1, line: cover(height, rows) },
    { axis: 2, line: cover(width, columns) },
  ];
  along(flat(picture, "picture"), picture.shape, passes, "sum", smaller.data);
  return smaller;
}

/** For each new pixel, the old ones and the part of it that each covers. */
function cover(length: number, parts: number): Share[][] {
  const scale = length / parts;
  return Array.from({ length: parts }, (_, to) => {
    const [start, end] = [to * scale, (to + 1) * scale];
    const first = Math.floor(start);
    return Array.from({ length: Math.min(length, Math.ceil(end)) - first }, (_, step) => {
      const cell = first + step;
      return { cell, weight: (Math.min(cell + 1, end) - Math.max(cell, start)) / scale };
    });
  });
}

// Moving pictures from before the cinema: the plate "cat" holds 24 photographs of one cat, taken one after another.
import { type Tensor, zeros } from "../conv/array";
import { areaAverage } from "./area-average";
import { grey } from "./grey";
import { plate } from "./photograph";

/** Where the photographs stand on the plate, in its pixels: windows of one size, inside the edges of every one. */
const windows = {
  left: [12, 179, 347, 515, 684, 852],
  top: [14, 138, 262, 391],
  width: 158,
  height: 104,
} as const;

/**
 * The frames of the plate `name` as a time volume, `[1, 24, height, width]`: brightness from 0 to 1, `width` pixels wide.
 * @throws RangeError when `name` is not "cat", or when `width` is not a whole number from 1 to 158.
 */
export function frames(name: "cat", { width = 79 }: { readonly width?: number } = {}): Tensor {
  if (name !== "cat") throw new RangeError(`no frames are named "${name}"; there are "cat"`);
  const height = Math.max(1, Math.round((windows.height * width) / windows.width));
  const whole = grey(plate(name));
  const pictures = windows.top.flatMap((top) =>
    windows.left.map((left) => {
      const window = whole.lo(0, top, left).hi(1, windows.height, windows.width);
      return areaAverage(window, [height, width]);
    }),
  );
  const volume = zeros([1, pictures.length, height, width]);
  pictures.forEach((picture, time) => void volume.data.set(picture.data, time * height * width));
  return volume;
}

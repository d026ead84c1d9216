// Pictures that play: volumes side by side whose depth is time.
import type { NdArray } from "../conv/array";
import { both, type Figure, type Frame } from "./figure";
import { type NamedPicture, type PicturesOptions, pictures } from "./pictures";
import { player } from "./player";

/** A volume and what stands above it: `NamedPicture` with `[1 or 3, frames, height, width]` for the picture. */
export interface NamedFilm extends Omit<NamedPicture, "picture"> {
  readonly volume: NdArray;
}

/** Pixels that the player takes below the pictures. */
const room = 90;

/**
 * `pictures` of the slices of each of `list`, one after another; the shortest volume ends the film.
 * @throws RangeError when a volume does not have four axes; what `pictures` throws.
 */
export function film(list: readonly NamedFilm[], options: PicturesOptions = {}): Figure {
  for (const { volume } of list) {
    if (volume.dimension !== 4) {
      throw new RangeError(`a film has shape [1 or 3, frames, height, width], not [${volume.shape}]`);
    }
  }
  const at = (time: number) =>
    pictures(
      list.map(({ volume, ...named }) => ({ ...named, picture: volume.pick(null, time, null, null) })),
      options,
    );
  const first = at(0);
  const length = Math.min(...list.map(({ volume }) => volume.shape[1]!));
  const frames: Frame[] = Array.from({ length }, (_, time) => ({
    name: `frame ${time}`,
    data: at(time).data,
    traces: list.map((_, index) => index),
  }));
  const { margin, height } = first.layout as { margin: { [side: string]: number }; height: number };
  return {
    data: first.data,
    layout: {
      ...first.layout,
      height: height + room,
      margin: { ...margin, b: (margin.b ?? 0) + room },
      ...player(frames, {
        prefix: both("frame ", "кадр "),
        stops: frames.map((_, time) => String(time)),
        milliseconds: 120,
      }),
    },
    frames,
  };
}

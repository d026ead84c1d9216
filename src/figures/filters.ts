// The filters that a layer has learnt, as small pictures beside each other.
import { type NdArray, zeros } from "../conv/array";
import type { Figure, Label } from "./figure";
import { pictures } from "./pictures";

/** The filters of one layer, and what stands above them. */
export interface NamedFilters {
  readonly name: Label;
  /** `[filters, 1 or 3, K_H, K_W]`. */
  readonly w: NdArray;
}

/** Cells between filters. */
const gap = 1;

/**
 * All filters of each of `layers`. Those of one channel: blue below zero, white, orange above. Those of three: as a colour
 * that they answer to, grey for zero. Each filter is drawn as strongly as its own largest weight allows.
 * @throws RangeError for weights of another shape, or no layers.
 */
export function filters(layers: readonly NamedFilters[], columns = 8): Figure {
  return pictures(
    layers.map(({ name, w }) => {
      const [count, channels] = w.shape;
      if (w.dimension !== 4 || (channels !== 1 && channels !== 3)) {
        throw new RangeError(`filters [N, 1 or 3, K_H, K_W] can be drawn, got [${w.shape}]`);
      }
      const picture = mosaic(w, Math.min(columns, count!));
      return channels === 1 ? { name, picture, range: "signed" } : { name, picture, range: [-1, 1] };
    }),
    { squares: true, columns: Math.min(3, layers.length) },
  );
}

/** Each filter divided by its largest weight; between the filters zeros, or white where they are colours. */
function mosaic(w: NdArray, columns: number) {
  const [count, channels, high, wide] = w.shape as [number, number, number, number];
  const rows = Math.ceil(count / columns);
  const whole = zeros([channels, rows * (high + gap) - gap, columns * (wide + gap) - gap]);
  if (channels === 3) whole.data.fill(1);
  for (let filter = 0; filter < count; filter++) {
    const one = w.pick(filter, null, null, null);
    let largest = 0;
    each(one.shape, (c, y, x) => {
      largest = Math.max(largest, Math.abs(one.get(c, y, x)));
    });
    const [top, left] = [Math.floor(filter / columns) * (high + gap), (filter % columns) * (wide + gap)];
    each(one.shape, (c, y, x) => whole.set(c, top + y, left + x, one.get(c, y, x) / (largest || 1)));
  }
  return whole;
}

function each(
  [channels = 0, high = 0, wide = 0]: readonly number[],
  visit: (c: number, y: number, x: number) => void,
) {
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < high; y++) for (let x = 0; x < wide; x++) visit(c, y, x);
}

// A map drawn in shades of one colour, without its numbers: a frame of a film, a filter's answer to it.
import type { Trace } from "./figure";
import type { Cells } from "./grid";
import { scaleTo } from "./palette";

export interface ShadesPlace {
  /** Plotly's axis suffix, as in `grid`. */
  readonly panel: string;
  readonly colour: string;
  /** Values at the pale and at the full end of the colours. */
  readonly range: readonly [number, number];
}

/** A heat map of `cells`, row 0 on top in a `panel`; values are kept to a 250th of the range, which no eye tells apart. */
export function shades(cells: Cells, { panel, colour, range: [low, high] }: ShadesPlace): Trace {
  const step = (high - low) / 250 || 1;
  const coarse = (value: number) => Number((Math.round(value / step) * step).toPrecision(3));
  return {
    type: "heatmap",
    z: cells.map((row) => row.map((value) => (value === null ? null : coarse(value)))),
    zmin: low,
    zmax: high,
    colorscale: scaleTo(colour),
    showscale: false,
    hoverinfo: "skip",
    xaxis: `x${panel}`,
    yaxis: `y${panel}`,
  };
}

// A grid of square cells with their numbers written in: an input, an output, a kernel, a matrix.
import type { Label, Trace } from "./figure";
import { palette, scaleTo } from "./palette";

/** Numbers row by row; `null` cells stay empty. */
export type Cells = readonly (readonly (number | null)[])[];

export interface GridPlace {
  /** Plotly's axis suffix: "" for the first panel, "2" for the second … */
  readonly panel: string;
  readonly colour: string;
  /** Values at the pale and at the full end of the colours; the values' own when absent; "flat": all cells alike. */
  readonly range?: readonly [number, number] | "flat";
  /** What is written into the cells; their numbers when absent. */
  readonly words?: readonly (readonly string[])[] | "none";
  /** The panel's row in which the first row of cells stands; 0 when absent. */
  readonly row?: number;
  /** Pixels between cells; 2 when absent. */
  readonly gap?: number;
}

/** A heat map of `cells`. */
export function grid(cells: Cells, { panel, colour, range, words, row, gap = 2 }: GridPlace): Trace {
  const values = cells.flat().filter((value): value is number => value !== null);
  const [low, high] = range === "flat" ? [0, 1] : (range ?? rangeOf(values));
  const numbers = () => cells.map((row) => row.map((value) => (value === null ? "" : written(value))));
  return {
    type: "heatmap",
    z: range === "flat" ? cells.map((row) => row.map((value) => (value === null ? null : 1))) : cells,
    zmin: low,
    zmax: high,
    colorscale: scaleTo(colour),
    showscale: false,
    xgap: gap,
    ygap: gap,
    hoverinfo: "skip",
    xaxis: `x${panel}`,
    yaxis: `y${panel}`,
    ...(row !== undefined && { y0: row, dy: 1 }),
    ...(words !== "none" && {
      text: words ?? numbers(),
      texttemplate: "%{text}",
      textfont: { color: palette.ink },
    }),
  };
}

/** A heat map of cells that are still to be filled: `rows` × `columns`, faint on any paper. */
export function unfilled(rows: number, columns: number, panel: string): Trace {
  const cells = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  const faint = "rgba(128, 128, 128, 0.2)";
  const colorscale = [
    [0, faint],
    [1, faint],
  ];
  return { ...grid(cells, { panel, colour: palette.padding, range: [0, 1], words: "none" }), colorscale };
}

/** A number as the figures write it: four significant digits, a true minus sign. */
export function written(value: number): string {
  return String(Number(value.toPrecision(4))).replace("-", "−");
}

/** A number inside a sum: negative ones in brackets. */
export function bracketed(value: number): string {
  return value < 0 ? `(${written(value)})` : written(value);
}

/** The range of values that colours span: from 0 or below to 1 or above. */
export function rangeOf(values: readonly number[]): [number, number] {
  return [Math.min(0, ...values), Math.max(1, ...values)];
}

/** Squares of `size` pixels with a thick border around the cells at `places` ([row, column]). */
export function borders(
  places: readonly (readonly [number, number])[],
  { panel, colour, size }: { readonly panel: string; readonly colour: string; readonly size: number },
): Trace {
  return {
    type: "scatter",
    mode: "markers",
    x: places.map(([, column]) => column),
    y: places.map(([row]) => row),
    marker: { symbol: "square-open", size, color: colour, line: { width: 3, color: colour } },
    hoverinfo: "skip",
    showlegend: false,
    xaxis: `x${panel}`,
    yaxis: `y${panel}`,
  };
}

/** Small words in the lower right corners of the cells at `places` ([row, column]). */
export function corners(
  places: readonly (readonly [number, number])[],
  words: readonly string[],
  panel: string,
): Trace {
  return {
    type: "scatter",
    mode: "text",
    x: places.map(([, column]) => column + 0.42),
    y: places.map(([row]) => row + 0.3),
    text: words,
    textposition: "middle left",
    textfont: { size: 9, color: "#6B3F00" },
    hoverinfo: "skip",
    showlegend: false,
    xaxis: `x${panel}`,
    yaxis: `y${panel}`,
  };
}

export interface PanelPlace {
  readonly rows: number;
  readonly columns: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Whether cells must be squares; true when absent. Otherwise they fill the panel. */
  readonly square?: boolean;
}

/** Two axes without ticks for a grid, row 0 on top; `x` and `y` are the panel's part of the paper. */
export function panel(
  suffix: string,
  { rows, columns, x, y, square = true }: PanelPlace,
): { [key: string]: unknown } {
  const bare = { showgrid: false, zeroline: false, showticklabels: false, ticks: "", fixedrange: true };
  const tied = square ? { constrain: "domain" } : {};
  return {
    [`xaxis${suffix}`]: { ...bare, ...tied, range: [-0.6, columns - 0.4], domain: x, anchor: `y${suffix}` },
    [`yaxis${suffix}`]: {
      ...bare,
      ...tied,
      range: [rows - 0.4, -0.6],
      domain: y,
      anchor: `x${suffix}`,
      ...(square && { scaleanchor: `x${suffix}` }),
    },
  };
}

/** Plotly's suffix of the panel number `index`, counted from 0: "" for the first, "2" for the second … */
export function panelSuffix(index: number): string {
  return index === 0 ? "" : String(index + 1);
}

/** A caption whose bottom centre stands at `x`, `y`: parts of the paper, or coordinates of the panel `suffix`. */
export function caption(text: Label, x: number, y: number, suffix?: string): { [key: string]: unknown } {
  const [xref, yref] = suffix === undefined ? ["paper", "paper"] : [`x${suffix}`, `y${suffix}`];
  const place = { x, y, xref, yref, xanchor: "center", yanchor: "bottom" };
  return { text, ...place, showarrow: false, font: { size: 13 } };
}

/** The layout's title, centred. */
export function heading(text: Label): { [key: string]: unknown } {
  return { text, font: { size: 14 }, x: 0.5, xanchor: "center" };
}

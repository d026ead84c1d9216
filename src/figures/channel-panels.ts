// Where the panels of `channelSums` stand on the paper: the channels in a row, under each its weights and its sum; on the
// right the maps, and under them the total.
import { panel, panelSuffix } from "./grid";

type Span = readonly [from: number, to: number];
/** Rows and columns of a grid. */
export type Size = readonly [rows: number, columns: number];

export interface Panels {
  /** Plotly's axis suffixes: for each channel, for each map, and for the total. */
  readonly channels: readonly { readonly input: string; readonly weights: string; readonly sum: string }[];
  readonly maps: readonly string[];
  readonly total: string;
  /** Middles of the columns and of the right side, and the tops of the panels: where captions stand. */
  readonly middles: readonly number[];
  readonly right: number;
  readonly tops: { readonly input: number; readonly weights: number; readonly maps: readonly number[] };
  /** Half-way between the sums, where the plus signs stand. */
  readonly pluses: readonly { readonly x: number; readonly y: number }[];
  /** Side of a cell in pixels. */
  readonly cell: { readonly input: number; readonly maps: number };
  readonly axes: { readonly [key: string]: unknown };
}

/** Plotting area in pixels, and parts of it, from the bottom and from the left. */
export const inside = { width: 800, height: 430 };
const heights = { sum: [0, 0.09], weights: [0.17, 0.42], input: [0.51, 1], maps: [0.17, 1] } as const;
const left: Span = [0, 0.66];
const right: Span = [0.73, 1];
const gap = 0.09;

/** The panels for `channels` grids of `input` cells, weights of `kernel` cells, and `maps` grids of `output` cells. */
export function channelPanels(sizes: {
  readonly channels: number;
  readonly maps: number;
  readonly input: Size;
  readonly kernel: Size;
  readonly output: Size;
}): Panels {
  const { channels, maps, input, kernel, output } = sizes;
  const columns = parts(left, channels, 0.04);
  const stack = parts(heights.maps, maps, gap).reverse();
  const names = Array.from({ length: 3 * channels + maps + 1 }, (_, index) => panelSuffix(index));
  const perChannel = columns.map((_, channel) => ({
    input: names[channel]!,
    weights: names[channels + channel]!,
    sum: names[2 * channels + channel]!,
  }));
  const mapNames = names.slice(3 * channels, 3 * channels + maps);
  const total = names.at(-1)!;
  const grids = [
    ...perChannel.flatMap(({ input: name, weights, sum }, channel) => [
      place(name, input, columns[channel]!, heights.input),
      place(weights, kernel, columns[channel]!, heights.weights),
      place(sum, [1, 1], narrowed(columns[channel]!), heights.sum, false),
    ]),
    ...mapNames.map((name, map) => place(name, output, right, stack[map]!)),
    place(total, [1, 1], narrowed(right), heights.sum, false),
  ];
  return {
    channels: perChannel,
    maps: mapNames,
    total,
    middles: columns.map(middle),
    right: middle(right),
    tops: { input: heights.input[1], weights: heights.weights[1], maps: stack.map(([, top]) => top) },
    pluses: columns.slice(1).map(([from], index) => ({
      x: (from + columns[index]![1]) / 2,
      y: heights.sum[0] + 0.02,
    })),
    cell: { input: side(input, columns[0]!, heights.input), maps: side(output, right, stack[0]!) },
    axes: Object.assign({}, ...grids),
  };
}

function place(suffix: string, [rows, columns]: Size, x: Span, y: Span, square = true): object {
  return panel(suffix, { rows, columns, x, y, square });
}

/** `count` equal parts of a span with `gap` between them. */
function parts([from, to]: Span, count: number, gap: number): Span[] {
  const length = (to - from - (count - 1) * gap) / count;
  return Array.from({ length: count }, (_, part) => {
    const start = from + part * (length + gap);
    return [start, start + length];
  });
}

/** The middle of a span, as wide as a number needs. */
function narrowed(span: Span): Span {
  return [middle(span) - 0.05, middle(span) + 0.05];
}

function middle([from, to]: Span): number {
  return (from + to) / 2;
}

/** The side of a square cell, in pixels: a panel has room for its cells and for 0.2 of one more. */
function side([rows, columns]: Size, x: Span, y: Span): number {
  const [width, height] = [(x[1] - x[0]) * inside.width, (y[1] - y[0]) * inside.height];
  return Math.min(width / (columns + 0.2), height / (rows + 0.2));
}

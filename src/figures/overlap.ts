// How many stamps meet in each cell far from the borders, along an axis and on a map, and what a constant map becomes.
import { array, type NdArray, type Nested, nested, zeros } from "../conv/array";
import { convTranspose2d } from "../conv/ranks";
import { both, type Figure, type Label, type Trace } from "./figure";
import { caption, grid, heading, panel, rangeOf } from "./grid";
import { palette } from "./palette";

/** Output cells that are drawn along an axis: whole periods of the strides 1, 2, 3 and 4. */
const shown = 12;

/** Parts of the paper for the bars, the map of overlaps and the map of outputs. */
const parts = {
  rows: [0, 0.08],
  map: [0.095, 0.47],
  output: [0.6, 0.975],
  across: [0, 0.8],
  columns: [0.83, 1],
} as const;

/**
 * A window inside the output of a transposed convolution with `kernel` (`[K, K]`): on the left, how many taps fall on each
 * cell, with the counts along one axis as bars; on the right, the output for an input of ones. Cells without a tap are
 * vermilion.
 * @throws RangeError when the kernel is not square or the stride is not a whole number of 1 or more.
 */
export function overlap(kernel: Nested, { stride = 1 }: { readonly stride?: number } = {}): Figure {
  const w = array(kernel);
  const [size = 0, columns] = w.shape;
  if (w.dimension !== 2 || size !== columns) {
    throw new RangeError(`a kernel of shape [K, K] is needed, got [${w.shape}]`);
  }
  const counts = inside(ones([size, size]), stride);
  const line = inside(ones([1, size]), stride, 1)[0]!;
  const y = inside(w, stride);
  const isBare = counts.map((row) => row.map((count) => count === 0));
  const rest = size % stride;
  return {
    data: [
      grid(
        counts.map((row) => row.map((count) => count || null)),
        {
          panel: "",
          colour: palette.kernel,
          range: [0, Math.max(...counts.flat())],
        },
      ),
      grid(
        y.map((row, at) =>
          row.map((value, column) => (isBare[at]![column] ? null : Number(value.toFixed(1)))),
        ),
        { panel: "2", colour: palette.output, range: rangeOf(y.flat()) },
      ),
      ...["", "2"].map((panel) =>
        grid(
          isBare.map((row) => row.map((bare) => (bare ? 1 : null))),
          {
            panel,
            colour: palette.mistake,
            range: "flat",
            words: isBare.map((row) => row.map((bare) => (bare ? "0" : ""))),
          },
        ),
      ),
      bars(line, "columns"),
      bars(line, "rows"),
    ],
    layout: {
      height: 470,
      margin: { l: 16, r: 16, t: 76, b: 40 },
      title: heading(verdict(size, stride, rest, line)),
      showlegend: false,
      bargap: 0.12,
      annotations: [
        caption(both("taps that fall on a cell", "элементов ядра на клетку"), 0.28, -0.09),
        caption(both("what a map of ones becomes", "чем становится карта из единиц"), 0.79, -0.09),
      ],
      ...panel("", { rows: shown, columns: shown, x: parts.map, y: parts.across, square: false }),
      ...panel("2", { rows: shown, columns: shown, x: parts.output, y: parts.across, square: false }),
      yaxis3: { ...bare, range: [0, 1.25 * Math.max(...line)], domain: parts.columns, anchor: "x" },
      xaxis3: { ...bare, range: [1.25 * Math.max(...line), 0], domain: parts.rows, anchor: "y" },
    },
  };
}

const bare = { showgrid: false, zeroline: false, showticklabels: false, ticks: "", fixedrange: true };

/** `shown` × `shown` output cells, beginning under a first tap; one row of them for an input of one row. */
function inside(w: NdArray, stride: number, inputRows?: 1): number[][] {
  const [rows, size] = w.shape as [number, number];
  // So many steps in, a cell has all its stamps.
  const first = stride * Math.ceil((size - 1) / stride);
  const input = Math.ceil((first + shown) / stride) + 1;
  const y = convTranspose2d(ones([1, inputRows ?? input, input]), array(nested(w), [1, 1, rows, size]), {
    stride,
  });
  const lines = (nested(y) as Nested[])[0] as number[][];
  const from = inputRows ? 0 : first;
  return lines.slice(from, from + shown).map((line) => line.slice(first, first + shown));
}

function ones(shape: readonly number[]): NdArray {
  const all = zeros([...shape]);
  all.data.fill(1);
  return all;
}

/** The counts along one axis, above the map's columns or beside its rows. */
function bars(line: readonly number[], where: "columns" | "rows"): Trace {
  const places = line.map((_, index) => index);
  const upright = where === "columns";
  return {
    type: "bar",
    orientation: upright ? "v" : "h",
    x: upright ? places : line,
    y: upright ? line : places,
    text: line.map(String),
    textposition: "inside",
    insidetextanchor: "middle",
    textangle: 0,
    textfont: { color: palette.ink },
    marker: { color: palette.kernel },
    hoverinfo: "skip",
    xaxis: upright ? "x" : "x3",
    yaxis: upright ? "y3" : "y",
  };
}

function verdict(kernel: number, stride: number, rest: number, line: readonly number[]): Label {
  const [low, high] = [Math.min(...line), Math.max(...line)];
  const en = `k = ${kernel}, s = ${stride}: ${kernel} mod ${stride} = ${rest}, the overlap is`;
  const ru = `k = ${kernel}, s = ${stride}: остаток от деления ${rest}, перекрытие`;
  if (low === high) {
    return both(
      `${en} even<br>${low} along an axis, ${low ** 2} on the map`,
      `${ru} ровное<br>${low} по оси, ${low ** 2} на карте`,
    );
  }
  const map = [...new Set([low * low, low * high, high * high])].join(", ");
  return both(
    `${en} uneven<br>${low} and ${high} along an axis, ${map} on the map`,
    `${ru} неровное<br>${low} и ${high} по оси, ${map} на карте`,
  );
}

// The kernel travels over the input; beside it the output fills up and the row of the matrix C lights up.
import { array, elements, type NdArray, type Nested, nested } from "../conv/array";
import { type Axis, cell } from "../conv/axis";
import { flip } from "../conv/flip";
import { type ConvOptions, geometry } from "../conv/geometry";
import { type SparseMatrix, toMatrix } from "../conv/matrix";
import { conv2d } from "../conv/ranks";
import { both, type Figure, type Frame, type Trace } from "./figure";
import {
  borders,
  bracketed,
  type Cells,
  caption,
  corners,
  grid,
  heading,
  panel,
  rangeOf,
  unfilled,
  written,
} from "./grid";
import { palette } from "./palette";
import { player } from "./player";

/** How the kernel travels: stride, padding and dilation as in `conv2d`, and whether it is turned first. */
export interface SweepOptions extends Omit<ConvOptions, "groups" | "bias"> {
  /** Rotate the kernel by 180° first: convolution in the mathematical sense. */
  readonly flipped?: boolean;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

/**
 * A playing figure of `kernel` (`[K_H, K_W]`) on `input` (`[H, W]`), one frame an output cell.
 * @throws RangeError when shapes and options do not fit, or there would be more than 100 frames.
 */
export function sweep(input: Nested | NdArray, kernel: Nested | NdArray, options: SweepOptions = {}): Figure {
  const { flipped = false, ...convolution } = options;
  const x = asMap(input);
  const w = flipped ? flip(asMap(kernel)) : asMap(kernel);
  const { axes } = geometry([1, ...x.shape], [1, 1, ...w.shape], convolution);
  const [rows, columns] = axes as [Axis, Axis];
  const count = rows.output * columns.output;
  if (count > 100) throw new RangeError(`the output has ${count} cells, the figure plays at most 100`);

  const y = elements(conv2d(asChannel(x), asFilter(w), convolution));
  const matrix = toMatrix([rows.input, columns.input], w, convolution);
  const full = dense(matrix);
  // More rows than this are too low for numbers.
  const low = matrix.rows > 14 ? ({ words: "none", gap: 1 } as const) : {};
  const inMatrix = { panel: "3", range: "flat", ...low } as const;
  const padded = { rows: lengthOf(rows), columns: lengthOf(columns) };
  // Of a cell's border; a panel is 0.2 cells longer than its cells.
  const pixels = ({ rows, columns }: Size) => 290 / (Math.max(rows, columns) + 0.2);
  const made: Size = { rows: rows.output, columns: columns.output };
  const weights = elements(w);

  const at = (step: number): [number, number] => [Math.floor(step / columns.output), step % columns.output];
  const moving = (step: number): Trace[] => {
    const taps = tapsAt(rows, columns, at(step));
    const done = Array.from({ length: rows.output }, (_, row) =>
      Array.from({ length: columns.output }, (_, column) => {
        const index = row * columns.output + column;
        return index <= step ? y[index]! : null;
      }),
    );
    return [
      borders(taps, { panel: "", colour: palette.kernel, size: pixels(padded) }),
      corners(
        taps,
        weights.map((weight) => `×${written(weight)}`),
        "",
      ),
      grid(done, { panel: "2", colour: palette.output, range: rangeOf(y) }),
      borders([at(step)], { panel: "2", colour: palette.kernel, size: pixels(made) }),
      grid([full[step]!], { ...inMatrix, colour: palette.kernel, row: step }),
    ];
  };
  const frames: Frame[] = Array.from({ length: count }, (_, step) => ({
    name: `position ${step}`,
    data: moving(step),
    traces: [4, 5, 6, 7, 8],
    layout: { title: heading(sentence(x, w, [rows, columns], at(step), y[step]!)) },
  }));
  const size = (map: Size) => `${map.rows}×${map.columns}`;

  return {
    data: [
      grid(paddedCells(x, rows, columns, "cells"), { panel: "", colour: palette.input }),
      grid(paddedCells(x, rows, columns, "padding"), { panel: "", colour: palette.padding, range: "flat" }),
      grid(full, { ...inMatrix, colour: palette.padding }),
      unfilled(made.rows, made.columns, "2"),
      ...frames[0]!.data,
    ],
    layout: {
      ...frames[0]!.layout,
      height: 690,
      margin: { l: 16, r: 16, t: 84, b: 96 },
      annotations: [
        caption(
          both(`input ${x.shape.join("×")}`, `вход ${x.shape.join("×")}`),
          (padded.columns - 1) / 2,
          -0.6,
          "",
        ),
        caption(both(`output ${size(made)}`, `выход ${size(made)}`), 0.79, 1.01),
        caption(
          both(
            `the matrix C, ${size(matrix)}: a row for each output cell`,
            `матрица C, ${size(matrix)}: на каждую клетку выхода — строка`,
          ),
          0.5,
          0.325,
        ),
      ],
      ...panel("", { ...padded, x: [0.04, 0.54], y: [0.41, 1] }),
      ...panel("2", { ...made, x: [0.6, 0.98], y: [0.41, 1] }),
      ...panel("3", { ...matrix, x: [0, 1], y: [0, 0.32], square: false }),
      ...player(frames, {
        prefix: both("output cell ", "клетка выхода "),
        stops: frames.map((_, step) => `[${at(step).join(", ")}]`),
      }),
    },
    frames,
  };
}

function lengthOf({ before, input, after }: Axis): number {
  return before + input + after;
}

function asMap(given: Nested | NdArray): NdArray {
  const map = typeof given === "number" || Array.isArray(given) ? array(given as Nested) : (given as NdArray);
  if (map.dimension !== 2) throw new RangeError(`a map of shape [H, W] is needed, got [${map.shape}]`);
  return map;
}

function asChannel(x: NdArray): NdArray {
  return array(nested(x), [1, ...x.shape]);
}

function asFilter(w: NdArray): NdArray {
  return array(nested(w), [1, 1, ...w.shape]);
}

/** Row and column, on the padded input, of every tap when the kernel stands at output cell `[yh, yw]`. */
function tapsAt(rows: Axis, columns: Axis, [yh, yw]: readonly [number, number]): [number, number][] {
  return Array.from({ length: rows.kernel * columns.kernel }, (_, tap) => [
    cell(rows, yh, Math.floor(tap / columns.kernel)) + rows.before,
    cell(columns, yw, tap % columns.kernel) + columns.before,
  ]);
}

/** The padded input with only its own cells, or only the zeros of its padding, filled in. */
function paddedCells(x: NdArray, rows: Axis, columns: Axis, part: "cells" | "padding"): (number | null)[][] {
  return Array.from({ length: lengthOf(rows) }, (_, row) =>
    Array.from({ length: lengthOf(columns) }, (_, column) => {
      const [xh, xw] = [row - rows.before, column - columns.before];
      const inside = xh >= 0 && xh < rows.input && xw >= 0 && xw < columns.input;
      if (inside) return part === "cells" ? (x.get(xh, xw) as number) : null;
      return part === "padding" ? 0 : null;
    }),
  );
}

function dense({ rows, columns, entries }: SparseMatrix): Cells {
  const full = Array.from({ length: rows }, () => new Array<number | null>(columns).fill(null));
  for (const entry of entries) full[entry.row]![entry.column] = entry.value;
  return full;
}

/** The sum that gives one output, written out: taps in the padding and zero weights add nothing and are left away. */
function sentence(
  x: NdArray,
  w: NdArray,
  [rows, columns]: readonly [Axis, Axis],
  [yh, yw]: readonly [number, number],
  value: number,
): string {
  const terms: string[] = [];
  for (let kh = 0; kh < rows.kernel; kh++) {
    for (let kw = 0; kw < columns.kernel; kw++) {
      const [xh, xw] = [cell(rows, yh, kh), cell(columns, yw, kw)];
      const weight = w.get(kh, kw) as number;
      if (xh < 0 || xh >= rows.input || xw < 0 || xw >= columns.input || weight === 0) continue;
      terms.push(`${bracketed(weight)}·${bracketed(x.get(xh, xw) as number)}`);
    }
  }
  return `y[${yh}, ${yw}] = ${terms.join(" + ") || "0"} = ${written(value)}`;
}

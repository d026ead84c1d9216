// The matrix of a convolution and its transpose side by side: a row of the one and a column of the other light up together.
import { array } from "../conv/array";
import { type Axis, cell } from "../conv/axis";
import { geometry } from "../conv/geometry";
import { type Entry, type SparseMatrix, toMatrix, transpose } from "../conv/matrix";
import { both, type Figure, type Frame, type Trace } from "./figure";
import { borders, type Cells, caption, grid, heading, panel } from "./grid";
import { palette } from "./palette";
import { player } from "./player";

/**
 * A playing figure of C and Cᵀ for `kernel` (rows of numbers) on a map of `size` × `size` cells, one frame a row of C.
 * @throws RangeError when the kernel does not fit, or C has more than 100 rows or columns.
 */
export function matrixPair(
  size: number,
  kernel: readonly (readonly number[])[],
  options: { readonly stride?: number; readonly padding?: number } = {},
): Figure {
  const w = array([...kernel.flat()], [kernel.length, kernel[0]!.length]);
  const [rows, columns] = geometry([1, size, size], [1, 1, ...w.shape], options).axes as [Axis, Axis];
  const C = toMatrix([size, size], w, options);
  if (Math.max(C.rows, C.columns) > 100) {
    throw new RangeError(`C would be ${C.rows} × ${C.columns}, the figure shows at most 100 × 100`);
  }
  const Ct = transpose(C);
  const small = { rows: rows.output, columns: columns.output };
  const pixels = 400 / C.columns;
  const at = (step: number): [number, number] => [Math.floor(step / small.columns), step % small.columns];
  const flat = (cells: Cells, suffix: string, colour: string): Trace =>
    grid(cells, { panel: suffix, colour, range: "flat" });
  const moving = (step: number): Trace[] => {
    const [yh, yw] = at(step);
    const window = kernel.map((line, kh) =>
      line.map((weight, kw) => ({ row: cell(rows, yh, kh), column: cell(columns, yw, kw), value: weight })),
    );
    return [
      flat(dense({ rows: size, columns: size, entries: window.flat() }), "", palette.kernel),
      borders([[yh, yw]], { panel: "2", colour: palette.kernel, size: 36 }),
      flat(
        dense(C, ({ row }) => row === step),
        "3",
        palette.kernel,
      ),
      flat(
        dense(Ct, ({ column }) => column === step),
        "4",
        palette.kernel,
      ),
    ];
  };
  const frames: Frame[] = Array.from({ length: C.rows }, (_, step) => ({
    name: `cell ${step}`,
    data: moving(step),
    traces: [4, 5, 6, 7],
    layout: {
      title: heading(
        both(
          `row ${step} of C: what small cell ${step} reads  =  column ${step} of Cᵀ: where small cell ${step} writes`,
          `строка ${step} матрицы C: откуда клетка ${step} читает  =  столбец ${step} матрицы Cᵀ: куда она пишет`,
        ),
      ),
    },
  }));
  const height = C.columns * pixels;
  const top = (cells: number) => [1 - (cells * 40) / height, 1] as const;
  return {
    data: [
      grid(table(size, size), { panel: "", colour: palette.input, range: "flat", words: [] }),
      flat(table(small.rows, small.columns), "2", palette.output),
      flat(dense(C), "3", palette.padding),
      flat(dense(Ct), "4", palette.padding),
      ...moving(0),
    ],
    layout: {
      ...frames[0]!.layout,
      height: height + 190,
      margin: { l: 16, r: 16, t: 84, b: 96 },
      annotations: [
        caption(
          both(`large map, ${size}×${size}`, `большая карта, ${size}×${size}`),
          (size - 1) / 2,
          -0.6,
          "",
        ),
        caption(
          both(`small map, ${small.rows}×${small.columns}`, `малая карта, ${small.rows}×${small.columns}`),
          (small.columns - 1) / 2,
          -0.6,
          "2",
        ),
        caption(`C, ${C.rows}×${C.columns}`, (C.columns - 1) / 2, -0.6, "3"),
        caption(`Cᵀ, ${C.columns}×${C.rows}`, (C.rows - 1) / 2, -0.6, "4"),
      ],
      ...panel("", { rows: size, columns: size, x: [0, 0.3], y: top(size) }),
      ...panel("2", { ...small, x: [0.36, 0.56], y: top(small.rows) }),
      ...panel("3", { rows: C.rows, columns: C.columns, x: [0, 0.62], y: [0, (C.rows * pixels) / height] }),
      ...panel("4", { rows: C.columns, columns: C.rows, x: [0.68, 1], y: [0, 1] }),
      ...player(frames, {
        prefix: both("cell ", "клетка "),
        stops: frames.map((_, step) => String(step)),
        milliseconds: 1200,
      }),
    },
    frames,
  };
}

function dense(
  { rows, columns, entries }: SparseMatrix,
  keep: (entry: Entry) => boolean = () => true,
): Cells {
  const full = Array.from({ length: rows }, () => new Array<number | null>(columns).fill(null));
  for (const entry of entries) {
    const line = full[entry.row];
    if (line && entry.column >= 0 && entry.column < columns && keep(entry)) line[entry.column] = entry.value;
  }
  return full;
}

/** Cells with their places in the map read row by row. */
function table(rows: number, columns: number): Cells {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => row * columns + column),
  );
}

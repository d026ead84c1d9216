// One axis of a transposed convolution from the side: each input cell's stamp in a row of its own, the output below.
import { transposedGeometry } from "../conv/transposed-geometry";
import { both, type Figure } from "./figure";
import { type Cells, caption, grid, heading, panel } from "./grid";
import { palette } from "./palette";

/** How the kernel is stamped along one axis. */
export interface AxisStamps {
  readonly stride?: number;
  readonly padding?: number;
  readonly outputPadding?: number;
}

/**
 * The stamps that `input` cells leave with a kernel of `kernel` weights: taps that stay in the output in the kernel's
 * colour, those that padding cuts off grey, and output cells that no stamp reaches in vermilion.
 * @throws RangeError when the axis does not fit (see `transposedGeometry`).
 */
export function stamps(input: number, kernel: number, options: AxisStamps = {}): Figure {
  const { stride = 1, padding = 0, outputPadding = 0 } = options;
  const output = transposedGeometry([1, input], [1, 1, kernel], options).axes[0]!.input;
  const written = (input - 1) * stride + kernel;
  const length = Math.max(written, padding + output);
  const left = 2;
  const size = { rows: input + 2, columns: length + left };
  const last = input + 1;
  const isStamp = (row: number, column: number) => {
    const tap = column - left - row * stride;
    return row < input && column >= left && tap >= 0 && tap < kernel;
  };
  const isKept = (column: number) => column - left >= padding && column - left < padding + output;
  const isReached = (column: number) =>
    Array.from({ length: input }, (_, row) => row).some((row) => isStamp(row, column));
  const parts: Record<"input" | "kernel" | "padding" | "output" | "mistake", Belongs> = {
    input: (row, column) => row < input && column === 0,
    kernel: (row, column) => isStamp(row, column) && isKept(column),
    padding: (row, column) => !isKept(column) && (isStamp(row, column) || (row === last && column >= left)),
    output: (row, column) => row === last && column >= left && isKept(column) && isReached(column),
    mistake: (row, column) => row === last && column >= left && isKept(column) && !isReached(column),
  };
  const sum = `(${input} − 1)·${stride} + ${kernel} − 2·${padding} + ${outputPadding} = ${output}`;
  const recipe = `z = ${stride - 1}, p′ = ${kernel} − 1 − ${padding} = ${String(kernel - 1 - padding).replace("-", "−")}`;
  return {
    data: Object.entries(parts).map(([name, belongs]) =>
      grid(cells(size, belongs), {
        panel: "",
        colour: palette[name as keyof typeof parts],
        range: "flat",
        words: cells(size, belongs).map((line, row) =>
          line.map((value, column) => {
            if (value === null) return "";
            if (column === 0) return String(row);
            return row === last && isKept(column) ? String(column - left - padding) : "";
          }),
        ),
      }),
    ),
    layout: {
      height: 110 + 32 * size.rows,
      margin: { l: 16, r: 16, t: 92, b: 10 },
      title: heading(
        both(
          `output: ${sum}<br>the same with zeros: ${recipe}`,
          `выход: ${sum}<br>то же с нулями: ${recipe}`,
        ),
      ),
      annotations: [
        caption(both("input", "вход"), 0, -0.6, ""),
        caption(
          both("stamps, and under them the output", "штампы, под ними выход"),
          left + (length - 1) / 2,
          -0.6,
          "",
        ),
      ],
      ...panel("", { ...size, x: [0, 1], y: [0, 1] }),
    },
  };
}

type Belongs = (row: number, column: number) => boolean;

function cells({ rows, columns }: { rows: number; columns: number }, belongs: Belongs): Cells {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => (belongs(row, column) ? 1 : null)),
  );
}

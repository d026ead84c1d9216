// One axis seen from the side: the padded cells in a row, and under them every position of the kernel.
import { type Axis, type AxisOptions, axis, dropped } from "../conv/axis";
import { both, type Figure } from "./figure";
import { type Cells, caption, grid, heading, panel } from "./grid";
import { palette } from "./palette";

/**
 * The strip of an axis of `input` cells under a kernel of `kernel` taps: padding grey, each output's taps in a row of
 * their own, cells that the floor drops in vermilion.
 * @throws RangeError when the axis does not fit (see `axis`).
 */
export function strip(input: number, kernel: number, options: AxisOptions = {}): Figure {
  const line = axis(input, kernel, options);
  const { before, after, span, stride, output } = line;
  const lost = dropped(line);
  const padded = before + input + after;
  const sum = `⌊(${input} + ${before} + ${after} − ${span}) / ${stride}⌋ + 1 = ${output}`;
  const isLost = (column: number) => column >= padded - lost && column < padded;
  const inInput = (column: number) => column >= before && column < before + input;
  const parts: Record<"padding" | "input" | "mistake" | "kernel" | "output", Belongs> = {
    padding: (row, column) => row === 0 && column < padded && !inInput(column) && !isLost(column),
    input: (row, column) => row === 0 && inInput(column) && !isLost(column),
    mistake: (row, column) => row === 0 && isLost(column),
    kernel: (row, column) => row > 1 && isTap(line, row - 2, column),
    output: (row, column) => row > 1 && column === padded + 1,
  };
  const size = { rows: output + 2, columns: padded + 2 };
  return {
    data: Object.entries(parts).map(([name, belongs]) =>
      grid(cells(size, belongs), {
        panel: "",
        colour: palette[name as keyof typeof parts],
        range: "flat",
        words: words(size, (row, column) => {
          if (!belongs(row, column) || name === "kernel") return "";
          if (name === "output") return `y${lowered(row - 2)}`;
          return inInput(column) ? `x${lowered(column - before)}` : "0";
        }),
      }),
    ),
    layout: {
      height: 80 + Math.min(44, 760 / size.columns) * size.rows,
      margin: { l: 16, r: 16, t: 70, b: 10 },
      title: heading(
        both(
          `${sum}${lost > 0 ? `; cells dropped: ${lost}` : ""}`,
          `${sum}${lost > 0 ? `; отброшено клеток: ${lost}` : ""}`,
        ),
      ),
      annotations: [
        caption(
          padded > line.input
            ? both("padded input, kernel positions below", "вход с паддингом, ниже — положения ядра")
            : both("input, kernel positions below", "вход, ниже — положения ядра"),
          (padded - 1) / 2,
          -0.6,
          "",
        ),
        caption(both("output", "выход"), padded + 1, -0.6, ""),
      ],
      ...panel("", { ...size, x: [0, 1], y: [0, 1] }),
    },
  };
}

/** An index in small digits below the line. */
function lowered(index: number): string {
  return String(index).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]!);
}

type Belongs = (row: number, column: number) => boolean;

function cells({ rows, columns }: { rows: number; columns: number }, belongs: Belongs): Cells {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => (belongs(row, column) ? 1 : null)),
  );
}

function words(
  { rows, columns }: { rows: number; columns: number },
  word: (row: number, column: number) => string,
): string[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => word(row, column)),
  );
}

function isTap({ stride, dilation, span }: Axis, output: number, column: number): boolean {
  const offset = column - output * stride;
  return offset >= 0 && offset < span && offset % dilation === 0;
}

// What happens at each step of a transposed convolution done in its two ways, as plain numbers for a figure to draw.
import { array, elements } from "../conv/array";
import type { Axis } from "../conv/axis";
import { flip } from "../conv/flip";
import { convTranspose2d } from "../conv/ranks";
import { transposedGeometry } from "../conv/transposed-geometry";
import type { Cells } from "./grid";

/** A map or a kernel, row by row. */
export type Rows = readonly (readonly number[])[];
type Place = readonly [row: number, column: number];

/** Rows and columns of a grid. */
export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** How the kernel is stamped: as in `convTranspose2d`, one number for both axes. */
export interface StampOptions {
  readonly stride?: number;
  readonly padding?: number;
  readonly outputPadding?: number;
}

/** Both ways after one more kernel's worth of multiplications; a way that has finished lights nothing. */
export interface TwinStep {
  /** Stamps made so far, and the input cell and canvas cells of this one. */
  readonly stamps: number;
  readonly stamping: readonly Place[];
  readonly stamped: readonly { readonly place: Place; readonly added: number }[];
  /** The canvas so far: what the output keeps, and the border that padding cuts off. */
  readonly kept: Cells;
  readonly cut: Cells;
  /** Positions of the sliding kernel so far, its taps in this one, and the output cell they make. */
  readonly slides: number;
  readonly under: readonly Place[];
  readonly made: readonly Place[];
  readonly output: Cells;
  /** Multiplications by a zero that was put in, so far. */
  readonly byZero: number;
}

/** Everything that `transposedTwins` draws. */
export interface Twins {
  readonly kernel: Size;
  readonly input: Size;
  readonly output: Size;
  /** The output with the border that padding cuts off. */
  readonly canvas: Size;
  /** Cells of the border above the output and left of it. */
  readonly offset: Size;
  /** The input with its zeros: those between the cells and those around. */
  readonly spread: { readonly cells: Cells; readonly zeros: Cells };
  /** The kernel rotated by 180°. */
  readonly turned: Rows;
  /** z = s − 1 and p′ = k − 1 − p of the rows. */
  readonly recipe: { readonly z: number; readonly p: number };
  readonly steps: readonly TwinStep[];
}

/**
 * The steps of the transposed convolution of `input` with `kernel`.
 * @throws RangeError when shapes and options do not fit, the padding is above k − 1, or there would be over 100 steps.
 */
export function transposedSteps(input: Rows, kernel: Rows, options: StampOptions = {}): Twins {
  const x = array([...input.flat()], [1, input.length, input[0]!.length]);
  const w = array([...kernel.flat()], [1, 1, kernel.length, kernel[0]!.length]);
  const [rows, columns] = transposedGeometry(x.shape, w.shape, options).axes as [Axis, Axis];
  for (const line of [rows, columns]) {
    if (line.before > line.kernel - 1) {
      throw new RangeError(
        `the recipe with zeros needs a padding of at most ${line.kernel - 1}, got ${line.before}`,
      );
    }
  }
  const [stampCount, slideCount] = [rows.output * columns.output, rows.input * columns.input];
  const count = Math.max(stampCount, slideCount);
  if (count > 100) throw new RangeError(`there are ${count} steps, the figure plays at most 100`);

  const sizes = {
    kernel: { rows: rows.kernel, columns: columns.kernel },
    input: { rows: rows.output, columns: columns.output },
    output: { rows: rows.input, columns: columns.input },
    canvas: { rows: drawn(rows), columns: drawn(columns) },
    offset: { rows: rows.before, columns: columns.before },
  };
  const full = { rows: rows.input + rows.kernel - 1, columns: columns.input + columns.kernel - 1 };
  const y = elements(convTranspose2d(x, w, options));
  const taps = kernel.flatMap((line, kh) => line.map((weight, kw) => ({ kh, kw, weight })));
  const at = (row: number, column: number) => {
    const [xh, xw] = [inputAt(rows, row), inputAt(columns, column)];
    return xh === null || xw === null ? null : input[xh]![xw]!;
  };

  const sums = table(sizes.canvas, () => null) as (number | null)[][];
  let byZero = 0;
  const steps = Array.from({ length: count }, (_, step): TwinStep => {
    const cell: Place = [Math.floor(step / columns.output), step % columns.output];
    const stamping = step < stampCount ? [cell] : [];
    const stamped = stamping.flatMap(([row, column]) =>
      taps.map(({ kh, kw, weight }) => ({
        place: [row * rows.stride + kh, column * columns.stride + kw] as const,
        added: weight * input[row]![column]!,
      })),
    );
    for (const { place, added } of stamped)
      sums[place[0]]![place[1]] = (sums[place[0]]![place[1]] ?? 0) + added;
    const part = (inside: boolean) =>
      table(sizes.canvas, (row, column) =>
        (inWindow(rows, row) && inWindow(columns, column)) === inside ? sums[row]![column]! : null,
      );
    const made: Place[] = step < slideCount ? [[Math.floor(step / columns.input), step % columns.input]] : [];
    const under = made.flatMap(([row, column]) => taps.map(({ kh, kw }) => [row + kh, column + kw] as const));
    byZero += under.filter(([row, column]) => at(row, column) === null).length;
    return {
      stamps: Math.min(step + 1, stampCount),
      stamping,
      stamped,
      kept: part(true),
      cut: part(false),
      slides: Math.min(step + 1, slideCount),
      under,
      made,
      output: table(sizes.output, (row, column) => {
        const index = row * columns.input + column;
        return index <= step ? y[index]! : null;
      }),
      byZero,
    };
  });
  return {
    ...sizes,
    spread: {
      cells: table(full, at),
      zeros: table(full, (row, column) => (at(row, column) === null ? 0 : null)),
    },
    turned: table(sizes.kernel, (row, column) => flip(w, 2).get(0, 0, row, column) as number) as Rows,
    recipe: { z: rows.stride - 1, p: rows.kernel - 1 - rows.before },
    steps,
  };
}

/** Cells that the stamps write, and those the output has beyond them. */
function drawn({ output, stride, kernel, before, input }: Axis): number {
  return Math.max((output - 1) * stride + kernel, before + input);
}

function inWindow({ before, input }: Axis, cell: number): boolean {
  return cell >= before && cell < before + input;
}

/** The input cell at place `cell` of the axis with its zeros; `null` for a zero. */
function inputAt({ kernel, before, stride, output }: Axis, cell: number): number | null {
  const at = (cell - (kernel - 1 - before)) / stride;
  return Number.isInteger(at) && at >= 0 && at < output ? at : null;
}

function table({ rows, columns }: Size, value: (row: number, column: number) => number | null): Cells {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => value(row, column)),
  );
}

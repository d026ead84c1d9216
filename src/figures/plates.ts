// Where the maps, kernels and weights of a two-stage layer stand in its figure, and how large their cells are.
import { palette } from "./palette";

/** From left to right. */
export type Part = "input" | "kernel" | "filtered" | "weights" | "output";

/** The figure in pixels. */
export const size = { height: 540, top: 84, bottom: 96 };
/** The figure must be readable at this width; a wider one only moves the columns apart. */
const narrow = 828;
/** Each part's share of the paper's width. */
export const columns: Record<Part, readonly [number, number]> = {
  input: [0, 0.19],
  kernel: [0.24, 0.37],
  filtered: [0.42, 0.57],
  weights: [0.65, 0.78],
  output: [0.85, 1],
};

/** A map, a kernel or a matrix in a panel of its own. */
export interface Plate {
  readonly part: Part;
  /** Channel; 0 for the one matrix of 1×1 weights. */
  readonly index: number;
  readonly cells: number[][];
  readonly panel: string;
}

/** The plates of one part, from the top of the figure to its bottom. */
export function platesOf(part: Part, all: readonly number[][][]): Omit<Plate, "panel">[] {
  return all.map((cells, index) => ({ part, index, cells }));
}

/** The largest side of a cell, in pixels, with which every plate fits into its place. */
export function sideOf(plates: readonly Plate[]): number {
  const sides = plates.map(({ part, cells }) => {
    const among = plates.filter((plate) => plate.part === part).length;
    const [left, right] = columns[part];
    const high = ((size.height - size.top - size.bottom) / among - 16) / cells.length;
    return Math.min(high, ((right - left) * narrow) / cells[0]!.length);
  });
  return Math.floor(Math.min(46, ...sides));
}

/** The part of the paper's height that a plate takes, in the middle of its share. */
export function heightOf(
  { part, index, cells }: Plate,
  plates: readonly Plate[],
  side: number,
): [number, number] {
  const among = plates.filter((plate) => plate.part === part).length;
  const middle = 1 - (index + 0.5) / among;
  const half = (side * cells.length) / (size.height - size.top - size.bottom) / 2;
  return [middle - half, middle + half];
}

/** The colour of a part, with the meaning that it has everywhere. */
export function colourOf(part: Part): string {
  return {
    input: palette.input,
    kernel: palette.kernel,
    filtered: palette.input,
    weights: palette.pointwise,
    output: palette.output,
  }[part];
}

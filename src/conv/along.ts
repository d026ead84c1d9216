// One axis of an array made anew: each cell a weighted sum, or the largest, of some cells there were. Upsampling and pooling
// along several axes are that, one axis after the other.
import { alongAll, type Lines } from "./fast/between";

/** A cell of the input, and how much of it goes into a cell of the output. */
export interface Share {
  readonly cell: number;
  readonly weight: number;
}

/**
 * The numbers `x` of an array of `shape` with `axis` made anew, each of its cells out of the shares that `line` lists for
 * it, one or more: their sum, or the largest of them, whose weights are 1. They go into `into`, where that is given.
 */
export function along(
  x: Float32Array,
  shape: readonly number[],
  axis: number,
  line: readonly (readonly Share[])[],
  how: "sum" | "largest",
  into?: Float32Array,
): Float32Array {
  const size = (lengths: readonly number[]) => lengths.reduce((product, length) => product * length, 1);
  const [outer, input, inner] = [size(shape.slice(0, axis)), shape[axis]!, size(shape.slice(axis + 1))];
  const y = into ?? new Float32Array(outer * line.length * inner);
  const ends = new Int32Array(line.length);
  for (let at = 0; at < line.length; at++) ends[at] = (ends[at - 1] ?? 0) + line[at]!.length;
  const shares = line.flat();
  const cells = Int32Array.from(shares, ({ cell }) => cell * inner);
  const weights = Float32Array.from(shares, ({ weight }) => weight);
  const lines: Lines = { outer, input: input * inner, inner, ends, cells, weights };
  if (alongAll(x, y, lines, how === "largest")) return y;
  if (how === "sum") (inner === 1 ? sumCells : sumRows)(x, y.fill(0), lines);
  else largest(x, y.fill(Number.NEGATIVE_INFINITY), lines);
  return y;
}

/** On the last axis: cell by cell. */
function sumCells(x: Float32Array, y: Float32Array, { outer, input, ends, cells, weights }: Lines): void {
  for (let block = 0, to = 0; block < outer; block++) {
    const from = block * input;
    for (let at = 0, share = 0; at < ends.length; at++, to++) {
      let sum = 0;
      for (const end = ends[at]!; share < end; share++) sum += weights[share]! * x[from + cells[share]!]!;
      y[to] = sum;
    }
  }
}

/** On an axis before it: the cells of the axes behind go together. */
function sumRows(x: Float32Array, y: Float32Array, lines: Lines): void {
  const { outer, input, inner, ends, cells, weights } = lines;
  for (let block = 0, to = 0; block < outer; block++) {
    for (let at = 0, share = 0; at < ends.length; at++, to += inner) {
      for (const end = ends[at]!; share < end; share++) {
        const from = block * input + cells[share]!;
        const weight = weights[share]!;
        for (let n = 0; n < inner; n++) y[to + n]! += weight * x[from + n]!;
      }
    }
  }
}

function largest(x: Float32Array, y: Float32Array, { outer, input, inner, ends, cells }: Lines): void {
  for (let block = 0, to = 0; block < outer; block++) {
    for (let at = 0, share = 0; at < ends.length; at++, to += inner) {
      for (const end = ends[at]!; share < end; share++) {
        const from = block * input + cells[share]!;
        for (let n = 0; n < inner; n++) y[to + n] = Math.max(y[to + n]!, x[from + n]!);
      }
    }
  }
}

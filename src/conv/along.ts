// One axis of an array made anew: each cell a weighted sum, or the largest, of some cells there were. Upsampling and pooling
// along several axes are that, one axis after the other.
import { alongAll, type Lines } from "./fast/along";

/** A cell of the input, and how much of it goes into a cell of the output. */
export interface Share {
  readonly cell: number;
  readonly weight: number;
}

/** An axis of `[C, …spatial]`, never the first, and for each of its cells the shares that it is made of, one or more. */
export interface Pass {
  readonly axis: number;
  readonly line: readonly (readonly Share[])[];
}

/**
 * The numbers `x` of an array of `shape`, `[C, …spatial]`, with one axis after another made anew, each cell out of its
 * shares: their sum, or the largest of them, whose weights are 1. They go into `y`.
 */
export function along(
  x: Float32Array,
  shape: readonly number[],
  passes: readonly Pass[],
  how: "sum" | "largest",
  y: Float32Array,
): void {
  const [channels = 1, ...sizes] = shape;
  const steps = passes.map((pass) => {
    const step = lines(sizes, pass);
    sizes[pass.axis - 1] = pass.line.length;
    return step;
  });
  if (alongAll(x, y, channels, steps, how === "largest")) return;
  steps.reduce((from, step, index) => {
    const outer = channels * step.outer;
    const size = outer * step.ends.length * step.inner;
    const to = index === steps.length - 1 ? y : new Float32Array(size);
    if (how === "sum") (step.inner === 1 ? sumCells : sumRows)(from, to.fill(0), { ...step, outer });
    else largest(from, to.fill(Number.NEGATIVE_INFINITY), { ...step, outer });
    return to;
  }, x);
}

function lines(sizes: readonly number[], { axis, line }: Pass): Lines {
  const size = (lengths: readonly number[]) => lengths.reduce((product, length) => product * length, 1);
  const [outer, input, inner] = [size(sizes.slice(0, axis - 1)), sizes[axis - 1]!, size(sizes.slice(axis))];
  // Loops, because flat() and from() take as long here as the kernel on ten channels.
  const count = line.reduce((sum, { length }) => sum + length, 0);
  const [ends, cells] = [new Int32Array(line.length), new Int32Array(count)];
  const weights = new Float32Array(count);
  let next = 0;
  for (let at = 0; at < line.length; at++) {
    for (const { cell, weight } of line[at]!) {
      cells[next] = cell * inner;
      weights[next++] = weight;
    }
    ends[at] = next;
  }
  return { outer, input: input * inner, inner, ends, cells, weights };
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

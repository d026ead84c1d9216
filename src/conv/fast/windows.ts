// Windows of a convolution: runs of rows, or of slices of a volume, of the output with what they see of the input. Going
// window by window, only one of them has to be in the heap, and it stays in the cache from its first use to its last.
import { sizeOf } from "../array";
import type { Lowering, Phase, Triple } from "./lowering";

/** Bytes of input and output that a window has at most, if it can. */
const WINDOW = 512 * 1024;

export interface Window {
  /** Of an input plane: its first cell, and its cells on each axis, inside the padding and with it. */
  readonly skip: number;
  readonly input: Triple;
  readonly before: Triple;
  readonly padded: Triple;
  /** Rows or slices of the padded plane that lie before it. */
  readonly from: number;
  /** Of an output plane: its first cell, and how many there are. */
  readonly first: number;
  readonly count: number;
}

/** Units, rows or slices, or places in a table: from the first to before the last. */
export type Run = readonly [first: number, last: number];

/** The window that is everything. */
export function whole({ input, before, padded, output }: Lowering): Window {
  return { skip: 0, input, before, padded, from: 0, first: 0, count: sizeOf(output) };
}

/** How a convolution falls into windows. */
export class Cut {
  private constructor(
    private readonly lowering: Lowering,
    /** 0 for slices, 1 for rows. */
    readonly axis: 0 | 1,
  ) {}

  /** Undefined if there is nothing to cut: one row, or one slice of a volume. */
  static of(lowering: Lowering): Cut | undefined {
    const { output, padded } = lowering;
    if (output[0] > 1) return new Cut(lowering, 0);
    return padded[0] === 1 && output[1] > 1 ? new Cut(lowering, 1) : undefined;
  }

  /** Units of the whole output. */
  get units(): number {
    return this.lowering.output[this.axis];
  }

  /** Cells of a unit of a padded plane and of an output plane. */
  get cells(): { input: number; output: number } {
    const { padded, output } = this.lowering;
    return { input: sizeOf(padded.slice(this.axis + 1)), output: sizeOf(output.slice(this.axis + 1)) };
  }

  /** The positions of `phase` whose output lies in the units `run`. */
  positions({ to }: Phase, run: Run): Run {
    const place = (cell: number) => (to ? lowerBound(to, cell) : cell);
    return [place(run[0] * this.cells.output), place(run[1] * this.cells.output)];
  }

  /** The window of the output's units `run`. */
  window(run: Run): Window {
    const { input, before, padded } = this.lowering;
    const [from, to] = this.seen(run);
    const inside = (unit: number) => Math.min(Math.max(unit - before[this.axis], 0), input[this.axis]);
    const [first, last] = [inside(from), inside(to)];
    const changed = (triple: Triple, length: number) => triple.with(this.axis, length) as unknown as Triple;
    return {
      skip: first * sizeOf(input.slice(this.axis + 1)),
      input: changed(input, last - first),
      before: changed(before, Math.max(0, before[this.axis] - from)),
      padded: changed(padded, to - from),
      from,
      first: run[0] * this.cells.output,
      count: (run[1] - run[0]) * this.cells.output,
    };
  }

  /**
   * How many units of the output a window has: few enough for the cache, but enough for what neighbours both see to be
   * little.
   */
  get step(): number {
    const { groups, channels, padded, output } = this.lowering;
    const bytes = 4 * groups * (channels.input * sizeOf(padded) + channels.output * sizeOf(output));
    let step = Math.ceil(this.units / Math.ceil(bytes / WINDOW));
    const seen = () => {
      const [first, last] = this.seen([0, step]);
      return last - first;
    };
    while (step < this.units && seen() * this.units > 1.25 * step * padded[this.axis]) step++;
    return Math.min(step, this.units);
  }

  /** The padded units that the output's units `run` see. */
  private seen(run: Run): Run {
    const ends = this.lowering.phases.flatMap((phase) => {
      const [first, last] = this.positions(phase, run);
      if (first === last || phase.offset.length === 0) return [];
      return [phase.from[first]! + phase.offset[0]!, phase.from[last - 1]! + phase.offset.at(-1)!];
    });
    const units = ends.map((cell) => Math.floor(cell / this.cells.input));
    return units.length === 0 ? [0, 1] : [Math.min(...units), Math.max(...units) + 1];
  }
}

/** Where in `ascending` the first number stands that is not below `least`. */
function lowerBound(ascending: Uint32Array, least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

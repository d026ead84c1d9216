// Which input cells each cell of a layer depends on, along one axis, exactly. Cells y and y + period see windows `step`
// input cells apart, so one period says it all; an ordinary convolution has period 1, a transposed one its stride.
import type { Axis } from "../conv/axis";

export interface Windows {
  /** Input cells between the windows of cells one period apart. */
  readonly step: number;
  /** First and last input cell that each cell of a period sees; negative ones lie in the padding. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** First and last cell, both included; the first is behind the last where nothing is seen. */
export type Interval = readonly [first: number, last: number];

/** The network's input: every cell sees itself. */
export const itself: Windows = { step: 1, low: [0], high: [0] };

/** The window of one cell, which may lie outside the map: its window is where it would be if the map went on. */
export function windowOf({ step, low, high }: Windows, cell: number): Interval {
  const turns = Math.floor(cell / low.length);
  const phase = cell - turns * low.length;
  return [low[phase]! + turns * step, high[phase]! + turns * step];
}

/** The cells that one output of a convolution or pooling reads, one for each tap; outside of the map lies padding. */
export function tapped({ kernel, stride, dilation, before }: Axis, cell: number): number[] {
  return Array.from({ length: kernel }, (_, tap) => cell * stride - before + tap * dilation);
}

/** The cells whose stamps reach one output of a transposed convolution, whose forward axis this is. */
export function stampers({ kernel, stride, dilation, before }: Axis, cell: number): number[] {
  const places = Array.from({ length: kernel }, (_, tap) => (cell + before - tap * dilation) / stride);
  return places.filter(Number.isInteger);
}

/** Through a convolution or pooling. */
export function slide(windows: Windows, axis: Axis): Windows {
  const period = windows.low.length / gcd(windows.low.length, axis.stride);
  const step = (windows.step * axis.stride * period) / windows.low.length;
  return periodic(period, step, (cell) => tapped(axis, cell).map((below) => windowOf(windows, below)));
}

/** Through a transposed convolution, whose forward `axis` this is. */
export function spread(windows: Windows, axis: Axis): Windows {
  const period = windows.low.length * axis.stride;
  return periodic(period, windows.step, (cell) =>
    stampers(axis, cell).map((below) => windowOf(windows, below)),
  );
}

/**
 * Where branches meet: from the first cell that any sees to the last that any sees.
 * @throws RangeError when the branches' cells lie differently far apart.
 */
export function hull(branches: readonly Windows[]): Windows {
  const [first, ...others] = branches.map(jumpOf);
  const other = others.find((jump) => jump !== first);
  if (other !== undefined) {
    throw new RangeError(`branches whose cells lie ${first} and ${other} input cells apart cannot meet`);
  }
  const period = branches.map(({ low }) => low.length).reduce((a, b) => (a * b) / gcd(a, b));
  return periodic(period, first! * period, (cell) => branches.map((branch) => windowOf(branch, cell)));
}

/** Whether every cell's windows in all branches have the same middle. */
export function aligned(branches: readonly Windows[]): boolean {
  const period = Math.max(...branches.map(({ low }) => low.length));
  return Array.from({ length: period }, (_, cell) => cell).every((cell) => {
    const middles = branches.map((branch) => windowOf(branch, cell)).map(([first, last]) => first + last);
    return middles.every((middle) => middle === middles[0]);
  });
}

/** Input cells between neighbouring cells, on average. */
export function jumpOf({ step, low }: Windows): number {
  return step / low.length;
}

/** Cells of the largest window. */
export function sizeOfWindow({ low, high }: Windows): number {
  return Math.max(0, ...low.map((first, phase) => high[phase]! - first + 1));
}

function periodic(period: number, step: number, seen: (cell: number) => Interval[]): Windows {
  const hulls = Array.from({ length: period }, (_, cell) => {
    const parts = seen(cell);
    return [Math.min(...parts.map(([first]) => first)), Math.max(...parts.map(([, last]) => last))] as const;
  });
  return { step, low: hulls.map(([first]) => first), high: hulls.map(([, last]) => last) };
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

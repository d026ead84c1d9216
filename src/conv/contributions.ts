// Who contributes to whom: the inputs and taps behind one output, and the outputs that one input reaches.

import { type Axis, type Tap, taps } from "./axis";
import { door } from "./door";
import type { Geometry } from "./geometry";

/** A cell of the input or the output, `[c, …spatial]`, and the weight `[c_out, c_in in its group, …tap]` between. */
export interface Contribution {
  readonly cell: readonly number[];
  readonly weight: readonly number[];
}

/**
 * The input cells that make the output cell `[c, …spatial]`, each with the weight that it meets; cells of the padding are
 * none. For a transposed geometry, the cells of its output that the cell of its input writes to.
 * @throws RangeError if there is no such cell.
 */
export function contributions(g: Geometry, output: readonly number[]): Contribution[] {
  door("contributions");
  checkCell(output, g.output, "output");
  const { channels, groups, axes } = g;
  const perGroup = channels.input / groups;
  const to = output[0]!;
  const first = Math.floor((to * groups) / channels.output) * perGroup;
  const places = product(axes.map((axis, index) => taps(axis, output[index + 1]!)));
  return counting(perGroup).flatMap((c) =>
    places.map((place) => ({ cell: [first + c, ...place.cells], weight: [to, c, ...place.taps] })),
  );
}

/**
 * The output cells that the input cell `[c, …spatial]` reaches, each with the weight on the way. For a transposed
 * geometry, the cells of its input that make the cell of its output.
 * @throws RangeError if there is no such cell.
 */
export function reach(g: Geometry, input: readonly number[]): Contribution[] {
  door("reach");
  const { channels, groups, axes } = g;
  checkCell(input, [channels.input, ...axes.map((axis) => axis.input)], "input");
  const perGroup = { input: channels.input / groups, output: channels.output / groups };
  const from = input[0]!;
  const first = Math.floor(from / perGroup.input) * perGroup.output;
  const places = product(axes.map((axis, index) => landings(axis, input[index + 1]!)));
  return counting(perGroup.output).flatMap((c) =>
    places.map((place) => ({
      cell: [first + c, ...place.cells],
      weight: [first + c, from % perGroup.input, ...place.taps],
    })),
  );
}

/** The positions of the kernel, and its tap then, that touch input `x` of one axis. */
function landings({ kernel, stride, dilation, before, output }: Axis, x: number): Tap[] {
  return counting(kernel)
    .map((tap) => ({ tap, cell: (x + before - tap * dilation) / stride }))
    .filter(({ cell }) => Number.isInteger(cell) && cell >= 0 && cell < output)
    .sort((a, b) => a.cell - b.cell);
}

function product(lines: readonly (readonly Tap[])[]): { cells: number[]; taps: number[] }[] {
  return lines.reduce<{ cells: number[]; taps: number[] }[]>(
    (places, line) =>
      places.flatMap(({ cells, taps }) =>
        line.map(({ cell, tap }) => ({ cells: [...cells, cell], taps: [...taps, tap] })),
      ),
    [{ cells: [], taps: [] }],
  );
}

function counting(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

function checkCell(cell: readonly number[], shape: readonly number[], what: string): void {
  const inside =
    cell.length === shape.length &&
    cell.every((at, axis) => Number.isInteger(at) && at >= 0 && at < shape[axis]!);
  if (!inside) throw new RangeError(`the ${what} of shape [${shape}] has no cell [${cell}]`);
}

// The exact window of one cell, traced back through the layers cell by cell: what lies in padding, and what a stride
// skips, is not in it.
import { door } from "../conv/door";
import type { Network } from "./network";
import { type PlacedLayer, shapes } from "./shapes";
import { type Interval, stampers, tapped } from "./windows";

/**
 * The cells of the network's input that one cell of `layer` depends on: first and last along each axis, both included.
 * `cell` has an index for each axis of the layer's map, none after a fully connected layer. A cell that sees nothing but
 * padding has the window [0, −1].
 * @throws RangeError when there is no such layer or cell.
 */
export function inputWindow(network: Network, layer: string, cell: readonly number[]): Interval[] {
  door("inputWindow");
  const placed = shapes(network);
  const index = network.layers.findIndex(({ name }) => name === layer);
  if (index < 0) throw new RangeError(`${network.name} has no layer ${layer}`);
  const map = placed[index]!.output.slice(1);
  if (
    cell.length !== map.length ||
    !cell.every((at, axis) => Number.isInteger(at) && at >= 0 && at < map[axis]!)
  ) {
    throw new RangeError(`layer ${layer} has a map of [${map}] cells and no cell [${cell}]`);
  }
  return network.input.slice(1).map((_, axis) => {
    const cells = [...seen(placed, index, cell[axis] ?? 0, axis)];
    if (cells.length === 0) return [0, -1];
    return [Math.min(...cells), Math.max(...cells)];
  });
}

/** The cells of the network's input on the way back from one cell of a layer, along one axis. */
function seen(placed: readonly PlacedLayer[], index: number, cell: number, axis: number): Set<number> {
  const input = new Set<number>();
  const needed = placed.map(() => new Set<number>());
  needed[index]!.add(cell);
  for (let place = index; place >= 0; place--) {
    const { from, inputs } = placed[place]!;
    for (const below of [...needed[place]!].flatMap((one) => reads(placed[place]!, one, axis))) {
      from.forEach((source, branch) => {
        const size = inputs[branch]![axis + 1] ?? 1;
        if (below >= 0 && below < size) (source < 0 ? input : needed[source]!).add(below);
      });
    }
  }
  return input;
}

function reads({ layer, axes }: PlacedLayer, cell: number, axis: number): number[] {
  const own = axes[axis];
  if (!own) return [cell];
  return layer.kind === "transposed" || layer.kind === "upsample" ? stampers(own, cell) : tapped(own, cell);
}

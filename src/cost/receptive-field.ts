// How much of the input one output sees. Layer by layer: r ← r + d(k − 1)·j, j ← j·s, from r = 1, j = 1
// (A. Araujo, W. Norris, J. Sim, "Computing receptive fields of convolutional neural networks", Distill 2019).
import { door } from "../conv/door";
import type { Network } from "./network";
import { type NetworkSight, networkSight } from "./network-sight";

/** One layer of a stack, along one axis. */
export interface StackedLayer {
  /** Taps. */
  readonly kernel: number;
  /** Cells between neighbouring positions; 1 when absent. */
  readonly stride?: number;
  /** Distance between neighbouring taps; 1 when absent. */
  readonly dilation?: number;
}

/** What one output of a stack sees, along one axis. */
export interface Sight {
  /** Input cells along one axis that one output of this layer depends on. */
  readonly size: number;
  /** Input cells between neighbouring outputs of this layer. */
  readonly jump: number;
}

/**
 * What one output sees after each of `layers`, along one axis; or after each layer of a whole network, along all axes,
 * with offsets, and the union over the paths where branches meet.
 * @throws RangeError when a number is not whole or below 1, or a layer does not fit what it takes.
 */
export function receptiveField(network: Network): NetworkSight;
export function receptiveField(layers: readonly StackedLayer[]): Sight[];
export function receptiveField(what: readonly StackedLayer[] | Network): Sight[] | NetworkSight {
  door("receptiveField");
  return "layers" in what ? networkSight(what) : stackSight(what);
}

function stackSight(layers: readonly StackedLayer[]): Sight[] {
  let [size, jump] = [1, 1];
  return layers.map(({ kernel, stride = 1, dilation = 1 }, index) => {
    for (const [what, value] of Object.entries({ kernel, stride, dilation })) {
      if (!Number.isInteger(value) || value < 1) {
        throw new RangeError(
          `${what} must be a whole number of 1 or more, got ${value} (layer ${index + 1})`,
        );
      }
    }
    size += dilation * (kernel - 1) * jump;
    jump *= stride;
    return { size, jump };
  });
}

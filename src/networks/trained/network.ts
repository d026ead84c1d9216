// A network that has been trained: the layers as data, and what they learnt.
import type { Tensor } from "../../conv/array";
import type { Network } from "../../cost/network";

/** What one layer learnt. */
export interface Weights {
  /** `[C_out, C_in / groups, …kernel]`; a transposed convolution's `[C_in, C_out / groups, …kernel]`. */
  readonly w: Tensor;
  /** A number for each output channel. */
  readonly bias: Tensor;
}

/** One training from the first random weights to the last, and what was measured. */
export interface Run {
  /** Settles the first weights and the order of the pictures. */
  readonly seed: number;
  /** The loss on the test pictures: before, and after each epoch. */
  readonly loss?: readonly number[];
  /** The share of the drawn pictures' energy that has a period of two pixels: before, and after each epoch. */
  readonly period2?: readonly number[];
  /** Right answers on the test pictures after the last epoch, in per cent. */
  readonly accuracy?: number;
}

/** A network as data, with its weights, so that it can be run. */
export interface TrainedNetwork extends Network {
  /** By the layer's name, for each layer that learns. */
  readonly weights: ReadonlyMap<string, Weights>;
  /** Names of the layers whose maps are the network's answer. */
  readonly outputs: readonly string[];
  /** Where it was trained here: all trainings of its kind, its own first. */
  readonly runs?: readonly Run[];
}

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

/** A network as data, with its weights, so that it can be run. */
export interface TrainedNetwork extends Network {
  /** By the layer's name, for each layer that learns. */
  readonly weights: ReadonlyMap<string, Weights>;
  /** Names of the layers whose maps are the network's answer. */
  readonly outputs: readonly string[];
}

// A network as data: named layers, each taking what stands before it unless it names others. Activations that follow a
// layer are not listed: they change neither shapes nor what is counted.
import type { AxisPadding } from "../conv/axis";
import type { PerAxis } from "../conv/geometry";

/** What every layer has. */
export interface Named {
  /** Unique in its network. */
  readonly name: string;
  /** The layer, or layers, that this one takes; `"input"` is the network's input. The layer before, when absent. */
  readonly from?: string | readonly string[];
}

/** How a kernel slides; a single number stands for all axes. */
export interface Sliding {
  /** Taps along each axis. */
  readonly kernel: PerAxis<number>;
  /** Cells between neighbouring positions; 1 when absent. */
  readonly stride?: PerAxis<number>;
  /** Zeros around the input: one for all axes, or a list with one for each; none when absent. */
  readonly padding?: AxisPadding | readonly AxisPadding[];
  /** Distance between neighbouring taps; 1 when absent. */
  readonly dilation?: PerAxis<number>;
}

/** What layers that learn may have besides weights. */
export interface Learned {
  /** Has a bias for each output channel; not when absent. */
  readonly bias?: boolean;
  /** Is followed by a batch normalisation with γ and β for each output channel; not when absent. */
  readonly norm?: boolean;
}

/** A convolution. */
export interface ConvStep extends Named, Sliding, Learned {
  /** Told apart by this name. */
  readonly kind: "conv";
  /** Output channels. */
  readonly channels: number;
  /** 1 when absent. */
  readonly groups?: number;
}

/** A convolution of each channel by itself. */
export interface DepthwiseStep extends Named, Sliding, Learned {
  /** Told apart by this name. */
  readonly kind: "depthwise";
  /** Output channels for each input channel; 1 when absent. */
  readonly multiplier?: number;
}

/** A convolution whose kernel is one cell. */
export interface PointwiseStep extends Named, Omit<Sliding, "kernel" | "dilation" | "padding">, Learned {
  /** Told apart by this name. */
  readonly kind: "pointwise";
  /** Output channels. */
  readonly channels: number;
  /** 1 when absent. */
  readonly groups?: number;
}

/** A transposed convolution; its padding takes cells away from the output. */
export interface TransposedStep extends Named, Omit<Sliding, "padding">, Learned {
  /** Told apart by this name. */
  readonly kind: "transposed";
  /** Output channels. */
  readonly channels: number;
  /** Cells taken away on each side; 0 when absent. */
  readonly padding?: number;
  /** Cells added after the last of each axis, fewer than the stride; 0 when absent. */
  readonly outputPadding?: number;
}

/** All numbers of the input into `channels` numbers. */
export interface FullyConnectedStep extends Named, Learned {
  /** Told apart by this name. */
  readonly kind: "fully-connected";
  /** Numbers that leave. */
  readonly channels: number;
}

/** The largest, or the mean, of each window. */
export interface PoolingStep extends Named, Sliding {
  /** Told apart by this name. */
  readonly kind: "max-pool" | "average-pool";
  /** Whether a last, incomplete window counts, as in Caffe; not when absent. */
  readonly ceil?: boolean;
}

/** `factor` times as many cells along every axis. */
export interface UpsampleStep extends Named {
  /** Told apart by this name. */
  readonly kind: "upsample";
  /** A whole number. */
  readonly factor: number;
  /** Whether cells are repeated, as when absent, or lie on a line between their neighbours. */
  readonly mode?: "nearest" | "linear";
}

/** Channels of zeros behind those that there are. */
export interface WidenStep extends Named {
  /** Told apart by this name. */
  readonly kind: "widen";
  /** Output channels. */
  readonly channels: number;
}

/** A function of each number by itself. */
export interface ActivationStep extends Named {
  /** Told apart by this name. */
  readonly kind: "activation";
  /** Which one, where the network is to be run. */
  readonly apply?: "relu" | "relu6" | "sigmoid" | "hard-swish" | "tanh";
}

/** Channels dealt out like cards, so that the groups of the next layer hold some of each group. */
export interface ShuffleStep extends Named {
  /** Told apart by this name. */
  readonly kind: "shuffle";
  /** How many groups, where the network is to be run. */
  readonly groups?: number;
}

/** The middle of the input, `size` cells along each axis. */
export interface CropStep extends Named {
  /** Told apart by this name. */
  readonly kind: "crop";
  /** Cells that stay along each axis. */
  readonly size: PerAxis<number>;
}

/**
 * Layers without numbers of their own, or whose numbers follow from the input's channels. To multiply, the second map may
 * have one cell a channel, the factor of all its cells.
 */
export interface PlainStep extends Named {
  /** Told apart by this name. */
  readonly kind: "global-average-pool" | "batch-norm" | "local-response-norm" | "add" | "multiply" | "concat";
}

/** One layer of a network. */
export type NetworkLayer =
  | ConvStep
  | DepthwiseStep
  | PointwiseStep
  | TransposedStep
  | FullyConnectedStep
  | PoolingStep
  | UpsampleStep
  | CropStep
  | WidenStep
  | ActivationStep
  | ShuffleStep
  | PlainStep;

/** The name of a kind of layer. */
export type LayerKind = NetworkLayer["kind"];

/** A network: what enters, and its layers in an order in which each takes only earlier ones. */
export interface Network {
  /** As the command line knows it: `"mobilenet-v1"`. */
  readonly name: string;
  /** Where its numbers come from: authors, publication, table. */
  readonly source: string;
  /** Shape of the input, `[C, …spatial]`. */
  readonly input: readonly number[];
  /** In order of computation. */
  readonly layers: readonly NetworkLayer[];
}

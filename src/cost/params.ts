// How many numbers a layer learns. Weights always; a bias only where the layer says that it has one.

import { sizeOf } from "../conv/array";
import { door } from "../conv/door";
import { type DepthwiseLayer, type Layer, pairOf, requireGroups, requireSizes } from "./macs";

/** Whether one bias for each output channel is learned, too; not when absent. */
export interface Biased {
  /** Counts C_O biases. */
  readonly bias?: boolean;
}

/** What the parameters of a convolution depend on: the sizes of maps do not matter. */
export type ParameterLayer = Omit<Layer, "output"> & Biased;

/** Learned numbers by kind of layer; pooling and activation learn none. */
export const params = {
  /**
   * Parameters of a convolution, K₁·K₂·C_I·C_O / groups, and C_O more with `bias: true`. Normalisation is not counted.
   * @throws RangeError when a size is not a whole number of 1 or more, or the groups do not divide the channels.
   */
  conv({ kernel, channels, groups = 1, bias = false }: ParameterLayer): number {
    door("params");
    requireSizes({ kernel, channels, groups: [groups] });
    requireGroups(channels, groups);
    return sizeOf(kernel) * (channels[0] / groups) * channels[1] + (bias ? channels[1] : 0);
  },

  /** Parameters of a depthwise convolution, K₁·K₂·C_O, and C_O more with `bias: true`. Normalisation is not counted. */
  depthwise({ kernel, channels, bias = false }: Omit<DepthwiseLayer, "output"> & Biased): number {
    const [from, to] = pairOf(channels);
    return params.conv({ kernel, channels: [from, to], groups: from, bias });
  },

  /** Parameters of a 1×1 convolution, C_I·C_O / groups, and C_O more with `bias: true`. Normalisation is not counted. */
  pointwise(layer: Omit<ParameterLayer, "kernel">): number {
    return params.conv({ ...layer, kernel: [] });
  },

  /** Parameters of a depthwise separable convolution, (K₁·K₂ + C_O)·C_I; `bias: true` gives both halves biases. */
  separable({ kernel, channels, bias = false }: Omit<ParameterLayer, "groups">): number {
    return params.depthwise({ kernel, channels: channels[0], bias }) + params.pointwise({ channels, bias });
  },

  /** Parameters of a transposed convolution: as many as of the convolution that it transposes. */
  transposed(layer: ParameterLayer): number {
    return params.conv(layer);
  },

  /** Parameters of a fully connected layer, inputs × outputs, and one for each output more with `bias: true`. */
  fullyConnected({ channels, bias = false }: Pick<Layer, "channels"> & Biased): number {
    return params.conv({ kernel: [], channels, bias });
  },

  /** Parameters of a batch normalisation, γ and β for each channel; running means and variances are not learned. */
  batchNorm({ channels }: { readonly channels: number }): number {
    door("params");
    requireSizes({ channels: [channels] });
    return 2 * channels;
  },
};

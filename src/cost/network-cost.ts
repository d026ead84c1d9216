// What a network costs: multiply-adds, parameters and memory of each layer, of each kind of layer, and of all.
import { door } from "../conv/door";
import { activationMemory } from "./activation-memory";
import { macs } from "./macs";
import type { LayerKind, Network, NetworkLayer } from "./network";
import { params } from "./params";
import { type PlacedLayer, shapes } from "./shapes";

/** What is counted, by name. Convolutions of every kind are always counted. */
export interface Counted {
  /** Biases, in `params`; counted when absent. */
  readonly bias?: boolean;
  /** Batch normalisation: γ and β in `params`, one multiply-add a number in `macs`; not counted when absent. */
  readonly norm?: boolean;
  /** Fully connected layers, in both; counted when absent. */
  readonly fullyConnected?: boolean;
  /** Pooling, one operation a tap, in `macs`; not counted when absent. */
  readonly pooling?: boolean;
}

/** Multiply-adds, parameters and memory of some layers. */
export interface Cost {
  /** Multiply-adds. */
  readonly macs: number;
  /** Learned numbers. */
  readonly params: number;
  /** Bytes of the outputs at 4 bytes a number. */
  readonly memory: number;
}

/** The cost of one layer. */
export interface LayerCost extends Cost {
  /** The layer's name. */
  readonly name: string;
  /** What it is. */
  readonly kind: LayerKind;
  /** Shape of its output, `[C, …spatial]`. */
  readonly output: readonly number[];
}

/** The cost of a network: its own is the sum over its layers. */
export interface NetworkCost extends Cost {
  /** In the network's order. */
  readonly layers: readonly LayerCost[];
  /** Sums over the layers of each kind that there is. */
  readonly byKind: ReadonlyMap<LayerKind, Cost>;
}

/**
 * The cost of `network` for one input. Without `counted`, `macs` counts convolutions and fully connected layers, and
 * `params` their weights and biases. Activations, additions where branches meet, local response normalisation and
 * upsampling are never counted; `memory` is of all outputs, and of no input, weights or work space.
 * @throws RangeError that names the layer, when the network's shapes do not fit.
 */
export function networkCost(network: Network, counted: Counted = {}): NetworkCost {
  door("networkCost");
  const layers = shapes(network).map((placed) => layerCost(placed, counted));
  const byKind = new Map<LayerKind, Cost>();
  for (const layer of layers) byKind.set(layer.kind, sum([byKind.get(layer.kind) ?? nothing, layer]));
  return { ...sum(layers), layers, byKind };
}

const nothing: Cost = { macs: 0, params: 0, memory: 0 };

function sum(costs: readonly Cost[]): Cost {
  return costs.reduce(
    (total, cost) => ({
      macs: total.macs + cost.macs,
      params: total.params + cost.params,
      memory: total.memory + cost.memory,
    }),
    nothing,
  );
}

function layerCost(placed: PlacedLayer, counted: Counted): LayerCost {
  const { layer, output } = placed;
  const memory = activationMemory(output);
  return { name: layer.name, kind: layer.kind, output, ...numbers(placed, counted), memory };
}

function numbers(
  { layer, inputs, output: shape, axes }: PlacedLayer,
  counted: Counted,
): Omit<Cost, "memory"> {
  const { fullyConnected = true, norm = false, pooling = false } = counted;
  const [from = 0, ...input] = inputs[0]!;
  const [to = 0, ...output] = shape;
  const channels = [from, to] as const;
  const kernel = axes.map((axis) => axis.kernel);
  switch (layer.kind) {
    case "conv":
    case "pointwise": {
      const { groups = 1 } = layer;
      const conv = { kernel, channels, output, groups };
      return learned(macs.conv(conv), params.conv(conv), layer, shape, counted);
    }
    case "depthwise": {
      const conv = { kernel, channels, output };
      return learned(macs.depthwise(conv), params.depthwise(conv), layer, shape, counted);
    }
    case "transposed": {
      const conv = { kernel, channels, input };
      return learned(macs.transposed(conv), params.transposed(conv), layer, shape, counted);
    }
    case "fully-connected": {
      if (!fullyConnected) return nothing;
      const dense = { channels: [input.reduce((product, size) => product * size, from), to] as const };
      return learned(macs.fullyConnected(dense), params.fullyConnected(dense), layer, shape, counted);
    }
    case "batch-norm":
      return norm ? normalisation(shape) : nothing;
    case "max-pool":
    case "average-pool":
    case "global-average-pool":
      return { macs: pooling ? macs.pooling({ kernel, channels: from, output }) : 0, params: 0 };
    default:
      return nothing;
  }
}

function learned(
  multiplyAdds: number,
  weights: number,
  layer: Extract<NetworkLayer, { bias?: boolean }>,
  shape: readonly number[],
  { bias = true, norm = false }: Counted,
): Omit<Cost, "memory"> {
  const after = norm && layer.norm ? normalisation(shape) : nothing;
  const biases = bias && layer.bias ? shape[0]! : 0;
  return { macs: multiplyAdds + after.macs, params: weights + biases + after.params };
}

function normalisation([channels = 0, ...output]: readonly number[]): Omit<Cost, "memory"> {
  return { macs: macs.batchNorm({ channels, output }), params: params.batchNorm({ channels }) };
}

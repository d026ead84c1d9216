// A network's cost and receptive field in one record, layer by layer: what the command line prints.

import type { LayerKind, Network } from "../cost/network";
import { type Counted, networkCost } from "../cost/network-cost";
import { receptiveField } from "../cost/receptive-field";

/** Cells along every axis: one number where all axes agree, else one for each. */
export type FieldSize = number | readonly number[];

export interface LayerReport {
  readonly name: string;
  readonly kind: LayerKind;
  /** `[C, …spatial]`. */
  readonly output: readonly number[];
  readonly macs: number;
  readonly params: number;
  readonly receptiveField: FieldSize;
}

export interface NetworkReport {
  readonly name: string;
  readonly source: string;
  /** `[C, …spatial]`. */
  readonly input: readonly number[];
  readonly macs: number;
  readonly params: number;
  readonly receptiveField: FieldSize;
  readonly layers: readonly LayerReport[];
}

export function networkReport(network: Network, counted: Counted): NetworkReport {
  const cost = networkCost(network, counted);
  const sight = receptiveField(network);
  return {
    name: network.name,
    source: network.source,
    input: network.input,
    macs: cost.macs,
    params: cost.params,
    receptiveField: fieldSize(sight.whole.size),
    layers: cost.layers.map(({ name, kind, output, macs, params }, index) => {
      return { name, kind, output, macs, params, receptiveField: fieldSize(sight.layers[index]!.size) };
    }),
  };
}

function fieldSize(sizes: readonly number[]): FieldSize {
  return sizes.every((size) => size === sizes[0]) ? sizes[0]! : sizes;
}

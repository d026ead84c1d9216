// The receptive field of every layer of a network, branches included, along every axis.
import type { Network } from "./network";
import { type PlacedLayer, shapes } from "./shapes";
import {
  aligned,
  hull,
  itself,
  jumpOf,
  sizeOfWindow,
  slide,
  spread,
  type Windows,
  windowOf,
} from "./windows";

/** What one output cell of a layer sees of the network's input, a number for each axis of the input. */
export interface LayerSight {
  /** The layer's name. */
  readonly name: string;
  /** Input cells from the first to the last that a cell depends on, padding included: the largest over all cells. */
  readonly size: readonly number[];
  /** Input cells between neighbouring outputs: the product of strides, a fraction where upsampling goes below one. */
  readonly jump: readonly number[];
  /**
   * Padding gathered so far: how many cells before the input's first the window of cell 0 begins. The window of cell y
   * begins at y · jump − padding and has its centre (size − 1) / 2 further on.
   */
  readonly padding: readonly number[];
  /** Cells that the layer's own kernel covers of what it takes, d(k − 1) + 1; 1 where no kernel slides. */
  readonly kernel: readonly number[];
  /** False where branches meet whose windows have different middles. */
  readonly aligned: boolean;
}

/** The receptive fields of a network. */
export interface NetworkSight {
  /** After each layer, in the network's order. */
  readonly layers: readonly LayerSight[];
  /**
   * Of the network: of its last layer before a global pooling or a fully connected layer looks at the whole map,
   * as published tables have it.
   */
  readonly whole: LayerSight;
}

export function networkSight(network: Network): NetworkSight {
  const placed = shapes(network);
  const windows = windowsOf(network, placed);
  const layers = placed.map(({ layer, from, axes }, index) => ({
    name: layer.name,
    size: windows[index]!.map(sizeOfWindow),
    jump: windows[index]!.map(jumpOf),
    padding: windows[index]!.map((one) => 0 - windowOf(one, 0)[0]),
    kernel: network.input.slice(1).map((_, dimension) => axes[dimension]?.span ?? 1),
    aligned: network.input.slice(1).every((_, dimension) => aligned(branches(windows, from, dimension))),
  }));
  const head = placed.findIndex(({ layer }, index) => heads.includes(layer.kind) && ends(placed, index));
  const whole = layers.at(head < 0 ? -1 : Math.max(0, head - 1));
  if (!whole) throw new RangeError(`${network.name} has no layers`);
  return { layers, whole };
}

const heads: readonly string[] = ["global-average-pool", "fully-connected"];

/** Whether no map follows: a pooling whose factors go back into maps, as squeeze-and-excitation has it, ends nothing. */
function ends(placed: readonly PlacedLayer[], from: number): boolean {
  return placed.slice(from).every(({ output }) => output.slice(1).every((cells) => cells === 1));
}

/** For each layer, the windows along each axis of the network's input. */
function windowsOf(network: Network, placed: readonly PlacedLayer[]): Windows[][] {
  const all: Windows[][] = [];
  for (const { layer, from, axes } of placed) {
    const through = layer.kind === "transposed" || layer.kind === "upsample" ? spread : slide;
    all.push(
      network.input.slice(1).map((_, dimension) => {
        const met = hull(branches(all, from, dimension));
        const own = axes[dimension];
        return own ? through(met, own) : met;
      }),
    );
  }
  return all;
}

function branches(all: readonly Windows[][], from: readonly number[], dimension: number): Windows[] {
  return from.map((place) => (place < 0 ? itself : all[place]![dimension]!));
}

// A network with strides as one without: each later kernel is dilated by the strides before it, so that every tap falls on
// the cell that it read before (M. Holschneider et al. 1989, the algorithme à trous; F. Yu, V. Koltun, arXiv 1511.07122).
import type { Axis } from "../conv/axis";
import type { Network, NetworkLayer } from "../cost/network";
import { type PlacedLayer, shapes } from "../cost/shapes";

/** Layers that see one cell, and those that slide. */
const passing: readonly string[] = [
  "activation",
  "batch-norm",
  "widen",
  "shuffle",
  "add",
  "multiply",
  "concat",
];

/**
 * The dense twin of `network`: the same layers, names and weights, no strides, all maps as large as the input. Cell y of a
 * layer of `network` is cell y · j of its twin, j being the product of the strides before it and its own.
 * @throws RangeError, with the layer's name, where that cannot be: maps that lose their border, branches that meet with
 * different strides, layers that look at the whole map or make it larger.
 */
export function denseTwin<N extends Network>(network: N): N {
  const size = network.input.slice(1);
  const placed = shapes(network);
  const jumps: number[] = [];
  const layers = placed.map((one, index) => {
    const { layer, from, output } = one;
    const refuse = (why: string) => new RangeError(`${network.name}, layer ${layer.name}: ${why}`);
    const [jump = 1, ...others] = from.map((place) => (place < 0 ? 1 : jumps[place]!));
    const odd = others.find((other) => other !== jump);
    if (odd !== undefined) throw refuse(`takes maps whose cells lie ${jump} and ${odd} apart`);
    const stride = strideOf(one.axes);
    if (stride === undefined) throw refuse("has different strides along its axes");
    jumps[index] = jump * stride;
    const fits = size.every((cells, axis) => output[axis + 1] === Math.ceil(cells / jumps[index]!));
    if (!fits)
      throw refuse(`gives [${output.slice(1)}] cells, which is not every ${jumps[index]}th of [${size}]`);
    const twin = dilated(one, jump);
    if (!twin) throw refuse(`${layer.kind} has no dense twin`);
    return twin;
  });
  return { ...network, name: `${network.name}, dense twin`, layers };
}

function strideOf(axes: readonly Axis[]): number | undefined {
  const [stride = 1, ...others] = axes.map((axis) => axis.stride);
  return others.every((other) => other === stride) ? stride : undefined;
}

function dilated({ layer, axes }: PlacedLayer, jump: number): NetworkLayer | undefined {
  if (passing.includes(layer.kind)) return layer;
  // What stood before the map stands before it still, `jump` times as wide; after it, what keeps the size.
  const padding = axes.map(({ span, before }) => [jump * before, jump * (span - 1 - before)] as const);
  const dilation = axes.map((axis) => jump * axis.dilation);
  switch (layer.kind) {
    case "pointwise":
      return { ...layer, stride: 1 };
    case "conv":
    case "depthwise":
      return { ...layer, stride: 1, padding, dilation };
    case "max-pool":
    case "average-pool":
      return { ...layer, stride: 1, padding, dilation, ceil: false };
    default:
      return undefined;
  }
}

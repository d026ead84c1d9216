// The shape of every layer's output, by src/conv's arithmetic of an axis, before anything is counted.
import { type Axis, type AxisOptions, type AxisPadding, axis, dropped } from "../conv/axis";
import type { PerAxis } from "../conv/geometry";
import { requireGroups, requireSizes } from "./macs";
import type { Network, NetworkLayer, PoolingStep, Sliding, TransposedStep, UpsampleStep } from "./network";

/** A layer in its place: what enters, what leaves, and how its kernel slides. */
export interface PlacedLayer {
  /** The layer as the network lists it. */
  readonly layer: NetworkLayer;
  /** The layers that it takes, as positions in the list; −1 is the network's input. */
  readonly from: readonly number[];
  /** Shapes of what it takes, `[C, …spatial]`. */
  readonly inputs: readonly (readonly number[])[];
  /** Shape of what it gives, `[C, …spatial]`; `[C]` after a fully connected layer. */
  readonly output: readonly number[];
  /**
   * The kernel on each axis of the input; none where no kernel slides. A transposed convolution has the axes of the
   * convolution that it transposes: their `input` is its output.
   */
  readonly axes: readonly Axis[];
}

/**
 * Every layer of `network` with the shapes of its input and output.
 * @throws RangeError that names network, layer and numbers, when a layer does not fit what it takes.
 */
export function shapes(network: Network): PlacedLayer[] {
  const placed: PlacedLayer[] = [];
  const places = new Map([["input", -1]]);
  for (const layer of network.layers) {
    const index = placed.length;
    try {
      if (places.has(layer.name)) throw new RangeError("another layer has this name");
      const names = layer.from === undefined ? [] : [layer.from].flat();
      const from = names.length === 0 ? [index - 1] : names.map((name) => placeOf(name, places));
      const inputs = from.map((place) => (place < 0 ? network.input : placed[place]!.output));
      placed.push({ layer, from, inputs, ...fit(layer, inputs) });
    } catch (error) {
      throw new RangeError(`${network.name}, layer ${layer.name}: ${(error as Error).message}`);
    }
    places.set(layer.name, index);
  }
  return placed;
}

function placeOf(name: string, places: ReadonlyMap<string, number>): number {
  const place = places.get(name);
  if (place === undefined) throw new RangeError(`takes ${name}, which no layer before it is called`);
  return place;
}

function fit(
  layer: NetworkLayer,
  inputs: readonly (readonly number[])[],
): Pick<PlacedLayer, "output" | "axes"> {
  if (layer.kind === "add" || layer.kind === "multiply" || layer.kind === "concat")
    return { output: joined(layer.kind, inputs), axes: [] };
  if (inputs.length !== 1) throw new RangeError(`takes 1 input, got ${inputs.length}`);
  const [channels = 0, ...spatial] = inputs[0]!;
  const axes = axesOf(layer, spatial);
  const sizes = axes.map(({ output }) => output);
  switch (layer.kind) {
    case "conv":
    case "pointwise":
      requireSizes({ channels: [layer.channels], groups: [layer.groups ?? 1] });
      requireGroups([channels, layer.channels], layer.groups ?? 1);
      return { output: [layer.channels, ...sizes], axes };
    case "depthwise":
      return { output: [channels * (layer.multiplier ?? 1), ...sizes], axes };
    case "max-pool":
    case "average-pool":
      return { output: [channels, ...sizes], axes };
    case "transposed":
      return { output: [layer.channels, ...axes.map(({ input }) => input)], axes };
    case "upsample":
      return { output: [channels, ...axes.map(({ input }) => input)], axes };
    case "crop":
      return { output: [channels, ...sizes], axes };
    case "global-average-pool":
      return { output: [channels, ...sizes], axes };
    case "fully-connected":
      return { output: [layer.channels], axes };
    case "widen":
      return { output: [widened(channels, layer.channels), ...spatial], axes: [] };
    default:
      return { output: inputs[0]!, axes: [] };
  }
}

function axesOf(layer: NetworkLayer, spatial: readonly number[]): Axis[] {
  return spatial.flatMap((size, index) => {
    const name = `axis ${index}`;
    const of = <T>(value: PerAxis<T>): T => pick(value, index, spatial.length);
    switch (layer.kind) {
      case "conv":
      case "depthwise":
        return axis(size, of(layer.kernel), options(layer, of), name);
      case "pointwise":
        return axis(size, 1, { stride: of(layer.stride ?? 1) }, name);
      case "max-pool":
      case "average-pool":
        return pooling(layer, size, of, name);
      case "transposed":
        return transposing(layer, size, of, name);
      case "upsample":
        return upsampling(layer, size, name);
      case "crop":
        return cropping(size, of(layer.size), name);
      case "global-average-pool":
      case "fully-connected":
        return axis(size, size, {}, name);
      default:
        return [];
    }
  });
}

type Pick1 = <T>(value: PerAxis<T>) => T;

function options(
  { stride = 1, padding = "valid", dilation = 1 }: Omit<Sliding, "kernel">,
  of: Pick1,
): AxisOptions {
  return { stride: of(stride), padding: of(padding as PerAxis<AxisPadding>), dilation: of(dilation) };
}

/** With `ceil`, as many cells after the input as complete the last window, unless it would lie in padding alone. */
function pooling(layer: PoolingStep, size: number, of: Pick1, name: string): Axis {
  const whole = axis(size, of(layer.kernel), options(layer, of), name);
  const rest = dropped(whole);
  const begins = whole.output * whole.stride < size + whole.before;
  if (!layer.ceil || rest === 0 || !begins) return whole;
  const { kernel, stride, before, after } = whole;
  return axis(size, kernel, { stride, padding: [before, after + stride - rest] }, name);
}

function transposing(layer: TransposedStep, size: number, of: Pick1, name: string): Axis {
  const { stride = 1, dilation = 1, padding = 0, outputPadding = 0 } = layer;
  const [kernel, step, spread] = [of(layer.kernel), of(stride), of(dilation)];
  const output = (size - 1) * step + spread * (kernel - 1) + 1 - 2 * padding + outputPadding;
  return axis(output, kernel, { stride: step, dilation: spread, padding }, name);
}

/** The transposed convolution that does the same: a block of ones, or a tent as wide as both neighbours reach. */
function upsampling({ factor, mode }: UpsampleStep, size: number, name: string): Axis {
  const kernel = mode === "linear" ? 2 * factor - (factor % 2) : factor;
  return axis(size * factor, kernel, { stride: factor, padding: (kernel - factor) / 2 }, name);
}

function widened(from: number, to: number): number {
  if (!Number.isInteger(to) || to < from) throw new RangeError(`cannot widen ${from} channels to ${to}`);
  return to;
}

/** A kernel of one cell on an input without its borders: the padding is negative, which no convolution may have. */
function cropping(size: number, kept: number, name: string): Axis {
  if (!Number.isInteger(kept) || kept < 1 || kept > size) {
    throw new RangeError(`cannot keep ${kept} of ${size} cells (${name})`);
  }
  const before = -Math.floor((size - kept) / 2);
  return { ...axis(size, 1), before, after: kept - size - before, output: kept };
}

function joined(
  kind: "add" | "multiply" | "concat",
  inputs: readonly (readonly number[])[],
): readonly number[] {
  const [first, ...others] = inputs;
  const from = kind === "concat" ? 1 : 0;
  const factor = `${[first![0], ...first!.slice(1).map(() => 1)]}`;
  const odd = others.find(
    (shape) =>
      String(shape.slice(from)) !== String(first!.slice(from)) &&
      !(kind === "multiply" && String(shape) === factor),
  );
  if (odd) throw new RangeError(`cannot ${kind} shapes [${first}] and [${odd}]`);
  if (kind !== "concat") return first!;
  return [inputs.reduce((sum, [channels = 0]) => sum + channels, 0), ...first!.slice(1)];
}

function pick<T>(value: PerAxis<T>, index: number, rank: number): T {
  if (!Array.isArray(value)) return value as T;
  if (value.length !== rank) throw new RangeError(`[${value}] has ${value.length} entries for ${rank} axes`);
  return value[index];
}

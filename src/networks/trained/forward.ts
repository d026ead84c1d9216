// Running a network: every layer of the data is an operation of src/conv, planned once.
import { add, hardSwish, multiply, relu, relu6, sigmoid, tanh } from "../../conv/activation";
import { array, elements, type NdArray, sizeOf, type Tensor, tensor, zeros } from "../../conv/array";
import { channelShuffle, concat } from "../../conv/channels";
import type { Placed } from "../../conv/fast/engine";
import { housed, newHome } from "../../conv/fast/home";
import type { Machine } from "../../conv/fast/machine";
import { type ConvPlan, planConv, planConvTranspose } from "../../conv/plan";
import { averagePool, globalAveragePool, maxPool } from "../../conv/pool";
import type { EngineOptions } from "../../conv/run";
import { upsample } from "../../conv/upsample";
import type { ActivationStep, ShuffleStep } from "../../cost/network";
import { type PlacedLayer, shapes } from "../../cost/shapes";
import type { TrainedNetwork } from "./network";

/**
 * What a network computed; the next run of the same plan writes over it. The maps are views of one memory: `.data.slice()`
 * is a copy of one alone, to be kept or sent to another thread.
 */
export interface Forward {
  /** The output of each layer, `[C, …spatial]`, by the layer's name. */
  readonly maps: ReadonlyMap<string, Tensor>;
  /** How long each layer took, in milliseconds. */
  readonly milliseconds: ReadonlyMap<string, number>;
}

/** A network that is ready to run. */
export interface NetworkPlan {
  /** @throws RangeError when `x` is not of the shape of the network's input. */
  run(x: NdArray): Forward;
  /** Gives back what the plan holds; it cannot run afterwards. */
  free(): void;
}

type Operation = (inputs: readonly NdArray[], out: Tensor) => Tensor;

/**
 * The plan of `network`: weights are arranged once, for as many runs as one likes.
 * @throws RangeError that names the layer, when one cannot be run.
 */
export function planNetwork(network: TrainedNetwork, options: EngineOptions = {}): NetworkPlan {
  return planIn(newHome(options), network, options);
}

/** The plan whose maps live in `home`, the kernels' memory, so that no layer brings them there and back. */
function planIn(home: Machine | undefined, network: TrainedNetwork, options: EngineOptions): NetworkPlan {
  const plans: ConvPlan[] = [];
  const placed = shapes(network);
  const operations = placed.map((layer) => {
    const { operation, plan } = planned(layer, network, { ...options, home });
    if (plan) plans.push(plan);
    return operation;
  });
  const lengths = placed.map(({ output }) => sizeOf(output));
  const rooms = home ? housed(home, lengths) : lengths.map((length) => new Float32Array(length));
  const outs = placed.map(({ output }, index) => tensor(rooms[index]!, output));
  return {
    run(x) {
      if (`${x.shape}` !== `${network.input}`) {
        throw new RangeError(`${network.name} takes an input of shape [${network.input}], got [${x.shape}]`);
      }
      const outputs: Tensor[] = [];
      const maps = new Map<string, Tensor>();
      const milliseconds = new Map<string, number>();
      placed.forEach(({ layer, from }, index) => {
        const start = performance.now();
        const inputs = from.map((place) => (place < 0 ? x : outputs[place]!));
        const output = operations[index]!(inputs, outs[index]!);
        milliseconds.set(layer.name, performance.now() - start);
        outputs.push(output);
        maps.set(layer.name, output);
      });
      return { maps, milliseconds };
    },
    free() {
      for (const plan of plans) plan.free();
    },
  };
}

/**
 * Runs `network` once on `x`, an array of the shape of its input.
 * @throws RangeError when `x` has another shape, or a layer cannot be run.
 */
export function forward(network: TrainedNetwork, x: NdArray): Forward {
  // A memory of its own costs more than one run gains by it.
  const plan = planIn(undefined, network, {});
  try {
    return plan.run(x);
  } finally {
    plan.free();
  }
}

function planned(
  { layer, inputs, output }: PlacedLayer,
  { name, weights }: TrainedNetwork,
  engine: Placed,
): { operation: Operation; plan?: ConvPlan } {
  const [shape] = inputs as [readonly number[]];
  const learnt = weights.get(layer.name);
  const sliding = (groups: number) => {
    if (!learnt) throw new RangeError(`${name}, layer ${layer.name}: no weights are known`);
    const { w, bias } = learnt;
    const { kernel: _, name: __, from: ___, ...slide } = { kernel: 1, padding: "valid" as const, ...layer };
    return { w, options: { ...(slide as object), groups, bias, ...engine } };
  };
  const one = (compute: (x: NdArray, into: { out: Tensor }) => Tensor) => ({
    operation: ([x]: readonly NdArray[], out: Tensor) => compute(x!, { out }),
  });
  const two = (compute: (a: NdArray, b: NdArray, into: { out: Tensor }) => Tensor) => ({
    operation: ([a, b]: readonly NdArray[], out: Tensor) => compute(a!, b!, { out }),
  });
  switch (layer.kind) {
    case "conv":
    case "pointwise":
    case "depthwise": {
      const groups = layer.kind === "depthwise" ? shape[0]! : (layer.groups ?? 1);
      const { w, options } = sliding(groups);
      const plan = planConv(shape, w, options);
      return { plan, ...one((x, { out }) => plan.run(x, out)) };
    }
    case "transposed": {
      const { w, options } = sliding(1);
      const plan = planConvTranspose(shape, w, options);
      return { plan, ...one((x, { out }) => plan.run(x, out)) };
    }
    case "max-pool":
      return one((x, into) => maxPool(x, { ...layer, ...into }));
    case "average-pool":
      return one((x, into) => averagePool(x, { ...layer, ...into }));
    case "global-average-pool":
      return one(globalAveragePool);
    case "upsample": {
      const how = { scale: layer.factor, mode: layer.mode === "linear" ? "bilinear" : "nearest" } as const;
      return one((x, into) => upsample(x, { ...how, ...into }));
    }
    case "activation":
      return one(activation(layer));
    case "widen": {
      const rest = zeros([output[0]! - shape[0]!, ...output.slice(1)]);
      return one((x, into) => concat([x, rest], into));
    }
    case "add":
      return two(add);
    case "multiply":
      return two(multiply);
    case "shuffle":
      return one((x) => channelShuffle(x, groupsOf(layer)));
    case "fully-connected": {
      const { w, options } = sliding(1);
      const size = shape.reduce((product, length) => product * length);
      const plan = planConv([size, 1], shaped(w, [layer.channels, size, 1]), options);
      return { plan, ...one((x) => shaped(plan.run(shaped(x, [size, 1])), output)) };
    }
    case "concat":
      return { operation: (maps, out) => concat(maps, { out }) };
    default:
      throw new RangeError(`${name}, layer ${layer.name}: ${layer.kind} cannot be run`);
  }
}

/** The same numbers in another shape. */
function shaped(x: NdArray, shape: readonly number[]): Tensor {
  return array(elements(x), shape);
}

function groupsOf({ name, groups }: ShuffleStep): number {
  if (groups === undefined) throw new RangeError(`how many groups ${name} deals out, is not known`);
  return groups;
}

function activation({ name, apply }: ActivationStep): (x: NdArray, into: { out: Tensor }) => Tensor {
  switch (apply) {
    case "relu":
      return relu;
    case "relu6":
      return relu6;
    case "sigmoid":
      return sigmoid;
    case "hard-swish":
      return hardSwish;
    case "tanh":
      return tanh;
    default:
      throw new RangeError(`which activation ${name} is, is not known`);
  }
}

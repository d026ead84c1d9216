// The fast path: chooses for a geometry the plan that suits it, and the engine that the machine has.
import type { Geometry } from "../geometry";
import { depthwisePlan, isDepthwise } from "./depthwise";
import type { Placed, Plan, PlanOptions } from "./engine";
import { type Lowering, lowerAdjoint, lowerForward } from "./lowering";
import { type Machine, machine } from "./machine";
import { productPlan } from "./product";
import { tiledPlan } from "./tiled";
import { tilesOf } from "./tiles";
import { winogradPlan } from "./winograd";

/** Multiply-adds below which waking threads takes longer than they save. */
const SMALL = 2e6;

export type { Plan, PlanOptions } from "./engine";

/**
 * The convolution `geometry` with weights `w` of shape `[C_out, C_in / groups, …kernel]`: maps `[C_in, …input]` to
 * `[C_out, …output]`.
 * @throws RangeError if `w` or `bias` does not have as many numbers as the geometry says.
 */
export function planForward(
  geometry: Geometry,
  w: Float32Array,
  bias?: ArrayLike<number>,
  options: PlanOptions = {},
): Plan {
  return choose(lowerForward(geometry), w, bias, options);
}

/**
 * The adjoint of the convolution `geometry`, a transposed convolution: maps `[C_out, …output]` to `[C_in, …input]`.
 * The weights are those of the forward convolution; `bias` has C_in numbers.
 * @throws RangeError if `w` or `bias` does not have as many numbers as the geometry says.
 */
export function planAdjoint(
  geometry: Geometry,
  w: Float32Array,
  bias?: ArrayLike<number>,
  options: PlanOptions = {},
): Plan {
  return choose(lowerAdjoint(geometry), w, bias, options);
}

function choose(
  lowering: Lowering,
  w: Float32Array,
  bias: ArrayLike<number> | undefined,
  { winograd = true, engine = preferred(), threads = 1, home }: Placed,
): Plan {
  const { groups, channels, weights } = lowering;
  if (w.length !== groups * weights.perGroup) {
    throw new RangeError(`the geometry has ${groups * weights.perGroup} weights, got ${w.length}`);
  }
  if (bias && bias.length !== groups * channels.output) {
    throw new RangeError(`${bias.length} biases for ${groups * channels.output} output channels`);
  }
  const isAlone = isDepthwise(lowering) || multiplyAdds(lowering) < SMALL;
  const able = engine === "typescript" ? null : (home ?? machine(isAlone ? 1 : threads));
  if (able === null) return tiledPlan(lowering, w, bias);
  const plan = kernelPlan(able, lowering, w, bias, winograd);
  // Were that memory to grow at a run, its arrays would be lost.
  home?.heap.scratch(plan.memory.shared);
  return plan;
}

function kernelPlan(
  able: Machine,
  lowering: Lowering,
  w: Float32Array,
  bias: ArrayLike<number> | undefined,
  winograd: boolean,
): Plan {
  if (isDepthwise(lowering)) return depthwisePlan(able, lowering, w, bias);
  const tiles = winograd ? tilesOf(lowering) : undefined;
  if (tiles) return winogradPlan(able, lowering, tiles, w, bias);
  return productPlan(able, lowering, w, bias);
}

function multiplyAdds({ groups, channels, phases }: Lowering): number {
  const perPair = phases.reduce((sum, { from, offset }) => sum + from.length * offset.length, 0);
  return groups * channels.input * channels.output * perPair;
}

/** `SVERTKA_CONV=typescript` in the environment turns WebAssembly off. */
export function preferred(): "wasm" | "typescript" {
  const chosen = typeof process === "undefined" ? undefined : process.env.SVERTKA_CONV;
  return chosen === "typescript" ? "typescript" : "wasm";
}

// One door to the loops: the readable reference for small work, the fast plans for the rest.
import { sizeOf } from "./array";
import { checkThreads, type PlanOptions as FastOptions } from "./fast/engine";
import { planAdjoint, planForward } from "./fast/plan";
import { type Geometry, weightsOf } from "./geometry";
import { adjoint, forward, weightGradient } from "./reference";

/** How to compute, where that can be chosen; the result is the same within rounding. */
export interface EngineOptions extends FastOptions {}

/** A convolution ready to run on contiguous arrays `[C, …spatial]`; `y` is written over. */
export interface Engine {
  run(x: Float32Array, y: Float32Array): void;
  free(): void;
}

/** Multiply-adds up to which the reference computes: small results are then rounded once only. */
const small = 2048;

/** The engine for y = C x + b. */
export function forwardEngine(
  g: Geometry,
  w: Float32Array,
  bias: ArrayLike<number> | undefined,
  options: EngineOptions,
): Engine {
  checkThreads(options);
  if (multiplyAdds(g) > small) return planForward(g, w, bias, options);
  return { run: (x, y) => forward(g, x, w, bias, y), free: nothing };
}

/** The engine for x = Cᵀ y + b. */
export function adjointEngine(
  g: Geometry,
  w: Float32Array,
  bias: ArrayLike<number> | undefined,
  options: EngineOptions,
): Engine {
  checkThreads(options);
  if (multiplyAdds(g) > small) return planAdjoint(g, w, bias, options);
  return { run: (y, x) => adjoint(g, y, w, bias, x), free: nothing };
}

/** ∂L/∂w from x and ∂L/∂y, written over `dw`. */
export function weightGradientInto(
  g: Geometry,
  x: Float32Array,
  dy: Float32Array,
  dw: Float32Array,
  options: EngineOptions,
): void {
  // With few kernels a group, a depthwise layer's one above all, plans cost more than they bring.
  const few = g.channels.output / g.groups < 4;
  if (few || multiplyAdds(g) <= small) weightGradient(g, x, dy, dw);
  else correlate(g, x, dy, dw, options);
}

/**
 * The weights' gradient is itself a convolution, of each input map with the output's gradients as kernels: a kernel's taps
 * lie where the outputs were, stride cells apart, and its positions where the taps were, dilation cells apart.
 */
function correlate(
  { axes, channels, groups }: Geometry,
  x: Float32Array,
  dy: Float32Array,
  dw: Float32Array,
  options: EngineOptions,
): void {
  const perGroup = { input: channels.input / groups, output: channels.output / groups };
  const exchanged = axes.map((axis) => ({
    ...axis,
    kernel: axis.output,
    stride: axis.dilation,
    dilation: axis.stride,
    span: axis.stride * (axis.output - 1) + 1,
    output: axis.kernel,
  }));
  const taps = sizeOf(axes.map(({ kernel }) => kernel));
  const g: Geometry = {
    axes: exchanged,
    channels: { input: 1, output: perGroup.output },
    groups: 1,
    output: [perGroup.output, ...exchanged.map(({ output }) => output)],
  };
  const [map, slopes] = [x.length / channels.input, dy.length / groups];
  const found = new Float32Array(perGroup.output * taps);
  for (let group = 0; group < groups; group++) {
    const engine = forwardEngine(g, dy.subarray(group * slopes, (group + 1) * slopes), undefined, options);
    for (let kc = 0; kc < perGroup.input; kc++) {
      const xc = group * perGroup.input + kc;
      engine.run(x.subarray(xc * map, (xc + 1) * map), found);
      for (let yc = 0; yc < perGroup.output; yc++) {
        const to = ((group * perGroup.output + yc) * perGroup.input + kc) * taps;
        dw.set(found.subarray(yc * taps, (yc + 1) * taps), to);
      }
    }
    engine.free();
  }
}

function multiplyAdds(g: Geometry): number {
  return sizeOf(weightsOf(g)) * sizeOf(g.axes.map(({ output }) => output));
}

function nothing(): void {}

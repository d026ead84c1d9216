// The general plan: a few output positions' surroundings are packed into panels, then multiplied with all weights while
// the cache holds them. No im2col matrix; any rank, stride, dilation, groups, and the phases of the adjoint.
import { sizeOf } from "../array";
import { checkLength, type Plan } from "./engine";
import { Padding } from "./input";
import type { Lowering } from "./lowering";
import type { Machine } from "./machine";
import { eachPart } from "./raw-weights";
import { Store } from "./store";

/** Bytes of panels at a time: they stay in the second cache beside the weights. */
const PANELS = 64 * 1024;
const SLACK = 64;

interface PackedPhase {
  readonly offset: number;
  readonly taps: number;
  readonly depth: number;
  readonly from: number;
  readonly to: number;
  readonly positions: number;
  /** Positions packed at a time. */
  readonly step: number;
  readonly weights: number;
  /** Bytes of one group's weights. */
  readonly perGroup: number;
}

export function productPlan(
  machine: Machine,
  lowering: Lowering,
  w: Float32Array,
  bias: ArrayLike<number> | undefined,
): Plan {
  const { heap, kernels } = machine;
  const { groups, channels } = lowering;
  const padding = new Padding(machine, lowering);
  const plane = sizeOf(lowering.output);
  const lengths = {
    input: groups * channels.input * padding.plane,
    output: groups * channels.output * plane,
  };
  const store = new Store(heap);
  const perBias = 4 * Math.ceil(channels.output / 4);
  const biases = store.bias(lowering, bias, perBias);
  const phases = packed(machine, lowering, store, w);
  const panels = Math.max(...phases.map(({ step, depth }) => 4 * step * depth));
  const sizes = {
    panels: panels + SLACK,
    x: padding.size(groups * channels.input),
    stage: padding.isNeeded ? padding.stage : 0,
    y: 4 * lengths.output + SLACK,
  };

  function compute(x: number, y: number, panel: number): void {
    for (let g = 0; g < groups; g++) {
      const source = x + 4 * g * channels.input * padding.padded;
      const target = y + 4 * g * channels.output * plane;
      for (const phase of phases) {
        const weights = phase.weights + g * phase.perGroup;
        for (let p = 0; p < phase.positions; p += phase.step) {
          const count = Math.min(phase.step, phase.positions - p);
          const { offset, taps, depth } = phase;
          kernels.pack(
            panel,
            count,
            source,
            channels.input,
            4 * padding.padded,
            offset,
            taps,
            phase.from + 4 * p,
          );
          const [at, to] = phase.to === 0 ? [target + 4 * p, 0] : [target, phase.to + 4 * p];
          kernels.multiply(
            panel,
            count,
            depth,
            weights,
            biases + 4 * g * perBias,
            channels.output,
            at,
            4 * plane,
            to,
          );
        }
      }
    }
  }

  return {
    memory: { kept: store.size, shared: sizes.panels + sizes.x + sizes.stage + sizes.y },
    run(x, y) {
      store.check();
      checkLength(x, lengths.input, "input");
      checkLength(y, lengths.output, "output");
      const panel = heap.scratch(sizes.panels + sizes.x + Math.max(sizes.stage, sizes.y));
      const inside = panel + sizes.panels;
      // The stage is empty again when the first output is written.
      const out = inside + sizes.x;
      padding.load(x, 0, groups * channels.input, inside, out);
      compute(inside, out, panel);
      y.set(heap.floats.subarray(out / 4, out / 4 + lengths.output));
    },
    free: () => store.free(),
  };
}

function packed(machine: Machine, lowering: Lowering, store: Store, w: Float32Array): PackedPhase[] {
  const { groups, channels } = lowering;
  const { perOutput, perInput } = lowering.weights;
  const rows = Math.ceil(channels.output / 4);
  const phases = lowering.phases.map(({ offset, tap, from, to }) => {
    const depth = channels.input * tap.length;
    const perGroup = 16 * rows * depth;
    const fitting = 8 * Math.max(1, Math.floor(PANELS / (32 * Math.max(1, depth))));
    return {
      tap: store.table(tap),
      offset: store.table(offset),
      taps: tap.length,
      depth,
      from: store.table(from),
      to: to ? store.table(to) : 0,
      positions: from.length,
      step: Math.min(fitting, 8 * Math.ceil(from.length / 8)),
      perGroup,
      weights: store.take(groups * perGroup),
    };
  });
  // Where a kernel's numbers are taken in their order, the weights of one output are one long row.
  const [one] = lowering.phases;
  const inOrder = perInput === one!.tap.length && one!.tap.every((each, index) => each === index);
  eachPart(machine, lowering, w, 0, ({ address, group, first, count }) => {
    for (const { tap, taps, depth, weights, perGroup } of phases) {
      const to = weights + group * perGroup + 4 * first * depth;
      const rest = inOrder ? [depth, 4, tap, 1] : [channels.input, 4 * perInput, tap, taps];
      machine.kernels.packWeights(address, to, count, 4 * perOutput, ...rest);
    }
  });
  return phases;
}

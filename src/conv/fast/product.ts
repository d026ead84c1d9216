// The general plan: a few output positions' surroundings are packed into panels, then multiplied with all weights while
// the cache holds them. No im2col matrix; any rank, stride, dilation, groups, and the phases of the adjoint.
import { sizeOf } from "../array";
import { checkLength, type Plan } from "./engine";
import { Padding, unload } from "./input";
import type { Lowering } from "./lowering";
import type { Machine } from "./machine";
import { eachPart } from "./raw-weights";
import { Store } from "./store";
import { Tasks } from "./tasks";
import { Cut, type Run, type Window, whole } from "./windows";

/** Bytes of panels at a time: they stay in the second cache beside the weights. */
const PANELS = 64 * 1024;
const SLACK = 64;
/** Tasks for each thread, so that a slow one can leave some to the others; fewer channels are not worth the packing. */
const PER_THREAD = 4;
const CHANNELS = 32;

interface PackedPhase {
  readonly offset: number;
  readonly taps: number;
  readonly depth: number;
  /** Positions packed at a time. */
  readonly step: number;
  readonly weights: number;
  /** Bytes of one group's weights. */
  readonly perGroup: number;
}

/** Positions of each phase, counted from the beginning of their window. */
interface Piece {
  readonly window: Window;
  readonly phases: readonly { readonly from: Uint32Array; readonly to?: Uint32Array }[];
}

export function productPlan(
  machine: Machine,
  lowering: Lowering,
  w: Float32Array,
  bias: ArrayLike<number> | undefined,
): Plan {
  const { heap } = machine;
  const inputs = lowering.groups * lowering.channels.input;
  const outputs = lowering.groups * lowering.channels.output;
  const plane = sizeOf(lowering.output);
  const lengths = { input: inputs * sizeOf(lowering.input), output: outputs * plane };
  const store = new Store(heap);
  const perBias = 4 * Math.ceil(lowering.channels.output / 4);
  const biases = store.bias(lowering, bias, perBias);
  const phases = packed(machine, lowering, store, w);
  const perThread = Math.max(...phases.map(({ step, depth }) => 4 * step * depth)) + SLACK;

  const records: number[][] = [];
  const windows = pieces(machine, lowering).map((piece) => {
    const { window } = piece;
    const padding = new Padding(machine, lowering, undefined, 1, window);
    const first = records.length;
    records.push(...tasksOf(machine, lowering, store, phases, piece, biases, perBias));
    return { window, padding, first, count: records.length - first };
  });
  const tasks = new Tasks(machine, store, "product", perThread, records);
  // The stage is empty again when the first output is written.
  const sizes = windows.map(({ window, padding }) => ({
    x: padding.size(inputs),
    rest: Math.max(padding.stage, 4 * outputs * window.count + SLACK),
  }));
  const shared = tasks.scratch + Math.max(...sizes.map(({ x, rest }) => x + rest));

  return {
    memory: { kept: store.size, shared },
    run(x, y) {
      store.check();
      checkLength(x, lengths.input, "input");
      checkLength(y, lengths.output, "output");
      const scratch = heap.scratch(shared);
      const inside = scratch + tasks.scratch;
      windows.forEach(({ window, padding, first, count }, index) => {
        const there = window.count === plane && heap.place(y);
        const stage = inside + sizes[index]!.x;
        const out = there || stage;
        tasks.run(first, count, padding.load(x, 0, inputs, inside, stage), out, scratch);
        if (!there) unload(machine, window, out, y, outputs, plane);
      });
    },
    free: () => store.free(),
  };
}

/**
 * The windows and their positions; a crew gets everything at once, and so does a kernel of one tap, which is over too soon
 * to gain by the cache what bringing planes in pieces takes.
 */
function pieces({ threads }: Machine, lowering: Lowering): Piece[] {
  const { phases } = lowering;
  const cut = threads > 1 || lowering.kernel === 1 ? undefined : Cut.of(lowering);
  if (!cut) return [{ window: whole(lowering), phases }];
  const { step, units, cells } = cut;
  return Array.from({ length: Math.ceil(units / step) }, (_, n): Piece => {
    const run: Run = [n * step, Math.min((n + 1) * step, units)];
    const window = cut.window(run);
    return {
      window,
      phases: phases.map((phase) => {
        const [first, last] = cut.positions(phase, run);
        const from = phase.from.subarray(first, last).map((cell) => cell - window.from * cells.input);
        if (!phase.to) return { from };
        return { from, to: phase.to.subarray(first, last).map((cell) => cell - window.first) };
      }),
    };
  });
}

/** One task for each group and phase; for a crew, parts of their positions and of their channels. */
function tasksOf(
  { threads }: Machine,
  { groups, channels }: Lowering,
  store: Store,
  phases: PackedPhase[],
  { window, phases: places }: Piece,
  biases: number,
  perBias: number,
): number[][] {
  const padded = sizeOf(window.padded);
  const wanted = threads > 1 ? Math.ceil((PER_THREAD * threads) / (groups * phases.length)) : 1;
  return phases.flatMap(({ offset, taps, depth, step, weights, perGroup }, index) => {
    const { from, to } = places[index]!;
    const positions = from.length;
    if (positions === 0) return [];
    const tables = [store.table(from), to ? store.table(to) : 0] as const;
    const some = step * Math.ceil(positions / step / wanted);
    const parts = Math.min(
      Math.ceil(wanted / Math.ceil(positions / some)),
      Math.ceil(channels.output / CHANNELS),
    );
    const together = 4 * Math.ceil(channels.output / 4 / parts);
    const records: number[][] = [];
    for (let g = 0; g < groups; g++) {
      for (let c = 0; c < channels.output; c += together) {
        for (let p = 0; p < positions; p += some) {
          records.push([
            4 * g * channels.input * padded,
            channels.input,
            4 * padded,
            offset,
            taps,
            tables[0] + 4 * p,
            Math.min(some, positions - p),
            step,
            depth,
            weights + g * perGroup + 4 * c * depth,
            biases + 4 * (g * perBias + c),
            Math.min(together, channels.output - c),
            4 * (g * channels.output + c) * window.count + (to ? 0 : 4 * p),
            4 * window.count,
            to ? tables[1] + 4 * p : 0,
          ]);
        }
      }
    }
    return records;
  });
}

function packed(machine: Machine, lowering: Lowering, store: Store, w: Float32Array): PackedPhase[] {
  const { groups, channels } = lowering;
  const { perOutput, perInput } = lowering.weights;
  const rows = Math.ceil(channels.output / 4);
  const phases = lowering.phases.map(({ offset, tap, from }) => {
    const depth = channels.input * tap.length;
    const perGroup = 16 * rows * depth;
    const fitting = 8 * Math.max(1, Math.floor(PANELS / (32 * Math.max(1, depth))));
    return {
      tap: store.table(tap),
      offset: store.table(offset),
      taps: tap.length,
      depth,
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

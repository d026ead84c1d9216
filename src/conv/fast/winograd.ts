// The plan for 3 × 3 kernels without stride by Winograd's F(4 × 4, 3 × 3): a quarter of the products, at an error near
// 1e-5. A kernel with depth is a sum of 3 × 3 kernels: its slices count as channels.
import { sizeOf } from "../array";
import { checkLength, type Plan } from "./engine";
import { Padding, unload } from "./input";
import type { Lowering } from "./lowering";
import type { Machine } from "./machine";
import { eachPart } from "./raw-weights";
import { Store } from "./store";
import { Tasks } from "./tasks";
import type { Tiles } from "./tiles";
import { APART, type Packed, POINTS, pieces, tasksOf } from "./winograd-tasks";

/** Bytes of transformed tiles at a time. */
const BLOCK = 256 * 1024;
const SLACK = 64;
const SCRATCH = 1024;

export function winogradPlan(
  machine: Machine,
  lowering: Lowering,
  tiles: Tiles,
  w: Float32Array,
  bias: ArrayLike<number> | undefined,
): Plan {
  const { heap, kernels } = machine;
  const { groups, channels } = lowering;
  const { pitch, dilation } = tiles;
  const [inputs, outputs] = [groups * channels.input, groups * channels.output];
  const columns = lowering.output[2];
  const plane = sizeOf(lowering.output);
  const lengths = { input: inputs * sizeOf(lowering.input), output: outputs * plane };
  const isSplit = dilation.columns > 1;

  const store = new Store(heap);
  const slices = tiles.depths.length;
  const depth = channels.input * slices;
  const perBias = 4 * Math.ceil(channels.output / 4);
  const fitting = Math.floor(BLOCK / (POINTS * 32 * Math.max(depth, channels.output)));
  const shared: Packed = {
    ...packed(machine, lowering, slices, store, w),
    depths: store.table(tiles.depths),
    slices,
    step: Math.min(8 * Math.ceil(tiles.from.length / 8), 8 * Math.max(1, fitting)),
    biases: store.bias(lowering, bias, perBias),
    none: store.bias({ ...lowering, groups: 1 }, undefined, perBias),
    perBias,
  };
  const perThread = SCRATCH + POINTS * (4 * shared.step * (depth + channels.output) + 2 * APART);

  const records: number[][] = [];
  const windows = pieces(machine, lowering, tiles).map(({ window, run }) => {
    const first = records.length;
    records.push(...tasksOf(machine, lowering, tiles, store, shared, window, run));
    const padding = new Padding(machine, lowering, pitch.input, dilation.columns, window);
    const rows = window.count / columns;
    const sizes = {
      x: padding.size(inputs),
      // The stage is empty again when the first output is written.
      y: Math.max(padding.stage, 4 * outputs * rows * pitch.output + SLACK),
      joined: isSplit ? 4 * window.count + SLACK : 0,
    };
    return { window, padding, rows, sizes, first, count: records.length - first };
  });
  const tasks = new Tasks(machine, store, "winograd", perThread, records);
  const most = Math.max(...windows.map(({ sizes: { x, y, joined } }) => x + y + joined));

  return {
    memory: { kept: store.size, shared: tasks.scratch + most },
    run(x, y) {
      store.check();
      checkLength(x, lengths.input, "input");
      checkLength(y, lengths.output, "output");
      const scratch = heap.scratch(tasks.scratch + most);
      const inside = scratch + tasks.scratch;
      for (const { window, padding, rows, sizes, first, count } of windows) {
        const out = inside + sizes.x;
        tasks.run(first, count, padding.load(x, 0, inputs, inside, out), out, scratch);
        if (!isSplit) unload(machine, window, out, y, outputs, plane);
        const joined = out + sizes.y;
        for (let c = 0; isSplit && c < outputs; c++) {
          const split = out + 4 * c * rows * pitch.output;
          kernels.join(split, joined, rows, pitch.output, columns, dilation.columns);
          unload(machine, window, joined, y.subarray(c * plane, (c + 1) * plane), 1, plane);
        }
      }
    },
    free: () => store.free(),
  };
}

function packed(machine: Machine, lowering: Lowering, slices: number, store: Store, w: Float32Array) {
  const { groups, channels, weights } = lowering;
  const perPoint = 16 * Math.ceil(channels.output / 4) * channels.input * slices + APART;
  const address = store.take(groups * POINTS * perPoint);
  const taps = store.table(lowering.phases[0]!.tap);
  eachPart(machine, lowering, w, SCRATCH, (part) => {
    const to = address + part.group * POINTS * perPoint + 4 * part.first * channels.input * slices;
    const inputs = [channels.input, 4 * weights.perInput, taps, slices] as const;
    const from = [part.address, part.count, 4 * weights.perOutput] as const;
    machine.kernels.winogradWeights(...from, ...inputs, to, perPoint, part.address - SCRATCH);
  });
  return { weights: address, perPoint };
}

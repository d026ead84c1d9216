// The plan for 3 × 3 kernels without stride by Winograd's F(4 × 4, 3 × 3): a quarter of the products, at an error near
// 1e-5. A kernel with depth is a sum of 3 × 3 kernels: its slices count as channels.
import { sizeOf } from "../array";
import { checkLength, type Plan } from "./engine";
import { Padding } from "./input";
import type { Lowering } from "./lowering";
import type { Machine } from "./machine";
import { eachPart } from "./raw-weights";
import { Store } from "./store";
import type { Tiles } from "./tiles";

const POINTS = 36;
/** Bytes of transformed tiles at a time. */
const BLOCK = 256 * 1024;
const SLACK = 64;
const SCRATCH = 1024;
/** Between what belongs to one point and the next, lest all 36 want the same places of the cache. */
const APART = 64;

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
  const padding = new Padding(machine, lowering, pitch.input, dilation.columns);
  const plane = sizeOf(lowering.output);
  const lengths = { input: inputs * padding.plane, output: outputs * plane };
  const rows = lowering.output[0] * lowering.output[1];
  const isSplit = dilation.columns > 1;

  const store = new Store(heap);
  const perBias = 4 * Math.ceil(channels.output / 4);
  const biases = store.bias(lowering, bias, perBias);
  const none = store.bias({ ...lowering, groups: 1 }, undefined, perBias);
  const [from, to, depths] = [store.table(tiles.from), store.table(tiles.to), store.table(tiles.depths)];
  const slices = tiles.depths.length;
  const depth = channels.input * slices;
  const weights = packed(machine, lowering, slices, store, w);

  const count = 8 * Math.ceil(tiles.from.length / 8);
  const fitting = Math.floor(BLOCK / (POINTS * 32 * Math.max(depth, channels.output)));
  const step = Math.min(count, 8 * Math.max(1, fitting));
  const perInput = 4 * step * depth + APART;
  const perOutput = 4 * step * channels.output + APART;
  const written = rows * pitch.output;
  const sizes = {
    blocks: SCRATCH + POINTS * (perInput + perOutput),
    x: padding.size(inputs),
    stage: padding.isNeeded ? padding.stage : 0,
    y: 4 * outputs * written + SLACK,
    joined: isSplit ? 4 * plane + SLACK : 0,
  };

  function compute(x: number, y: number, scratch: number): void {
    const transformed = scratch + SCRATCH;
    const products = transformed + POINTS * perInput;
    for (let g = 0; g < groups; g++) {
      const source = x + 4 * g * channels.input * padding.padded;
      const target = y + 4 * g * channels.output * written;
      for (let n = 0; n < count; n += step) {
        const some = Math.min(step, count - n);
        const place = [4 * pitch.input * dilation.rows, from + 4 * n, some] as const;
        const planes = [channels.input, 4 * padding.padded, depths, slices] as const;
        kernels.winogradInput(source, ...planes, ...place, transformed, perInput, scratch);
        for (let i = 0; i < POINTS; i++) {
          const point = weights.address + (g * POINTS + i) * weights.perPoint;
          const sums = [none, channels.output, products + i * perOutput, 4 * some, 0] as const;
          kernels.multiply(transformed + i * perInput, some, depth, point, ...sums);
        }
        const out = [to + 4 * n, target, 4 * written, 4 * pitch.output * dilation.rows] as const;
        kernels.winogradOutput(
          products,
          perOutput,
          channels.output,
          some,
          ...out,
          biases + 4 * g * perBias,
          scratch,
        );
      }
    }
  }

  const join = (y: number, planes: number, out: number) =>
    kernels.join(y, out, planes * rows, pitch.output, lowering.output[2], dilation.columns);

  return {
    memory: {
      kept: store.size,
      shared: sizes.blocks + sizes.x + Math.max(sizes.stage, sizes.y) + sizes.joined,
    },
    run(x, y) {
      store.check();
      checkLength(x, lengths.input, "input");
      checkLength(y, lengths.output, "output");
      const scratch = heap.scratch(sizes.blocks + sizes.x + Math.max(sizes.stage, sizes.y) + sizes.joined);
      const inside = scratch + sizes.blocks;
      // The stage is empty again when the first output is written.
      const out = inside + sizes.x;
      padding.load(x, 0, inputs, inside, out);
      compute(inside, out, scratch);
      if (!isSplit) y.set(heap.floats.subarray(out / 4, out / 4 + lengths.output));
      const joined = out + Math.max(sizes.stage, sizes.y);
      for (let c = 0; isSplit && c < outputs; c++) {
        join(out + 4 * c * written, 1, joined);
        y.set(heap.floats.subarray(joined / 4, joined / 4 + plane), c * plane);
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
  return { address, perPoint };
}

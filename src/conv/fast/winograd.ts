// The plan for 3 × 3 kernels without stride and dilation by Winograd's F(4 × 4, 3 × 3): a quarter of the products, at an
// error near 1e-5. Tiles of 4 × 4 outputs; the last of a row ends with the row, over its neighbour.
import { sizeOf } from "../array";
import { checkLength, type HeapPlan } from "./engine";
import { Padding } from "./input";
import type { Lowering } from "./lowering";
import type { Machine } from "./machine";
import { Store } from "./store";

const POINTS = 36;
/** Bytes of transformed tiles at a time. */
const BLOCK = 256 * 1024;
const SLACK = 64;
const SCRATCH = 1024;
/** Below so many channels the transforms cost more than the products they save. */
const CHANNELS = 8;

/** Whether `lowering` is a sum of many 3 × 3 kernels without stride and dilation on planes of 4 × 4 or more. */
export function suitsWinograd({ channels, input, padded, output, kernel, phases }: Lowering): boolean {
  const [phase] = phases;
  const [, height, width] = output;
  if (kernel !== 9 || !phase || phase.tap.length !== 9 || input[0] !== 1 || output[0] !== 1) return false;
  if (height < 4 || width < 4 || channels.input < CHANNELS || channels.output < CHANNELS) return false;
  const isSquare = phase.offset.every(
    (cell, tap) => cell === phase.offset[0]! + Math.floor(tap / 3) * padded[2] + (tap % 3),
  );
  return isSquare && phase.from.at(-1) === (height - 1) * padded[2] + width - 1;
}

export function winogradPlan(
  machine: Machine,
  lowering: Lowering,
  w: Float32Array,
  bias: ArrayLike<number> | undefined,
): HeapPlan {
  const { heap, kernels } = machine;
  const { groups, channels } = lowering;
  const padding = new Padding(machine, lowering);
  const [pitch, width] = [lowering.padded[2], lowering.output[2]];
  const plane = sizeOf(lowering.output);
  const lengths = {
    input: groups * channels.input * padding.plane,
    output: groups * channels.output * plane,
  };

  const store = new Store(heap);
  const perBias = 4 * Math.ceil(channels.output / 4);
  const biases = store.bias(lowering, bias, perBias);
  const none = store.bias({ ...lowering, groups: 1 }, undefined, perBias);
  const corners = origins(lowering.output[1]).flatMap((row) =>
    origins(width).map((column) => [row, column] as const),
  );
  const first = lowering.phases[0]!.offset[0]!;
  const from = store.table(corners.map(([row, column]) => first + row * pitch + column));
  const to = store.table(corners.map(([row, column]) => row * width + column));
  const weights = packed(machine, lowering, store, w);

  const tiles = 8 * Math.ceil(corners.length / 8);
  const step = Math.min(
    tiles,
    8 * Math.max(1, Math.floor(BLOCK / (POINTS * 32 * Math.max(channels.input, channels.output)))),
  );
  const perInput = 4 * step * channels.input;
  const perOutput = 4 * step * channels.output;
  const sizes = {
    scratch: SCRATCH,
    blocks: POINTS * (perInput + perOutput),
    x: padding.size(groups * channels.input),
    stage: padding.isNeeded ? padding.stage : 0,
    y: 4 * lengths.output + SLACK,
  };

  function compute(x: number, y: number, scratch: number): void {
    const transformed = scratch + sizes.scratch;
    const products = transformed + POINTS * perInput;
    for (let g = 0; g < groups; g++) {
      const source = x + 4 * g * channels.input * padding.padded;
      const target = y + 4 * g * channels.output * plane;
      for (let n = 0; n < tiles; n += step) {
        const count = Math.min(step, tiles - n);
        kernels.winogradInput(
          source,
          channels.input,
          4 * padding.padded,
          4 * pitch,
          from + 4 * n,
          count,
          transformed,
          perInput,
          scratch,
        );
        for (let i = 0; i < POINTS; i++) {
          kernels.multiply(
            transformed + i * perInput,
            count,
            channels.input,
            weights.address + (g * POINTS + i) * weights.perPoint,
            none,
            channels.output,
            products + i * perOutput,
            4 * count,
            0,
          );
        }
        kernels.winogradOutput(
          products,
          perOutput,
          channels.output,
          count,
          to + 4 * n,
          target,
          4 * plane,
          4 * width,
          biases + 4 * g * perBias,
          scratch,
        );
      }
    }
  }

  return {
    lengths,
    memory: { kept: store.size, shared: sizes.scratch + sizes.blocks + sizes.x + sizes.stage + sizes.y },
    run(x, y) {
      store.check();
      checkLength(x, lengths.input, "input");
      checkLength(y, lengths.output, "output");
      const scratch = heap.scratch(sizes.scratch + sizes.blocks + sizes.x + Math.max(sizes.stage, sizes.y));
      const inside = scratch + sizes.scratch + sizes.blocks;
      // The stage is empty again when the first output is written.
      const out = inside + sizes.x;
      padding.load(x, 0, groups * channels.input, inside, out);
      compute(inside, out, scratch);
      y.set(heap.floats.subarray(out / 4, out / 4 + lengths.output));
    },
    runAt(x, y) {
      store.check();
      const scratch = heap.scratch(sizes.scratch + sizes.blocks + (padding.isNeeded ? sizes.x : 0));
      const inside = padding.isNeeded ? scratch + sizes.scratch + sizes.blocks : x;
      if (padding.isNeeded) padding.pad(x, groups * channels.input, inside);
      compute(inside, y, scratch);
    },
    free: () => store.free(),
  };
}

/** Where tiles of four begin on an axis of `length` outputs. */
function origins(length: number): number[] {
  return Array.from({ length: Math.ceil(length / 4) }, (_, tile) => Math.min(4 * tile, length - 4));
}

function packed({ heap, kernels }: Machine, lowering: Lowering, store: Store, w: Float32Array) {
  const { groups, channels, weights } = lowering;
  const perPoint = 16 * Math.ceil(channels.output / 4) * channels.input;
  const address = store.take(groups * POINTS * perPoint);
  const taps = store.table(lowering.phases[0]!.tap);
  const scratch = heap.scratch(SCRATCH + 4 * w.length);
  const raw = scratch + SCRATCH;
  heap.floats.set(w, raw / 4);
  for (let g = 0; g < groups; g++) {
    kernels.winogradWeights(
      raw + 4 * g * weights.perGroup,
      channels.output,
      4 * weights.perOutput,
      channels.input,
      4 * weights.perInput,
      taps,
      address + g * POINTS * perPoint,
      perPoint,
      scratch,
    );
  }
  return { address, perPoint };
}

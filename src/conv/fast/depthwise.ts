// The plan where each channel has its own kernels: there is no sum over channels to share, so planes go through one by
// one, in and out of the heap while the cache holds them.
import { sizeOf } from "../array";
import { checkLength, type Plan } from "./engine";
import { Padding } from "./input";
import type { Lowering } from "./lowering";
import type { Machine } from "./machine";
import { singleKernels } from "./single-kernels";
import { Store } from "./store";

const SLACK = 64;

/** Whether the product would waste most of its tile on `lowering`. */
export function isDepthwise({ channels, phases }: Lowering): boolean {
  return channels.input === 1 && channels.output < 4 && phases.length === 1;
}

export function depthwisePlan(
  machine: Machine,
  lowering: Lowering,
  w: Float32Array,
  bias: ArrayLike<number> | undefined,
): Plan {
  const { heap, kernels } = machine;
  const { groups } = lowering;
  const multiplier = lowering.channels.output;
  const phase = lowering.phases[0]!;
  const columns = lowering.output[2];
  const rows = lowering.output[0] * lowering.output[1];
  const stride = columns > 1 ? phase.from[1]! - phase.from[0]! : 1;
  const pitch = stride * Math.ceil(lowering.padded[2] / stride);
  const padding = new Padding(machine, lowering, pitch, stride);
  const plane = sizeOf(lowering.output);
  const lengths = { input: groups * padding.plane, output: groups * multiplier * plane };

  const inPitch = (cell: number) => {
    const [row, column] = [Math.floor(cell / lowering.padded[2]), cell % lowering.padded[2]];
    return row * pitch + (column % stride) * (pitch / stride) + Math.floor(column / stride);
  };
  const offset = Array.from(phase.offset, inPitch);
  const starts = Array.from(
    { length: rows },
    (_, row) => inPitch(phase.from[row * columns]!) + (offset[0] ?? 0),
  );
  const store = new Store(heap);
  const from = store.table(starts);
  const taps = store.table(offset.map((cell) => cell - offset[0]!));
  const tapCount = offset.length;
  const square = squareOf(offset);
  const weights = store.take(4 * groups * multiplier * tapCount);
  const biases = store.bias(lowering, bias, multiplier);
  heap.floats.set(singleKernels(lowering, phase, w), weights / 4);

  const planes = padding.fitting(groups);
  const sizes = {
    x: padding.size(planes),
    stage: padding.stage,
    y: 4 * planes * multiplier * plane + SLACK,
  };

  function compute(x: number, y: number, first: number, count: number): void {
    const step = 4 * padding.padded;
    // With a multiplier, one input plane serves several output planes.
    const [times, together, between] = multiplier === 1 ? [1, count, step] : [count, multiplier, 0];
    for (let n = 0; n < times; n++) {
      const channel = first * multiplier + n * together;
      const at = [
        x + n * step,
        y + 4 * n * together * plane,
        together,
        between,
        rows,
        columns,
        from,
      ] as const;
      const [w, b] = [weights + 4 * channel * tapCount, biases + 4 * channel];
      if (square) kernels.depthwise3(...at, square.down, square.second, square.third, w, b);
      else kernels.depthwise(...at, taps, tapCount, w, b);
    }
  }

  return {
    memory: { kept: store.size, shared: sizes.x + sizes.stage + sizes.y },
    run(x, y) {
      store.check();
      checkLength(x, lengths.input, "input");
      checkLength(y, lengths.output, "output");
      const inside = heap.scratch(sizes.x + sizes.stage + sizes.y);
      const stage = inside + sizes.x;
      const place = heap.place(y);
      for (let c = 0; c < groups; c += planes) {
        const count = Math.min(planes, groups - c);
        const first = c * multiplier * plane;
        const out = place ? place + 4 * first : stage + sizes.stage;
        compute(padding.load(x, c, count, inside, stage), out, c, count);
        const size = count * multiplier * plane;
        if (!place) y.set(heap.floats.subarray(out / 4, out / 4 + size), first);
      }
    },
    free: () => store.free(),
  };
}

/** The distances, in bytes, within a kernel of 3 × 3 taps, however dilated. */
function squareOf(offset: number[]) {
  if (offset.length !== 9) return;
  const [first, second, third, down] = offset as [number, number, number, number];
  const isSquare = offset.every((cell, tap) => {
    const column = [first, second, third][tap % 3]!;
    return cell === column + Math.floor(tap / 3) * (down - first);
  });
  if (!isSquare) return;
  return { down: 4 * (down - first), second: 4 * (second - first), third: 4 * (third - first) };
}

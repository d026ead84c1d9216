// Brings the input into the heap, padded where a kernel wants it padded, a few planes at a time so that what was just
// written is still in the cache; and the output out of it. Arrays that live in the heap stay where they are.
import { sizeOf } from "../array";
import type { Lowering } from "./lowering";
import type { Machine } from "./machine";
import { type Window, whole } from "./windows";

const STAGE = 64 * 1024;
const SLACK = 64;

/** Where and how planes are padded. */
export class Padding {
  /** Cells of a plane outside. */
  readonly plane: number;
  /** Bytes that planes need on the way. */
  readonly stage: number;
  private readonly isNeeded: boolean;

  /** `split`: see the kernel `pad`. */
  constructor(
    private readonly machine: Machine,
    lowering: Lowering,
    readonly pitch = lowering.padded[2],
    private readonly split = 1,
    private readonly window: Window = whole(lowering),
  ) {
    const { input, padded } = window;
    this.plane = sizeOf(lowering.input);
    this.isNeeded = split > 1 || input.some((length, axis) => length !== padded[axis]);
    const fitting = this.fitting(lowering.groups * lowering.channels.input);
    this.stage = this.isNeeded ? 4 * fitting * sizeOf(input) + SLACK : 0;
  }

  /** Cells of a plane inside. */
  get padded(): number {
    const [depth, height] = this.window.padded;
    return depth * height * this.pitch;
  }

  /** How many of `planes` planes are brought at a time. */
  fitting(planes: number): number {
    return Math.min(planes, Math.max(1, Math.floor(STAGE / (4 * Math.max(1, sizeOf(this.window.input))))));
  }

  /** Bytes of `planes` planes as the kernels read them. */
  size(planes: number): number {
    return 4 * planes * this.padded + SLACK;
  }

  /**
   * Brings the window of `count` planes of `x` to `to`, over `stage`; what is there already and needs no padding stays.
   * Returns where the planes are then.
   */
  load(x: Float32Array, first: number, count: number, to: number, stage: number): number {
    const { input, before, padded } = this.window;
    const isWhole = sizeOf(input) === this.plane;
    const place = isWhole ? this.machine.heap.place(x) : 0;
    const there = place && place + 4 * first * this.plane;
    if (!this.isNeeded) {
      if (!there) this.bring(x, first, count, to);
      return there || to;
    }
    const planes = there ? count : this.fitting(count);
    for (let n = 0; n < count; n += planes) {
      const some = Math.min(planes, count - n);
      if (!there) this.bring(x, first + n, some, stage);
      const inside = to + 4 * n * this.padded;
      const sizes = [...input, padded[0], padded[1], this.pitch] as const;
      this.machine.kernels.pad(there || stage, inside, some, ...sizes, ...before, this.split);
    }
    return to;
  }

  private bring(x: Float32Array, first: number, count: number, to: number): void {
    const { floats } = this.machine.heap;
    const { skip, input } = this.window;
    const cells = sizeOf(input);
    if (cells === this.plane) {
      floats.set(x.subarray(first * cells, (first + count) * cells), to / 4);
      return;
    }
    for (let n = 0; n < count; n++) {
      const from = (first + n) * this.plane + skip;
      floats.set(x.subarray(from, from + cells), to / 4 + n * cells);
    }
  }
}

/** Takes `planes` planes of `window` of the output, `plane` cells each outside, from `from` to `y`. */
export function unload(
  { heap }: Machine,
  { first, count }: Window,
  from: number,
  y: Float32Array,
  planes: number,
  plane: number,
): void {
  const [times, cells] = count === plane ? [1, planes * plane] : [planes, count];
  for (let n = 0; n < times; n++) {
    const at = from / 4 + n * cells;
    y.set(heap.floats.subarray(at, at + cells), n * plane + first);
  }
}

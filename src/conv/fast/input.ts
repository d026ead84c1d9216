// Brings the input into the heap, padded where a kernel wants it padded, a few planes at a time so that what was just
// written is still in the cache.
import { sizeOf } from "../array";
import type { Lowering } from "./lowering";
import type { Machine } from "./machine";

const STAGE = 64 * 1024;
const SLACK = 64;

/** Where and how planes are padded. */
export class Padding {
  /** Cells of a plane outside and inside. */
  readonly plane: number;
  readonly padded: number;
  /** Planes that are brought at a time, and the bytes that they need on the way. */
  readonly planes: number;
  readonly stage: number;

  /** `split`: see the kernel `pad`. */
  constructor(
    private readonly machine: Machine,
    private readonly lowering: Lowering,
    readonly pitch = lowering.padded[2],
    private readonly split = 1,
  ) {
    const total = lowering.groups * lowering.channels.input;
    this.plane = sizeOf(lowering.input);
    this.padded = lowering.padded[0] * lowering.padded[1] * pitch;
    this.planes = Math.min(total, Math.max(1, Math.floor(STAGE / (4 * this.plane))));
    this.stage = 4 * this.planes * this.plane + SLACK;
  }

  /** False where the kernels can read the input as it is. */
  get isNeeded(): boolean {
    return this.lowering.isPadded || this.split > 1;
  }

  /** Bytes of `planes` planes as the kernels read them. */
  size(planes: number): number {
    return 4 * planes * this.padded + SLACK;
  }

  /** Brings planes of `x` from outside to `to`, over `stage`. */
  load(x: Float32Array, first: number, count: number, to: number, stage: number): void {
    const { heap } = this.machine;
    if (!this.isNeeded) {
      heap.floats.set(x.subarray(first * this.plane, (first + count) * this.plane), to / 4);
      return;
    }
    for (let n = 0; n < count; n += this.planes) {
      const planes = Math.min(this.planes, count - n);
      heap.floats.set(x.subarray((first + n) * this.plane, (first + n + planes) * this.plane), stage / 4);
      this.pad(stage, planes, to + 4 * n * this.padded);
    }
  }

  /** Pads `count` planes at address `x` into `to`. */
  pad(x: number, count: number, to: number): void {
    const { input, before, padded } = this.lowering;
    this.machine.kernels.pad(x, to, count, ...input, padded[0], padded[1], this.pitch, ...before, this.split);
  }
}

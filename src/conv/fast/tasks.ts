// The tasks of a plan, as the kernels read them: records of numbers in the heap, done one after another, or by a crew.
import type { Job } from "./crew";
import type { Machine } from "./machine";
import type { Store } from "./store";

export class Tasks {
  private readonly address: number;
  private readonly size: number;

  /** `perThread`: bytes of scratch that a task needs. */
  constructor(
    private readonly machine: Machine,
    store: Store,
    private readonly kernel: Job["kernel"],
    readonly perThread: number,
    records: readonly (readonly number[])[],
  ) {
    this.size = 4 * (records[0]?.length ?? 0);
    this.address = store.take(this.size * records.length);
    const numbers = new Uint32Array(machine.heap.memory.buffer, this.address, records.flat().length);
    numbers.set(records.flat());
  }

  /** Bytes of scratch for all threads. */
  get scratch(): number {
    return this.machine.threads * this.perThread;
  }

  /** Does `count` tasks from number `first` on. */
  run(first: number, count: number, x: number, y: number, scratch: number): void {
    const { kernels, crew, threads } = this.machine;
    const tasks = this.address + first * this.size;
    if (crew && count > 1) {
      const { size, kernel, perThread } = this;
      crew.share({ tasks, count, size, kernel, x, y, scratch, perThread }, threads);
      return;
    }
    for (let n = 0; n < count; n++) kernels[this.kernel](tasks + n * this.size, x, y, scratch);
  }
}

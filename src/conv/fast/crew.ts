// Threads that help the main one. They are started once, serve all plans, and do not keep the process alive. All take the
// next task from one counter (src/conv/wasm/crew.ts), the main thread among them, until there is none.
import type { Heap } from "./heap";
import type { Kernels } from "./machine";

/** Bytes of what the threads tell each other; what several write has a cache line of its own. */
const SIZE = 256;
/** Where in it, in numbers: jobs so far, whose change wakes who waits; the tasks that nobody took yet, with the number of
 * threads that may take them above these bits; the tasks that are finished; the job. */
const [JOBS, TICKET, DONE, JOB] = [0, 16, 32, 48];
const LEFT = 20;

/** The life of a thread, as text: nothing has to be found on disk, whatever loaded this file. */
const life = `
const { module, memory, address, thread } = require("node:worker_threads").workerData;
const { work } = new WebAssembly.Instance(module, { env: { memory } }).exports;
const words = new Int32Array(memory.buffer, address, ${SIZE / 4});
for (;;) {
  const seen = Atomics.load(words, ${JOBS});
  work(address, thread);
  Atomics.notify(words, ${DONE});
  Atomics.wait(words, ${JOBS}, seen);
}`;

/** Tasks of one kernel, one behind the other in the heap. */
export interface Job {
  readonly tasks: number;
  readonly count: number;
  /** Bytes of a task. */
  readonly size: number;
  readonly kernel: "product" | "winograd";
  readonly x: number;
  readonly y: number;
  readonly scratch: number;
  /** Bytes of scratch for each thread. */
  readonly perThread: number;
}

export class Crew {
  private readonly address: number;
  private readonly words: Int32Array;
  /** With the main thread. */
  private threads = 1;

  constructor(
    private readonly module: object,
    private readonly heap: Heap,
    private readonly kernels: Kernels,
  ) {
    this.address = heap.take(SIZE).address;
    this.words = new Int32Array(heap.memory.buffer, this.address, SIZE / 4).fill(0);
  }

  /** Does all tasks of `job`, with `threads` threads at most; those that are not up yet leave their part to the others. */
  share({ tasks, count, size, kernel, x, y, scratch, perThread }: Job, threads: number): void {
    const { words } = this;
    for (; this.threads < threads; this.threads++) this.hire(this.threads);
    words.set([tasks, count, size, kernel === "winograd" ? 1 : 0, x, y, scratch, perThread], JOB);
    Atomics.store(words, DONE, 0);
    Atomics.store(words, TICKET, (threads << LEFT) | count);
    Atomics.add(words, JOBS, 1);
    Atomics.notify(words, JOBS);
    this.kernels.work(this.address, 0);
    for (let done = Atomics.load(words, DONE); done !== count; done = Atomics.load(words, DONE)) {
      Atomics.wait(words, DONE, done);
    }
  }

  private hire(thread: number): void {
    const threads = builtin("node:worker_threads");
    if (!threads) return;
    const { module, address } = this;
    const { memory } = this.heap;
    // Without the arguments of the main thread, which may load its tools.
    const worker = new threads.Worker(life, {
      eval: true,
      execArgv: [],
      workerData: { module, memory, address, thread },
    });
    // A thread that cannot start is one that takes no tasks.
    worker.on("error", () => {});
    worker.unref();
  }
}

/** How many threads the machine runs at once; one where it has no threads for us. */
export function processors(): number {
  if (typeof SharedArrayBuffer === "undefined" || !builtin("node:worker_threads")) return 1;
  return builtin("node:os")?.availableParallelism() ?? 1;
}

/** Node's own modules, undefined outside Node. */
function builtin<Name extends "node:os" | "node:worker_threads">(name: Name) {
  return typeof process === "undefined" ? undefined : process.getBuiltinModule?.(name);
}

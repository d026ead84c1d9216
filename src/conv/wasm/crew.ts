// Threads that share tasks. All take the next task from one counter until there is none: whoever is slow, or not there
// yet, takes fewer. Waiting for each other is the host's part (src/conv/fast/crew.ts): a loop around memory.atomic.wait32
// did not always see under Node 20 that what it waited for had come.
import { product } from "./product-task";
import { winograd } from "./winograd-task";

/** Tasks that nobody took yet in the lower bits, and above them how many threads may take them. */
const TICKET: usize = 64;
const LEFT: i32 = 0xfffff;
const THREADS: i32 = 20;
/** Counts the tasks that are finished. */
const DONE: usize = 128;

/** Written before the ticket is, and read after a task was taken from it: nobody reads it while it changes. */
@unmanaged
class Job {
  tasks: usize;
  count: i32;
  /** Bytes of one task. */
  size: usize;
  isWinograd: i32;
  x: usize;
  y: usize;
  scratch: usize;
  /** Bytes of scratch for each thread. */
  perThread: usize;
}
const JOB: usize = 192;

/** Takes tasks, as thread number `thread`, until there are none; the calling thread of the job is number 0. */
export function work(crew: usize, thread: i32): void {
  const job = changetype<Job>(crew + JOB);
  for (;;) {
    const ticket = atomic.load<i32>(crew, TICKET);
    if ((ticket & LEFT) === 0 || ticket >> THREADS <= thread) return;
    if (atomic.cmpxchg<i32>(crew, ticket, ticket - 1, TICKET) !== ticket) continue;
    const task = job.tasks + job.size * (job.count - (ticket & LEFT));
    const scratch = job.scratch + job.perThread * thread;
    if (job.isWinograd) winograd(task, job.x, job.y, scratch);
    else product(task, job.x, job.y, scratch);
    atomic.add<i32>(crew, 1, DONE);
  }
}

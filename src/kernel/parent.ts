// A kernel whose parent has died ends: no orphan stays behind. A thread of its own looks, since a cell that loops
// forever would keep the main thread from looking.
import { isMainThread, Worker } from "node:worker_threads";

const everyMilliseconds = 1000;

/** Ends this process, by force, soon after the process that started it is gone. */
export function endWithParent(): void {
  new Worker(__filename, { workerData: "parent" }).unref();
}

if (!isMainThread) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent || !lives(parent)) process.kill(process.pid, "SIGKILL");
  }, everyMilliseconds);
}

// Windows keeps the number of a parent that has gone.
function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

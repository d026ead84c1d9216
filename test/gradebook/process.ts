// What other processes are doing, as Linux tells it.
import { readFileSync } from "node:fs";

/** True once the process, or its bench, has a compiler or a sandbox. */
export function isJudging(pid: number): boolean {
  const bench = benchOf(pid);
  if (bench !== undefined) return isJudging(bench);
  return childrenOf(pid).some((child) => commandOf(child).includes("/dist/grading/"));
}

/** The process that judges for a grader. */
export function benchOf(pid: number): number | undefined {
  return childrenOf(pid).find((child) => commandOf(child).includes("/dist/grading/bench-process.js"));
}

function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
}

/** Empty for a process that is gone. */
export function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

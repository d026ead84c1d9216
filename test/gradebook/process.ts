// What other processes are doing, as Linux tells it.
import { readFileSync } from "node:fs";

/** True once the process has a compiler or a sandbox. */
export function isJudging(pid: number): boolean {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean);
  return children.some((child) => read(`/proc/${child}/cmdline`).includes("/dist/grading/"));
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

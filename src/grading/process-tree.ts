// What a process and all its descendants use, read from /proc: the only count that typed arrays and forks cannot evade.
import { existsSync, readdirSync, readFileSync } from "node:fs";

export interface Use {
  readonly processes: number;
  /** Resident memory of all of them together. */
  readonly bytes: number;
}

/** True where the kernel lists the children of a process; without that no limit can be held. */
export function canWatch(): boolean {
  return existsSync(`/proc/self/task/${process.pid}/children`);
}

/** What `pid` and its descendants use now; a process that has just ended counts as nothing. */
export function useOf(pid: number): Use {
  const children = childrenOf(pid).map(useOf);
  return {
    processes: children.reduce((sum, { processes }) => sum + processes, 1),
    bytes: children.reduce((sum, { bytes }) => sum + bytes, residentBytes(pid)),
  };
}

function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s*(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

function childrenOf(pid: number): number[] {
  return threadsOf(pid).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean).map(Number),
  );
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}

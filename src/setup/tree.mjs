// @ts-check
// Starting a program so that it can be stopped with everything that it started itself.
import { execFileSync, spawn } from "node:child_process";

const windows = process.platform === "win32";
const patience = 10_000;

/**
 * Like `spawn`, in a process group of its own: a terminal's Ctrl-C does not reach it, we pass it on in our own way.
 * @param {string} program
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function startTree(program, args, options) {
  return spawn(program, args, { detached: !windows, windowsHide: true, ...options });
}

/**
 * Asks `child` to end, and after ten seconds ends it and all its descendants. Resolves when it is gone.
 * @param {import("node:child_process").ChildProcess} child
 */
export async function stopTree(child) {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  if (windows) {
    execFileSync("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    return gone;
  }
  process.kill(-pid, "SIGTERM");
  const impatience = setTimeout(() => {
    for (const each of [...descendants(pid), -pid]) kill(each);
  }, patience);
  await gone;
  clearTimeout(impatience);
}

function kill(/** @type {number} */ pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
}

/** Kernels live in sessions of their own, so the process group alone would miss them. */
function descendants(/** @type {number} */ root) {
  const found = [root];
  try {
    const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
    const pairs = table
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number));
    for (const parent of found) {
      found.push(...pairs.filter(([, ppid]) => ppid === parent).map(([pid]) => /** @type {number} */ (pid)));
    }
  } catch {
    // A system without ps: the process group has to do.
  }
  return found.slice(1);
}

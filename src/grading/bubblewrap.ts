// The walls of a sandbox: the arguments of bwrap, and whether bwrap can build them on this machine.
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import type { Mount } from "./packages";
import { canWatch } from "./process-tree";

const megabyte = 2 ** 20;

/** Why sandboxes cannot be built here and what to do about it, in one line; undefined when they can. */
export function sandboxProblem(): string | undefined {
  const install = "grading needs Linux with bubblewrap (Debian, Ubuntu: apt-get install bubblewrap)";
  const probe = spawnSync("bwrap", [...walls([]), "--", process.execPath, "--version"], { encoding: "utf8" });
  if (probe.error) return `bwrap is not installed: ${install}`;
  if (probe.status !== 0) return `bwrap cannot build a sandbox (${probe.stderr.trim()}): ${install}`;
  if (!canWatch())
    return "this kernel does not list a process's children (CONFIG_PROC_CHILDREN): memory limits need it";
  return undefined;
}

/**
 * bwrap's arguments for a root that holds node, `mounts` and nothing else: no network, no other processes, no shell,
 * an empty environment, and only /tmp and /notebook to write to.
 */
export function walls(mounts: readonly Mount[]): string[] {
  return [
    ...["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"],
    ...["--uid", "65534", "--gid", "65534", "--hostname", "sandbox"],
    ...nodeFiles().flatMap((file) => ["--ro-bind", realpathSync(file), file]),
    ...mounts.flatMap(({ from, to }) => ["--ro-bind", from, to]),
    ...["--proc", "/proc", "--dev", "/dev", ...scratch("/tmp", 64), ...scratch("/notebook", 16)],
    ...["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/notebook", "--clearenv"],
    ...["--setenv", "PATH", "/nowhere", "--setenv", "HOME", "/tmp", "--setenv", "LANG", "C.UTF-8"],
  ];
}

/**
 * node's own walls within: no worker threads, no child processes, no native addons, no inspector. They stand in the
 * student's process, so nothing rests on them alone.
 */
export function nodeWalls(): string[] {
  return [permissionFlag(), "--allow-fs-read=*", "--allow-fs-write=*", "--no-addons", "--no-warnings"];
}

/** What this version of node calls its permission model. */
export function permissionFlag(): string {
  return process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
}

/**
 * A command in front of bwrap that sets what the kernel itself holds for each process: no core files, few open files, and
 * a ceiling of memory far above the limit, for what is quicker than the watch. None where util-linux is missing.
 */
export function ceilings(megabytes: number): string[] {
  prlimit ??= onPath("prlimit") ?? "";
  const data = (2 * megabytes + 512) * megabyte;
  return prlimit ? [prlimit, "--core=0", "--nofile=256", `--data=${data}`, "--"] : [];
}

let prlimit: string | undefined;

/** Where a program lies: who is started with an empty environment finds none. */
function onPath(program: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file));
}

function scratch(folder: string, megabytes: number): string[] {
  return [...(knowsSize() ? ["--size", String(megabytes * megabyte)] : []), "--tmpfs", folder];
}

let sized: boolean | undefined;

/** Old versions of bwrap have no `--size`. */
function knowsSize(): boolean {
  sized ??= String(spawnSync("bwrap", ["--help"]).stdout).includes("--size");
  return sized;
}

let files: string[] | undefined;

/** The node binary and the shared libraries that it has loaded here. */
function nodeFiles(): string[] {
  files ??= loaded();
  return files;
}

function loaded(): string[] {
  // Without this the report looks up the names of all open connections first.
  Object.assign(process.report, { excludeNetwork: true });
  const report = process.report.getReport() as unknown as { sharedObjects: string[] };
  const libraries = report.sharedObjects.filter((file) => file.startsWith("/") && !file.endsWith(".node"));
  return [process.execPath, ...libraries, "/etc/ld.so.cache"].filter((file) => existsSync(file));
}

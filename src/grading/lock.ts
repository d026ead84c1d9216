// Locks the library in the student's process, so that no cell loads it anew without its doors or replaces what counts.
import Module from "node:module";

/** What opens a door, by the end of the file's path. */
const keys: readonly (readonly [file: string, name: string])[] = [
  ["/conv/door.js", "keepDoor"],
  ["/assess/withheld.js", "withholdEverywhere"],
];

/** Loads the whole library, then fixes every module loaded by now and the loader itself. Gives back `key`, out of reach. */
export function lockModules<T>(key: T): T {
  require("svertka");
  for (const [file, module] of Object.entries(require.cache)) {
    const exports = module?.exports as Record<string, unknown>;
    for (const [end, name] of keys) if (file.endsWith(end)) delete exports[name];
    if (file.includes("/svertka/")) Object.freeze(exports);
    Object.defineProperty(require.cache, file, { value: module, writable: false, configurable: false });
  }
  Object.freeze(Module.prototype);
  Object.freeze(Module);
  return key;
}

interface Permission {
  has(scope: string, file: string): boolean;
}

/**
 * Where node's walls are the only ones, takes away what reaches other processes of the machine by their number: bubblewrap
 * has a list of its own for them, the permission model has not.
 */
export function lockSignals(): void {
  const { permission } = process as { permission?: Permission };
  if (permission?.has("fs.read", process.execPath)) return;
  for (const name of ["kill", "_kill", "_debugProcess", "_debugEnd"]) Reflect.deleteProperty(process, name);
}

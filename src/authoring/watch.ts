// Watching the sources of a course. One watcher a folder: editors replace files when they save, and a watcher of the
// file itself would stay with the old one.
import { existsSync, type FSWatcher, readdirSync, watch } from "node:fs";
import path from "node:path";

/** Editors write a file in several steps; what comes within this time is one change. In milliseconds. */
const burst = 50;

/**
 * Calls `changed` after anything in one of `roots`, or in a folder right below it, has changed. Folders that come
 * later are watched too. The result ends the watching.
 */
export function watchFolders(roots: readonly string[], changed: () => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  attend();
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };

  function attend(): void {
    const folders = new Set(roots.filter(existsSync).flatMap((root) => [root, ...subfolders(root)]));
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of folders) {
      if (watchers.has(folder)) continue;
      // A folder that vanishes under its watcher is noticed in the folder above it.
      watchers.set(folder, watch(folder, noticed).on("error", noticed));
    }
  }

  function noticed(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        attend();
      } catch {
        // A folder went away between being listed and being watched: look again.
        return noticed();
      }
      changed();
    }, burst);
  }
}

function subfolders(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(root, name));
}

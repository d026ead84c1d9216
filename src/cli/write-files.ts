// Files in folders of their own.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Writes the texts to their paths below `folder`. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [file, text] of files) {
    const place = path.join(folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
}

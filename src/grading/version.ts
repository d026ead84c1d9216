// Which version of the checks a verdict comes from: a hash of the compiled checks and all that they import.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { home } from "./packages";

/** Rooms that only draw and show: no verdict depends on them. */
const shows = ["figures", "notebook"].map((room) => path.join(home, "dist", room) + path.sep);

/**
 * The version of a lesson's checks for submissions judged on `terms`: secret and limits count, too.
 * @throws Error if the lesson is not compiled.
 */
export function checksVersion(lesson: string, terms: object): string {
  const entry = path.join(home, "dist", "lessons", lesson, "checks.js");
  if (!existsSync(entry))
    throw new Error(`the checks of ${lesson} are not compiled (no ${entry}): run npm run build`);
  const hash = createHash("sha256").update(JSON.stringify(terms));
  const files = [...imported(entry)].filter((file) => !shows.some((room) => file.startsWith(room)));
  for (const file of files.sort()) hash.update(`\0${path.relative(home, file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/** `file` and the files of this package that it requires, directly and by way of others. */
function imported(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  if (!file.endsWith(".js")) return found;
  for (const [, name] of readFileSync(file, "utf8").matchAll(/\brequire\("([^"]+)"\)/g)) {
    const next = resolved(name!, path.dirname(file));
    if (next !== undefined) imported(next, found);
  }
  return found;
}

function resolved(name: string, folder: string): string | undefined {
  if (name === "svertka") return path.join(home, "dist", "index.js");
  if (!name.startsWith(".")) return undefined;
  const place = path.resolve(folder, name);
  return [place, `${place}.js`, path.join(place, "index.js")].find(
    (file) => path.extname(file) && existsSync(file),
  );
}

// Which version of the checks a verdict comes from: hashes of the compiled checks and all that they import.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Exercise } from "../assess/exercise";
import { home } from "./packages";

/** Rooms that only draw and show: no verdict depends on them. */
const shows = ["figures", "notebook"].map((room) => path.join(home, "dist", room) + path.sep);

export interface ChecksVersion {
  /** Of all that the lesson's verdicts depend on. */
  readonly whole: string;
  /** Of what one exercise depends on, by its id: a change in another one's file leaves it. */
  readonly exercises: Readonly<Record<string, string>>;
}

/**
 * The version of a lesson's checks for submissions judged on `terms`: secret and limits count, too.
 * @throws Error if the lesson is not compiled.
 */
export function checksVersion(lesson: string, terms: object): ChecksVersion {
  const folder = path.join(home, "dist", "lessons", lesson);
  const entry = path.join(folder, "checks.js");
  if (!existsSync(entry))
    throw new Error(`the checks of ${lesson} are not compiled (no ${entry}): run npm run build`);
  const files: Files = new Map();
  const require = createRequire(entry);
  const { default: exercises } = require(entry) as { default: readonly Exercise[] };
  const own = Object.entries(require.cache).filter(([file]) => file.startsWith(folder + path.sep));
  const versions = exercises.map((exercise): [string, string] => {
    const [file = entry] = own.find(([, module]) => Object.values(module?.exports).includes(exercise)) ?? [];
    return [exercise.id, hashOf(file, terms, files)];
  });
  return { whole: hashOf(entry, terms, files), exercises: Object.fromEntries(versions) };
}

/** The texts of files that were read. */
type Files = Map<string, Buffer>;

function hashOf(entry: string, terms: object, files: Files): string {
  const hash = createHash("sha256").update(JSON.stringify(terms));
  const needed = [...imported(entry, files)].filter((file) => !shows.some((room) => file.startsWith(room)));
  for (const file of needed.sort()) hash.update(`\0${path.relative(home, file)}\0`).update(read(file, files));
  return hash.digest("hex");
}

/** `file` and the files of this package that it requires, directly and by way of others. */
function imported(file: string, files: Files, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  if (!file.endsWith(".js")) return found;
  for (const [, name] of read(file, files)
    .toString("utf8")
    .matchAll(/\brequire\("([^"]+)"\)/g)) {
    const next = resolved(name!, path.dirname(file));
    if (next !== undefined) imported(next, files, found);
  }
  return found;
}

function read(file: string, files: Files): Buffer {
  const text = files.get(file) ?? readFileSync(file);
  files.set(file, text);
  return text;
}

function resolved(name: string, folder: string): string | undefined {
  if (name === "svertka") return path.join(home, "dist", "index.js");
  if (!name.startsWith(".")) return undefined;
  const place = path.resolve(folder, name);
  return [place, `${place}.js`, path.join(place, "index.js")].find(
    (file) => path.extname(file) && existsSync(file),
  );
}

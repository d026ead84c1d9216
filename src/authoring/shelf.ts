// Built notebooks on disk: which differ from what the sources say, and bringing them into line.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { languages } from "../language/text";
import { shelves } from "./course";

export interface Difference {
  /** From the course folder, with `/`. */
  readonly file: string;
  /** `stale`: its source is gone. `worked in`: an exercise notebook that somebody has run, so that it may hold answers. */
  readonly kind: "missing" | "changed" | "stale" | "worked in";
  /** The first cell that is not the same, from 1; where the cells are the same, undefined. */
  readonly cell?: number;
}

/** What the notebooks in `course` lack, have changed or have too many against `files`. */
export function differencesOf(course: string, files: ReadonlyMap<string, string>): Difference[] {
  const differences: Difference[] = [];
  for (const [file, text] of files) {
    const full = path.join(course, file);
    if (!existsSync(full)) differences.push({ file, kind: "missing" });
    else {
      const found = readFileSync(full, "utf8");
      const kind = file.startsWith("exercises/") && wasRun(parsed(found)) ? "worked in" : "changed";
      if (found !== text) differences.push({ file, kind, ...firstCell(found, text) });
    }
  }
  return [...differences, ...staleFiles(course, files).map((file) => ({ file, kind: "stale" }) as const)];
}

/** Writes what is missing or changed and deletes what is stale; what was worked in is replaced by `force` only. */
export function mend(
  course: string,
  files: ReadonlyMap<string, string>,
  differences: readonly Difference[],
  force = false,
): void {
  for (const { file, kind } of differences) {
    const full = path.join(course, file);
    if (kind === "worked in" && !force) continue;
    if (kind === "stale") rmSync(full);
    else {
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, files.get(file)!);
    }
  }
}

/** Our notebooks that no source stands behind any more. */
function staleFiles(course: string, files: ReadonlyMap<string, string>): string[] {
  return shelves.flatMap((shelf) =>
    languages.flatMap((language) => {
      const folder = path.join(course, shelf, language);
      if (!existsSync(folder)) return [];
      return readdirSync(folder)
        .filter((name) => name.endsWith(".ipynb") && !files.has(`${shelf}/${language}/${name}`))
        .filter((name) => isOurs(readFileSync(path.join(folder, name), "utf8"), name))
        .map((name) => `${shelf}/${language}/${name}`)
        .sort();
    }),
  );
}

/** True for a notebook that was built under this name and never run: a copy or somebody's work is not ours to delete. */
function isOurs(text: string, name: string): boolean {
  const notebook = parsed(text);
  const source = notebook?.metadata?.svertka?.source;
  if (typeof source !== "string") return false;
  const built = source === "lessons/course.md" ? "00-course" : source.split("/")[1];
  return name === `${built}.ipynb` && !wasRun(notebook);
}

function wasRun(notebook: AnyNotebook | undefined): boolean {
  return notebook?.cells?.some(({ outputs }) => outputs && outputs.length > 0) ?? false;
}

interface AnyNotebook {
  readonly cells?: readonly { readonly outputs?: readonly unknown[] }[];
  readonly metadata?: { readonly svertka?: { readonly source?: unknown } };
}

function parsed(text: string): AnyNotebook | undefined {
  try {
    return JSON.parse(text) as AnyNotebook;
  } catch {
    return undefined;
  }
}

function firstCell(found: string, text: string): { cell?: number } {
  const [mine, theirs] = [parsed(found)?.cells ?? [], parsed(text)!.cells!];
  const length = Math.max(mine.length, theirs.length);
  const at = Array.from({ length }, (_, at) => at).find(
    (at) => JSON.stringify(mine[at]) !== JSON.stringify(theirs[at]),
  );
  return at === undefined ? {} : { cell: at + 1 };
}

// Who handed in what: a folder of notebooks, one folder a student or one file a student.
import { readdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { Text } from "../language/text";
import { answered } from "./cells";
import { type CodeCell, readCells, Unreadable } from "./notebook";

/** The lessons that notebooks may belong to, with the ids of their exercises. */
export type Lessons = ReadonlyMap<string, readonly string[]>;

export interface Submission {
  readonly student: string;
  readonly file: string;
  /** Undefined when neither the cells nor the file name tell. */
  readonly lesson: string | undefined;
  /** The code cells, or why there are none. */
  readonly content: readonly CodeCell[] | Text;
}

export interface Handed {
  readonly submissions: readonly Submission[];
  readonly notes: readonly { readonly student: string; readonly text: Text }[];
}

const deepest = 5;

/**
 * The notebooks in `folder`. A student is named by the first folder, or in a flat file by what stands before the
 * lesson's name (`anna_01-convolution-arithmetic.ipynb`), else after it, else by the whole name. Of several notebooks
 * of one lesson the last changed readable one counts, and a note says so. Links out of `folder` and to folders are left out.
 */
export function readSubmissions(folder: string, lessons: Lessons): Handed {
  const root = realpathSync(folder);
  const files = notebooks(root, root, 0).map((file) => read(root, file, lessons));
  const notes: Handed["notes"][number][] = [];
  const newest = new Map<string, Dated>();
  for (const submission of files.sort(byWorth)) {
    const key = JSON.stringify([submission.student, submission.lesson ?? submission.file]);
    const older = newest.get(key);
    if (older) {
      const [kept, left] = [path.relative(root, submission.file), path.relative(root, older.file)];
      const text = { en: `${kept} counts, ${left} does not`, ru: `засчитан ${kept}, а ${left} — нет` };
      notes.push({ student: submission.student, text });
    }
    newest.set(key, submission);
  }
  const submissions = [...newest.values()].sort((a, b) => (a.student < b.student ? -1 : 1));
  return { submissions, notes };
}

type Dated = Submission & { readonly changed: number };

/** What is worth more comes later: what can be read, then what was changed last. */
function byWorth(a: Dated, b: Dated): number {
  return Number(Array.isArray(a.content)) - Number(Array.isArray(b.content)) || a.changed - b.changed;
}

function read(root: string, file: string, lessons: Lessons): Dated {
  const stem = path.basename(file, ".ipynb");
  const named = [...lessons.keys()].find((lesson) => stem.includes(lesson));
  const [first, ...rest] = path.relative(root, file).split(path.sep);
  const student = rest.length > 0 ? first! : flatName(stem, named);
  const { mtimeMs: changed } = statSync(file);
  try {
    const content = readCells(file);
    return { student, file, lesson: lessonOf(content, lessons) ?? named, content, changed };
  } catch (error) {
    const { message } = error as Error;
    const content = error instanceof Unreadable ? error.text : { en: message, ru: message };
    return { student, file, lesson: named, content, changed };
  }
}

function flatName(stem: string, lesson: string | undefined): string {
  if (lesson === undefined) return stem;
  const at = stem.indexOf(lesson);
  const before = stem.slice(0, at).replace(/[\s_.-]+$/, "");
  const after = stem.slice(at + lesson.length).replace(/^[\s_.-]+/, "");
  return before || after || stem;
}

/** The lesson most of whose exercises have a cell. */
function lessonOf(cells: readonly CodeCell[], lessons: Lessons): string | undefined {
  const counts = [...lessons].map(([lesson, exercises]) => ({ lesson, count: answered(cells, exercises) }));
  const best = counts.reduce((most, next) => (next.count > most.count ? next : most), {
    lesson: "",
    count: 0,
  });
  return best.count > 0 ? best.lesson : undefined;
}

function notebooks(root: string, folder: string, depth: number): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const { name } = entry;
    const place = path.join(folder, name);
    if (name.startsWith(".") || name === "node_modules" || name === "__MACOSX") return [];
    if (entry.isDirectory()) return depth < deepest ? notebooks(root, place, depth + 1) : [];
    const counts = entry.isFile() || (entry.isSymbolicLink() && leadsToFile(root, place));
    return counts && name.endsWith(".ipynb") ? [place] : [];
  });
}

/** True for a link to a file inside `root`; links to folders may go in circles and are never followed. */
function leadsToFile(root: string, link: string): boolean {
  try {
    return realpathSync(link).startsWith(root + path.sep) && statSync(link).isFile();
  } catch {
    return false;
  }
}

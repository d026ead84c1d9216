// What students are given: the exercise notebooks as lessons/ says them, in one zip archive, and nothing else.
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { type Language, languages } from "../language/text";
import { buildCourse } from "./course";
import type { ExerciseSource } from "./exercises";
import { flawText } from "./flaw";

export interface Wish {
  /** One language; both when absent. */
  readonly language?: Language;
  /** `04-depthwise-separable` or `04`; every lesson when there are none. */
  readonly lessons?: readonly string[];
}

/** Path, `exercises/en/01-….ipynb`, to the text of the file. */
export type Bundle = ReadonlyMap<string, string>;

/** What an archive may hold: scripts, which begin with `#!`, are executable in it. */
type Contents = ReadonlyMap<string, string | Buffer>;

/**
 * The exercise notebooks of the course in the folder `course`, or the same with their answers from `solutions`, built
 * anew: what somebody has worked in on this disk stays there. Throws when the course has a mistake or a lesson of the wish
 * has no exercises.
 */
export function notebooksOf(
  course: string,
  exercisesOf: ExerciseSource,
  wish: Wish = {},
  shelf: "exercises" | "solutions" = "exercises",
): Bundle {
  const { files, flaws } = buildCourse(course, exercisesOf);
  if (flaws.length > 0) {
    const more = flaws.length > 1 ? ` (and ${flaws.length - 1} more; svertka build lists them)` : "";
    throw new Error(`the course has a mistake: ${flawText(flaws[0]!)}${more}`);
  }
  const all = [...files].filter(([file]) => file.startsWith(`${shelf}/`));
  const names = [...new Set(all.map(([file]) => lessonOf(file)))].sort();
  const chosen = new Set(wish.lessons?.map((lesson) => named(lesson, names)) ?? []);
  const spoken = wish.language ? [wish.language] : languages;
  return new Map(
    all
      .filter(([file]) => chosen.size === 0 || chosen.has(lessonOf(file)))
      .filter(([file]) => spoken.some((language) => file.startsWith(`${shelf}/${language}/`)))
      .sort(([one], [two]) => (one < two ? -1 : 1)),
  );
}

/**
 * The bundle as a zip archive. The same notebooks give the same bytes, on every system and in every time zone: files
 * are stored, not deflated, because Node's versions deflate differently, and bear the first day that zip knows.
 */
export function zipOf(bundle: Contents): Promise<Buffer> {
  const zip = new ZipFile();
  const mtime = new Date(1980, 0, 1);
  for (const [file, content] of bundle) {
    const bytes = Buffer.from(content as string);
    const mode = bytes.subarray(0, 2).toString() === "#!" ? 0o100755 : 0o100644;
    zip.addBuffer(bytes, file, { mtime, mode, compress: false, forceDosTimestamp: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** The lesson of a notebook, `exercises/en/01-….ipynb`. */
export function lessonOf(file: string): string {
  return file.split("/")[2]!.replace(/\.ipynb$/, "");
}

function named(lesson: string, names: readonly string[]): string {
  const found = names.find((name) => name === lesson || name.slice(0, 2) === lesson);
  if (found === undefined)
    throw new RangeError(`no lesson with exercises is called ${lesson}; there are ${names.join(", ")}`);
  return found;
}

// One run of `svertka build`: build in memory, compare with the disk, then write or only tell.
import { buildCourse } from "./course";
import type { ExerciseSource } from "./exercises";
import { flawText } from "./flaw";
import { type Difference, differencesOf, mend } from "./shelf";

export interface Run {
  readonly ok: boolean;
  /** What to print, a line each. */
  readonly lines: readonly string[];
}

/** Builds the course in the folder `course`; with `check`, writes nothing and is not ok when anything differs. */
export function runBuild(course: string, exercisesOf: ExerciseSource, check: boolean): Run {
  const began = performance.now();
  const { files, flaws } = buildCourse(course, exercisesOf);
  if (flaws.length > 0)
    return {
      ok: false,
      lines: [...flaws.map(flawText), `${counted(flaws.length, "mistake")}, nothing written`],
    };
  const differences = differencesOf(course, files);
  if (check && differences.length > 0) {
    const told = differences.map((difference) => `${difference.file}: ${differenceText(difference)}`);
    return {
      ok: false,
      lines: [...told, `${counted(differences.length, "notebook")} not as lessons/ says; run npm run build`],
    };
  }
  if (!check) mend(course, files, differences);
  const stale = differences.filter(({ kind }) => kind === "stale").length;
  const written = differences.length - stale;
  const parts = [
    ...(check ? [] : [`${counted(written, "notebook")} written`]),
    ...(stale > 0 ? [`${stale} deleted`] : []),
    `${files.size - written} ${check ? "as lessons/ says" : "unchanged"}`,
    `${Math.round(performance.now() - began)} ms`,
  ];
  return { ok: true, lines: [parts.join(", ")] };
}

function differenceText({ kind, cell }: Difference): string {
  if (kind === "missing") return "is missing";
  if (kind === "stale") return "has no source any more";
  return cell === undefined ? "differs outside its cells" : `differs, first in cell ${cell}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

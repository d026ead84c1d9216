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

export interface RunOptions {
  /** Write nothing; the run is not ok when anything differs. */
  readonly check?: boolean;
  /** Replace exercise notebooks that somebody has worked in, too. */
  readonly force?: boolean;
}

/** Builds the course in the folder `course`. */
export function runBuild(course: string, exercisesOf: ExerciseSource, options: RunOptions = {}): Run {
  const { check = false, force = false } = options;
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
  if (!check) mend(course, files, differences, force);
  const kept = force ? [] : differences.filter(({ kind }) => kind === "worked in");
  const stale = differences.filter(({ kind }) => kind === "stale").length;
  const written = differences.length - stale - kept.length;
  const parts = [
    ...(check ? [] : [`${counted(written, "notebook")} written`]),
    ...(stale > 0 ? [`${stale} deleted`] : []),
    `${files.size - written - kept.length} ${check ? "as lessons/ says" : "unchanged"}`,
    `${Math.round(performance.now() - began)} ms`,
  ];
  const told = kept.map(({ file }) => `${file} was worked in and is kept; --force replaces it`);
  return { ok: true, lines: [...told, parts.join(", ")] };
}

function differenceText({ kind, cell }: Difference): string {
  if (kind === "missing") return "is missing";
  if (kind === "stale") return "has no source any more";
  return cell === undefined ? "differs outside its cells" : `differs, first in cell ${cell}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

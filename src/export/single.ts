// One submission where a platform runs the grader itself: graded, and written as that platform reads it.
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { exercisesOf } from "../assess/catalogue";
import { pointsOf } from "../assess/exercise";
import { sum } from "../assess/points";
import { courseSecret } from "../assess/seat";
import { grade } from "../grading/grade";
import type { ExerciseRow } from "../grading/gradebook";
import { readNotebook } from "../grading/notebook";
import { namedIn } from "../grading/other-numbers";
import type { Person } from "../intake/person";
import type { Language, Text } from "../language/text";
import { githubResult, gradescopeResult } from "./results";
import type { ExerciseScore, LessonScore } from "./scores";

export type Runner = "gradescope" | "github";

export interface Single {
  readonly runner: Runner;
  /** The folder with the student's notebooks. */
  readonly place: string;
  readonly lesson: string;
  /** Who handed it in, as the platform knows them; without anybody, the notebook's word counts. */
  readonly people: readonly Person[];
  readonly language: Language;
  readonly signal: AbortSignal;
}

export interface SingleResult {
  /** What the platform's file says. */
  readonly result: { readonly [field: string]: unknown };
  /** What the instructor should know. */
  readonly notes: readonly string[];
}

/** The result of the submission: of a lesson that is not in it, 0 points and the reason. Rejects if the machine fails. */
export async function singleResult(single: Single): Promise<SingleResult> {
  const work = mkdtempSync(path.join(tmpdir(), "svertka-single-"));
  try {
    return await graded(single, work);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { result: nothing(single), notes: [error.message] };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function graded(single: Single, work: string): Promise<SingleResult> {
  const { runner, lesson, language, signal } = single;
  layOut(single, work);
  const catalogue = new Map([[lesson, exercisesOf(lesson)]]);
  const { students, notes } = await grade(work, { secret: courseSecret(), language, signal, catalogue });
  // A group's members have the same points.
  const own = students[0]?.exercises ?? [];
  const said = notes.map(({ text }) => text);
  if (own.length === 0) return { result: nothing(single), notes: said };
  const points = sum(own.map((row) => row.points));
  const score: LessonScore = {
    ...{ lesson, points, raw: points, max: sum(own.map(({ max }) => max)) },
    exercises: own.map(exerciseScore),
  };
  const result = runner === "gradescope" ? gradescopeResult(score, language) : githubResult(score, language);
  return { result, notes: said };
}

/** The row's texts are in the reader's language already. */
function exerciseScore({ id, points, max, status, checks }: ExerciseRow): ExerciseScore {
  const verdicts = checks.map(({ name, message, hint, ...check }) => ({
    ...{ ...check, name: twice(name) },
    ...(message !== undefined && { message: twice(message) }),
    ...(hint !== undefined && { hint: twice(hint) }),
  }));
  const ended = status === "missing" ? "empty" : status;
  return { id, points, max, verdict: { id, points, max, status: ended, checks: verdicts } };
}

function twice(text: string): Text {
  return { en: text, ru: text };
}

/** The notebooks as Gradescope exports them, which is how intake/layout.ts learns name and address. */
function layOut({ place, people }: Single, folder: string): void {
  const names = readdirSync(place).filter((name) => name.toLowerCase().endsWith(".ipynb"));
  mkdirSync(path.join(folder, "submission_1"), { recursive: true });
  for (const name of names) copyFileSync(path.join(place, name), path.join(folder, "submission_1", name));
  const submitters = people.length > 0 ? people : [{ name: writtenName(place, names) }];
  const list = {
    submission_1: {
      ":submitters": submitters.map(({ name, email }) => ({ ":name": name, ":email": email })),
    },
  };
  writeFileSync(path.join(folder, "submission_metadata.yml"), JSON.stringify(list));
}

/** The name that the first notebook gives which can be read. */
function writtenName(place: string, names: readonly string[]): string {
  for (const name of names) {
    try {
      return namedIn(readNotebook(readFileSync(path.join(place, name))).cells);
    } catch {
      // The report says what is wrong with it.
    }
  }
  return namedIn([]);
}

function nothing({ runner, lesson, language }: Single): SingleResult["result"] {
  const max = exercisesOf(lesson).reduce((sum, exercise) => sum + pointsOf(exercise), 0);
  const message =
    language === "ru"
      ? `Среди сданного нет тетради урока ${lesson} (${lesson}.ipynb)`
      : `There is no notebook of the lesson ${lesson} (${lesson}.ipynb) in what was handed in`;
  if (runner === "gradescope") {
    const test = {
      score: 0,
      max_score: max,
      status: "failed",
      name: lesson,
      output: message,
      visibility: "visible",
    };
    return {
      score: 0,
      output: message,
      output_format: "text",
      visibility: "visible",
      stdout_visibility: "hidden",
      tests: [test],
    };
  }
  const test = {
    name: lesson,
    status: "error",
    score: 0,
    message,
    test_code: "",
    filename: "",
    line_no: 0,
    duration: 0,
  };
  return { version: 1, status: "error", max_score: max, tests: [test] };
}

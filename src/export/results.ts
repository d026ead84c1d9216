// Results of single submissions for platforms that show checks: Gradescope, GitHub Classroom, PrairieLearn. Students see what
// the public checks found; of the grader's, only that they exist and what they gave.

import { rounded } from "../assess/points";
import type { Language } from "../language/text";
import { type Exported, gradedOf, type Wish } from "./export";
import { FileNames } from "./file-names";
import type { ExerciseScore, LessonScore } from "./scores";

interface Outcome {
  readonly name: string;
  readonly points: number;
  readonly max: number;
  readonly passed: boolean;
  readonly message: string;
  /** One that only an instructor may see. */
  readonly hidden: boolean;
}

const words = {
  en: { grader: "grader checks", hand: "set by hand", unread: "the notebook cannot be read" },
  ru: { grader: "проверки после сдачи", hand: "поставлено вручную", unread: "тетрадь нельзя прочесть" },
};

/** No platform shows more of a message; PrairieLearn takes 1 MB of all. */
const longest = 2_000;

/** `results.json` of a Gradescope autograder, a file a student. */
export function gradescope(wish: Wish): Exported {
  return each(wish, "json", (score) => gradescopeResult(score, wish.language));
}

export function gradescopeResult(score: LessonScore, language: Language) {
  return {
    score: score.points,
    output: lateness(score, language),
    output_format: "text",
    test_output_format: "text",
    visibility: "visible",
    stdout_visibility: "hidden",
    tests: outcomes(score, language, true).map(({ name, points, max, passed, message, hidden }) => ({
      ...{ score: points, max_score: max, status: passed ? "passed" : "failed", name },
      ...{ name_format: "text", output: message, output_format: "text" },
      visibility: hidden ? "hidden" : "visible",
    })),
  };
}

/** What a GitHub Classroom runner hands to the reporter, in base64. */
export function github(wish: Wish): Exported {
  return each(wish, "txt", (score) => githubResult(score, wish.language));
}

export function githubResult(score: LessonScore, language: Language) {
  const tests = outcomes(score, language, false).map(({ name, points, passed, message }) => ({
    ...{ name, status: passed ? "pass" : "fail", score: points, message },
    ...{ test_code: "", filename: "", line_no: 0, duration: 0 },
  }));
  const status = tests.every((one) => one.status === "pass") ? "pass" : "fail";
  return { version: 1, status, max_score: score.max, tests };
}

/** `results.json` of a PrairieLearn external grader. */
export function prairielearn(wish: Wish): Exported {
  return each(wish, "json", (score) => ({
    gradable: score.work?.readable !== false,
    score: score.max > 0 ? rounded(score.points / score.max) : 0,
    message: lateness(score, wish.language),
    tests: outcomes(score, wish.language, false).map(({ name, points, max, message }) => ({
      ...{ name, points, max_points: max, message },
    })),
  }));
}

/** A file a student and lesson: `01-lesson/anna.json`. Text files hold their JSON in base64. */
function each(wish: Wish, kind: "json" | "txt", write: (score: LessonScore) => object): Exported {
  const content = new Map<string, string>();
  const names = new FileNames();
  for (const { id, scores } of wish.people) {
    const name = names.of(id);
    for (const score of scores?.lessons.values() ?? []) {
      const text = JSON.stringify(write(score), null, kind === "json" ? 2 : undefined);
      const file = `${score.lesson}/${name}.${kind}`;
      content.set(file, `${kind === "json" ? text : Buffer.from(text).toString("base64")}\n`);
    }
  }
  return { content, graded: gradedOf(wish.people, wish) };
}

function outcomes(score: LessonScore, language: Language, apart: boolean): Outcome[] {
  if (score.work?.readable === false && score.exercises.every(({ mark }) => !mark)) {
    const message = words[language].unread;
    return [{ name: score.lesson, points: 0, max: score.max, passed: false, message, hidden: false }];
  }
  return score.exercises.flatMap((exercise) => outcomesOf(exercise, language, apart));
}

/** The checks of an exercise with their part of its points; `apart`: the grader's one by one, hidden. */
function outcomesOf(
  { id, points, max, verdict, mark }: ExerciseScore,
  language: Language,
  apart: boolean,
): Outcome[] {
  const { grader, hand } = words[language];
  if (mark || !verdict) {
    const message = mark ? `${hand}: ${mark.why}` : "";
    return [
      { name: id, points, max, passed: points >= max, message: message.slice(0, longest), hidden: false },
    ];
  }
  // What lateness leaves of every check.
  const left = verdict.points > 0 ? points / verdict.points : 1;
  const all = verdict.checks.map(({ name, message, hint, ...check }) => ({
    ...{ name: `${id}: ${name[language]}`, points: rounded(check.points * left), max: check.max },
    message: [message?.[language] ?? "", hint?.[language] ?? ""].join("\n").trim().slice(0, longest),
    passed: check.status === "passed",
    hidden: check.audience === "grader",
  }));
  const hidden = all.filter((outcome) => outcome.hidden);
  if (apart || hidden.length === 0) return all;
  const total = (field: "points" | "max") =>
    rounded(hidden.reduce((before, outcome) => before + outcome[field], 0));
  const rest = {
    ...{ name: `${id}: ${grader}`, points: total("points"), max: total("max"), message: "", hidden: false },
    passed: hidden.every(({ passed }) => passed),
  };
  return [...all.filter((outcome) => !outcome.hidden), rest];
}

function lateness({ work, points, raw }: LessonScore, language: Language): string {
  if (!work || work.daysLate === 0 || points === raw) return "";
  return language === "ru"
    ? `Сдано с опозданием (дней: ${work.daysLate}): ${points} вместо ${raw}`
    : `Late (days: ${work.daysLate}): ${points} instead of ${raw} points`;
}

// What the page's forms do to the gradebook.
import type { Book } from "../gradebook/book";
import { override } from "../gradebook/overrides";
import { answersInWords, type WordsAnswer } from "./answers-in-words";
import { workBy } from "./class";
import { localAddress } from "./html";
import { type Asked, notice, type Page, workAddress } from "./page";
import { markSeen } from "./submission";

/** Where to go on after a form, or the page that says why nothing was changed. */
export type Outcome = string | Page;

type Action = (form: URLSearchParams, asked: Asked) => Promise<Outcome>;

export const actions: Readonly<Record<string, Action>> = {
  "/override": async (form, asked) => {
    const { book, late, words } = asked;
    const { student, lesson, exercise, why, who } = fields(
      form,
      "student",
      "lesson",
      "exercise",
      "why",
      "who",
    );
    const work = await workBy(book, student, lesson, late);
    const score = work?.scores.find((one) => one.exercise === exercise);
    if (!score) return notice(404, words.missingWork);
    const points = pointsIn(form.get("points"), score.max);
    const isBack = form.has("checks");
    if (points === undefined && !isBack) return notice(400, words.badPoints(score.max));
    if (!why || !who) return notice(400, words.badReason);
    await override(book, { student, lesson, exercise, points: isBack ? undefined : points, why, who });
    return `${workAddress(student, lesson)}#${exercise}`;
  },
  /** One decision for a group of answers in words. */
  "/decide": async (form, asked) => {
    const { book, words } = asked;
    const { exercise, why, who } = fields(form, "exercise", "why", "who");
    const answers = await ticked(form, book, exercise);
    if (answers.length === 0) return notice(400, words.nobodyTicked);
    const points = pointsIn(form.get("points"), answers[0]!.max);
    if (points === undefined) return notice(400, words.badPoints(answers[0]!.max));
    if (!why || !who) return notice(400, words.badReason);
    await override(
      book,
      ...answers.map(({ student, lesson }) => ({ student, lesson, exercise, points, why, who })),
    );
    return localBack(form);
  },
  "/leave": async (form, asked) => {
    const { book, words } = asked;
    const { exercise, who } = fields(form, "exercise", "who");
    const answers = await ticked(form, book, exercise);
    if (answers.length === 0) return notice(400, words.nobodyTicked);
    await markSeen(
      book,
      answers.map(({ attempt }) => ({ attempt, exercise })),
      who || asked.who,
    );
    return localBack(form);
  },
  "/seen": async (form, { book, who }) => {
    const { student, lesson, exercise } = fields(form, "student", "lesson", "exercise");
    await markSeen(book, [{ attempt: Number(form.get("attempt")), exercise }], who);
    return `${workAddress(student, lesson)}#${exercise}`;
  },
};

function fields<Name extends string>(form: URLSearchParams, ...names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, (form.get(name) ?? "").trim()])) as Record<
    Name,
    string
  >;
}

/** Undefined unless it is a number from 0 to `max`; a decimal comma is one, too. */
function pointsIn(text: string | null, max: number): number | undefined {
  const number = /^\d+([.,]\d+)?$/.test(text ?? "") ? Number(text!.replace(",", ".")) : Number.NaN;
  return number <= max ? number : undefined;
}

async function ticked(form: URLSearchParams, book: Book, exercise: string): Promise<WordsAnswer[]> {
  const attempts = new Set(form.getAll("attempt").map(Number));
  return (await answersInWords(book, exercise)).filter(({ attempt }) => attempts.has(attempt));
}

function localBack(form: URLSearchParams): string {
  return localAddress(form.get("back") ?? "/queue");
}

// What the page's forms do to the gradebook.
import { override } from "../gradebook/overrides";
import { classOf } from "./class";
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
    const { rows } = await classOf(book, late, lesson);
    const scores = rows.find((row) => row.student === student)?.works.get(lesson)?.scores;
    const score = scores?.find((one) => one.exercise === exercise);
    if (!score) return notice(404, words.missingWork);
    const points = pointsIn(form.get("points"), score.max);
    if (points === undefined) return notice(400, words.badPoints(score.max));
    if (!why || !who) return notice(400, words.badReason);
    await override(book, { student, lesson, exercise, points, why, who });
    return `${workAddress(student, lesson)}#${exercise}`;
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

// What the exercise cells call: the student's numbers, the check of an answer, the next hint.
import { findExercise } from "../assess/catalogue";
import { judge } from "../assess/judge";
import { drawNumbers } from "../assess/variant";
import { language } from "../language/choice";
import { assignment } from "./assignment";
import { complaint } from "./complaint";
import { feedback } from "./feedback";
import { box, escaped, tone } from "./html";
import { localAnswer } from "./local-answer";
import { note } from "./progress";
import { Rendered } from "./rendered";
import { seat } from "./student";

/**
 * Judges `answer` by the public checks of exercise `id` and returns the report, a cell's last value. Its plain text
 * starts with the points, and it never throws, so that Run All reaches the end. Under `SVERTKA_NBGRADER=1` the plain
 * text is the points alone, because nbgrader takes a number for partial credit and any other text for full marks, and
 * an error that is not the student's is thrown.
 */
export async function check(id: string, answer: unknown): Promise<Rendered> {
  try {
    const exercise = findExercise(id);
    const report = await judge(exercise, localAnswer(answer, exercise.withholds), seat(), "public");
    note(report, seat().student);
    const { html, text } = feedback(report, exercise, language());
    return new Rendered({ "text/html": html, "text/plain": forNbgrader() ? String(report.points) : text });
  } catch (error) {
    if (forNbgrader()) throw error;
    return complaint(error);
  }
}

/** Asked at each check, so that a kernel that nbgrader starts needs nothing but the variable. */
function forNbgrader(): boolean {
  return process.env.SVERTKA_NBGRADER === "1";
}

/** What exercise `id` asks of this notebook's student: points, numbers, what will be tried. A cell's last value. */
export function task(id: string): Rendered {
  try {
    const exercise = findExercise(id);
    const { html, text } = assignment(exercise, drawNumbers(exercise, seat()), seat().student, language());
    return new Rendered({ "text/html": html, "text/plain": text });
  } catch (error) {
    return complaint(error);
  }
}

const shown = new Map<string, number>();

/** The next hint of exercise `id`: each call gives one more, from a nudge to nearly the answer. */
export function hint(id: string): Rendered {
  try {
    const { hints } = findExercise(id);
    const count = Math.min((shown.get(id) ?? 0) + 1, hints.length);
    shown.set(id, count);
    const lines = hints
      .slice(0, count)
      .map((text, index) => `${index + 1}/${hints.length} · ${text[language()]}`);
    const html = box(tone.calm, lines.map((line) => `<div>${escaped(line)}</div>`).join(""));
    return new Rendered({ "text/html": html, "text/plain": lines.join("\n") });
  } catch (error) {
    return complaint(error);
  }
}

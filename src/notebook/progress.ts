// How far a student has come: the points of the checks run so far, for a lesson and for the course.
import { exercisesOf, lessonNames } from "../assess/catalogue";
import { type Exercise, pointsOf } from "../assess/exercise";
import { sum } from "../assess/points";
import type { Report } from "../assess/report";
import { language } from "../language/choice";
import type { Text } from "../language/text";
import { bars, type Row } from "./bars";
import { complaint } from "./complaint";
import { keepProgress, progressFile, type Reached, readProgress } from "./progress-file";
import { Rendered } from "./rendered";
import { seat } from "./student";

/** Points of this session, by student: they count even where no file can be written. */
const session = new Map<string, Record<string, number>>();
let problem: Text | undefined;

/** Takes down what a check gave; the best of several counts. */
export function note({ id, points }: Report, student: string): void {
  const own = session.get(student) ?? {};
  session.set(student, { ...own, [id]: Math.max(points, own[id] ?? 0) });
  problem = points > 0 ? keepProgress(progressFile(student), { [id]: points }) : undefined;
}

/**
 * The points so far for each exercise of `lesson`, `NN-name`, for the lesson and for the course. Without a lesson, for each
 * lesson of the course. A cell's last value.
 */
export function progress(lesson?: string): Rendered {
  try {
    const { student } = seat();
    const kept = readProgress(progressFile(student));
    const reached = best(kept.reached, session.get(student) ?? {});
    const troubles = [kept.problem, problem].flatMap((text) => text ?? []);
    const { html, text } = bars(rowsOf(lesson, reached), troubles, language());
    return new Rendered({ "text/html": html, "text/plain": text });
  } catch (error) {
    return complaint(error);
  }
}

function rowsOf(lesson: string | undefined, reached: Reached): Row[] {
  const names = lessonNames();
  const all = new Map(names.map((name) => [name, exercisesOf(name)]));
  const course = { label: { en: "The whole course", ru: "Весь курс" }, total: true };
  const whole = row(course, [...all.values()].flat(), reached);
  const own = lesson === undefined ? undefined : exercisesOf(lesson);
  if (!own)
    return [...names.map((name) => row({ label: lessonLabel(name) }, all.get(name)!, reached)), whole];
  const each = own.map((exercise) => row({ label: exercise.title }, [exercise], reached));
  return [...each, row({ label: lessonLabel(lesson!), total: true }, own, reached), whole];
}

function row(
  { label, total = false }: { label: Text; total?: boolean },
  exercises: readonly Exercise[],
  reached: Reached,
): Row {
  const all = (points: (exercise: Exercise) => number) => sum(exercises.map(points));
  return {
    label,
    total,
    points: all((exercise) => Math.min(reached[exercise.id] ?? 0, pointsOf(exercise, "public"))),
    max: all((exercise) => pointsOf(exercise, "public")),
    later: all((exercise) => pointsOf(exercise, "grader")),
  };
}

function lessonLabel(name: string): Text {
  const number = Number(name.slice(0, 2));
  return { en: `Lesson ${number}`, ru: `Урок ${number}` };
}

function best(one: Reached, other: Reached): Reached {
  const ids = [...Object.keys(one), ...Object.keys(other)];
  return Object.fromEntries(ids.map((id) => [id, Math.max(one[id] ?? 0, other[id] ?? 0)]));
}

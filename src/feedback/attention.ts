// Who of a class needs a look, and why, the most urgent first.

import { sum } from "../assess/points";
import type { ClassScores, StudentScores } from "../export/scores";
import type { CheckVerdict } from "../gradebook/verdict";
import type { Text } from "../language/text";

export interface Attention {
  readonly student: StudentScores;
  readonly reasons: readonly Text[];
}

/** Below this part of the points that others have had the chance to get. */
const little = 0.4;

export function attention({ lessons, students }: ClassScores): Attention[] {
  return students
    .map((student) => ({ student, reasons: reasonsFor(student, lessons) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length);
}

function reasonsFor(student: StudentScores, lessons: ClassScores["lessons"]): Text[] {
  const scores = [...student.lessons.values()];
  const reasons: Text[] = [];
  const tell = (en: string, ru: string) => reasons.push({ en, ru });
  const list = (names: readonly string[]) => names.join(", ");
  const unread = scores.filter(({ work }) => work?.readable === false).map(({ work }) => work!.file);
  const files = [...unread, ...student.strays];
  if (files.length > 0)
    tell(
      `cannot be read, or is of no lesson: ${list(files)}`,
      `не читается или не относится ни к одному уроку: ${list(files)}`,
    );
  if (student.ungraded.length > 0)
    tell(`still to be graded: ${list(student.ungraded)}`, `ещё не проверено: ${list(student.ungraded)}`);
  const missing = lessons
    .map(({ lesson }) => lesson)
    .filter((lesson) => !student.lessons.has(lesson) && !student.ungraded.includes(lesson));
  if (missing.length > 0) tell(`not handed in: ${list(missing)}`, `не сдано: ${list(missing)}`);
  const exercises = scores.flatMap((score) => score.exercises);
  const ended = exercises.filter(({ verdict }) =>
    verdict?.checks.some(({ status }) => ["timeout", "memory", "crashed"].includes(status)),
  );
  if (ended.length > 0)
    tell(
      `ran out of time or memory, or broke off: ${list(ended.map(({ id }) => id))}`,
      `не хватило времени или памяти, либо программа оборвалась: ${list(ended.map(({ id }) => id))}`,
    );
  const fitted = exercises.filter(({ verdict }) => onlyShown(verdict?.checks ?? []));
  if (fitted.length > 0)
    tell(
      `right for the shown numbers only: ${list(fitted.map(({ id }) => id))}`,
      `верно только для показанных чисел: ${list(fitted.map(({ id }) => id))}`,
    );
  const [points, max] = [sum(scores.map((score) => score.points)), sum(scores.map((score) => score.max))];
  if (max > 0 && points / max < little) {
    const percent = Math.round((100 * points) / max);
    tell(`${percent}% of the points of what was handed in`, `${percent}% баллов за сданное`);
  }
  return [...reasons, ...scores.flatMap(({ work }) => work?.verdict?.notes ?? [])];
}

/** Every public check passed and no check of the grader's: written for what was shown, or misunderstood. */
function onlyShown(checks: readonly CheckVerdict[]): boolean {
  const shown = checks.filter(({ audience }) => audience === "public");
  const kept = checks.filter(({ audience }) => audience === "grader");
  const passed = ({ status }: CheckVerdict) => status === "passed";
  return shown.length > 0 && kept.length > 0 && shown.every(passed) && !kept.some(passed);
}

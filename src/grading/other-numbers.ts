// A notebook worked on under another name has that name's numbers: right answers to them are noted, not counted.
import type { Answer, Exercise } from "../assess/exercise";
import { judge } from "../assess/judge";
import type { Report } from "../assess/report";
import { nobody, type Seat } from "../assess/seat";
import { drawNumbers } from "../assess/variant";
import type { Note } from "../gradebook/verdict";
import type { CodeCell } from "./notebook";

/** The name that the notebook's `student("…")` gives, else the one under which unnamed students practise. */
export function namedIn(cells: readonly CodeCell[]): string {
  const calls = cells.flatMap(({ source }) => [
    ...source.matchAll(/^[ \t]*student\(\s*(["'`])(.*?)\1\s*\)/gm),
  ]);
  return calls.at(-1)?.[2]?.trim() || nobody;
}

/** What to tell the instructor if `answer` misses points of `report`, but not with the numbers of `named`. */
export async function otherNumbers(
  exercise: Exercise,
  answer: Answer,
  { seat, named, report }: { seat: Seat; named: string; report: Report },
): Promise<Note | undefined> {
  const own = Object.keys(drawNumbers(exercise, seat)).length === 0 || named === seat.student;
  if (own || report.points === report.max) return undefined;
  const { points } = await judge(exercise, answer, { ...seat, student: named }, "grader");
  if (points <= report.points) return undefined;
  return {
    exercise: exercise.id,
    look: true,
    en: `${exercise.id} answers the numbers of "${named}", the name in the notebook; with those it would have ${points} of ${report.max} points`,
    ru: `${exercise.id}: ответ верен для чисел «${named}» — так назван студент в тетради; с ними было бы баллов: ${points} из ${report.max}`,
  };
}

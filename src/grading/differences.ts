// Who goes up and who goes down: points as they count, after lateness and marks by hand.
import { rounded, sum } from "../assess/points";
import { counted } from "../gradebook/overrides";
import type { ExerciseVerdict, Verdict } from "../gradebook/verdict";
import { type LateRule, partLeft } from "../intake/lateness";
import type { Regrade } from "./regrade";

export interface Score {
  readonly points: number;
  readonly max: number;
}

/** An exercise whose points the checks see otherwise than before; absent on the side where there is no such exercise. */
export interface Change {
  readonly student: string;
  readonly exercise: string;
  readonly before?: Score;
  readonly after?: Score;
  /** Set by hand: these points count, before and after. */
  readonly override?: { readonly points: number; readonly who: string };
}

/** A student's points in all lessons. */
export interface Total {
  readonly student: string;
  readonly before: Score;
  readonly after: Score;
}

export interface Differences {
  readonly changes: readonly Change[];
  /** Of every student of the gradebook. */
  readonly totals: readonly Total[];
}

/** The differences that `regrade` would make, late work counted by the rule `late`. */
export function differences({ verdicts, marks }: Regrade, late: LateRule = "none"): Differences {
  const changes: Change[] = [];
  const totals = new Map<string, Total>();
  for (const { run, after } of verdicts) {
    const { student, daysLate } = run;
    const left = partLeft(daysLate, late);
    const own = marks.filter((mark) => mark.student === student);
    const markOn = (id: string) => own.find(({ exercise }) => exercise === id);
    const whole = ({ exercises }: Verdict): Score => ({
      points: sum(exercises.map(({ id, points }) => counted(points, left, markOn(id)))),
      max: sum(exercises.map(({ max }) => max)),
    });
    const before = totals.get(student) ?? { student, before: none, after: none };
    totals.set(student, {
      student,
      before: added(before.before, whole(run.verdict)),
      after: added(before.after, whole(after)),
    });
    const score = (exercise: ExerciseVerdict | undefined): Score | undefined =>
      exercise && { points: counted(exercise.points, left), max: exercise.max };
    const ids = new Set([...run.verdict.exercises, ...after.exercises].map(({ id }) => id));
    for (const exercise of ids) {
      const [old, now] = [run.verdict, after].map(({ exercises }) =>
        score(exercises.find(({ id }) => id === exercise)),
      );
      if (old?.points === now?.points && old?.max === now?.max) continue;
      const mark = markOn(exercise);
      changes.push({
        ...{ student, exercise },
        ...(old && { before: old }),
        ...(now && { after: now }),
        ...(mark && { override: { points: mark.points, who: mark.who } }),
      });
    }
  }
  return { changes, totals: [...totals.values()] };
}

const none: Score = { points: 0, max: 0 };

function added(one: Score, other: Score): Score {
  return { points: rounded(one.points + other.points), max: rounded(one.max + other.max) };
}

// The class as the gradebook has it: of each student and lesson the attempt that counts, by its latest verdict.
import { outcomeOf, sum } from "../assess/points";
import type { Book } from "../gradebook/book";
import { chosen } from "../gradebook/chosen";
import { counted, type Mark, overridesOf } from "../gradebook/overrides";
import { type LateRule, partLeft } from "../intake/lateness";

export interface Score {
  readonly exercise: string;
  /** What counts: an instructor's points, else the checks' after lateness. */
  readonly points: number;
  readonly max: number;
  readonly status: "passed" | "partial" | "failed" | "empty";
  /** The checks' points, before lateness. */
  readonly judged: number;
  readonly mark?: Mark;
  /** The rubric asks for a human, and none has looked. */
  readonly doubtful: boolean;
}

/** A lesson of a student. */
export interface Work {
  readonly attempt: number;
  readonly run: number | null;
  readonly readable: boolean;
  readonly daysLate: number;
  /** There is something in it that no answer needs. */
  readonly looks: boolean;
  readonly scores: readonly Score[];
}

export interface Row {
  readonly student: string;
  readonly name: string;
  readonly works: ReadonlyMap<string, Work>;
}

export interface Class {
  readonly rows: readonly Row[];
  /** The exercises of each lesson that somebody handed in, in order, with what they are worth. */
  readonly lessons: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

interface Found extends Omit<Work, "scores"> {
  readonly student: string;
  readonly lesson: string;
  readonly scores: readonly [exercise: string, points: number, max: number, status: Score["status"]][];
  readonly doubtful: readonly string[];
}

/** Everybody's work, or one lesson's. `late` is what lateness costs. */
export async function classOf(book: Book, late: LateRule, lesson?: string): Promise<Class> {
  const students = await book.database.query<{ student: string; name: string }>(
    `select key as student, students.name from students join courses on courses.id = course_id
     where courses.name = $1 order by students.name, key`,
    [book.course],
  );
  const found = await book.database.query<Found>(
    `with chosen as (${chosen}),
       listed as (
         select run_id, jsonb_agg(jsonb_build_array(exercise, points, max, status) order by place) as list
         from scores where run_id in (select run_id from chosen) group by run_id),
       doubted as (
         select attempt_id, jsonb_agg(exercise) as list from answers
         where doubtful and not exists (
           select from seen where seen.attempt_id = answers.attempt_id and seen.exercise = answers.exercise)
         group by attempt_id),
       looked as (select distinct run_id from notes where text ->> 'look' is not null)
     select students.key as student, assignments.name as lesson, chosen.id as attempt, chosen.run_id as run, readable,
       days_late as "daysLate", looked.run_id is not null as looks,
       coalesce(listed.list, '[]') as scores, coalesce(doubted.list, '[]') as doubtful
     from chosen join students on students.id = student_id join assignments on assignments.id = assignment_id
     left join listed on listed.run_id = chosen.run_id
     left join doubted on doubted.attempt_id = chosen.id
     left join looked on looked.run_id = chosen.run_id
     where $2::text is null or assignments.name = $2 order by assignments.name`,
    [book.course, lesson ?? null],
  );
  const marks = marksBy(await overridesOf(book));
  const works = new Map<string, Map<string, Work>>();
  const lessons = new Map<string, Map<string, number>>();
  for (const one of found) {
    const exercises = lessons.get(one.lesson) ?? new Map<string, number>();
    lessons.set(one.lesson, exercises);
    for (const [exercise, , max] of one.scores) exercises.set(exercise, max);
    const own = works.get(one.student) ?? new Map<string, Work>();
    works.set(one.student, own);
    own.set(one.lesson, workOf(one, marks, late));
  }
  const rows = students.map((row) => ({ ...row, works: works.get(row.student) ?? new Map() }));
  return { rows, lessons };
}

type Marks = ReadonlyMap<string, Mark>;

function marksBy(marks: readonly Mark[]): Marks {
  return new Map(marks.map((mark) => [keyOf(mark.student, mark.exercise), mark]));
}

function keyOf(student: string, exercise: string): string {
  return JSON.stringify([student, exercise]);
}

function workOf({ student, scores, doubtful, ...one }: Found, marks: Marks, late: LateRule): Work {
  const left = partLeft(one.daysLate, late);
  return {
    ...{
      attempt: one.attempt,
      run: one.run,
      readable: one.readable,
      daysLate: one.daysLate,
      looks: one.looks,
    },
    scores: scores.map(([exercise, judged, max, status]) => {
      const mark = marks.get(keyOf(student, exercise));
      const points = counted(judged, left, mark);
      const score = { exercise, points, max, judged, status: mark ? outcomeOf(points, max) : status };
      return { ...score, doubtful: !mark && doubtful.includes(exercise), ...(mark && { mark }) };
    }),
  };
}

/** The points of `scores` together, without the dust of binary fractions. */
export function total(scores: readonly Score[]): number {
  return sum(scores.map(({ points }) => points));
}

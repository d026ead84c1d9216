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

export interface Person {
  readonly student: string;
  readonly name: string;
}

export interface Row extends Person {
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
  const students = await book.database.query<Person>(
    `select key as student, students.name from students join courses on courses.id = course_id
     where courses.name = $1 order by students.name, key`,
    [book.course],
  );
  const found = await foundIn(book, lesson);
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

/** One student's work of one lesson; undefined if nothing was handed in. */
export async function workBy(
  book: Book,
  student: string,
  lesson: string,
  late: LateRule,
): Promise<Work | undefined> {
  const [found] = await foundIn(book, lesson, student);
  return found && workOf(found, marksBy(await overridesOf(book, student)), late);
}

/** Who handed in something of `lesson`, by name. */
export function handedIn(book: Book, lesson: string): Promise<Person[]> {
  return book.database.query(
    `select key as student, students.name from students join courses on courses.id = course_id
     where courses.name = $1 and exists (
       select from attempts join assignments on assignments.id = assignment_id
       where student_id = students.id and assignments.name = $2)
     order by students.name, key`,
    [book.course, lesson],
  );
}

/** The lessons that somebody handed in, in order. */
export async function lessonsOf(book: Book): Promise<string[]> {
  const rows = await book.database.query<{ name: string }>(
    `select assignments.name from assignments join courses on courses.id = course_id
     where courses.name = $1 and exists (select from attempts where assignment_id = assignments.id)
     order by assignments.name`,
    [book.course],
  );
  return rows.map(({ name }) => name);
}

/** Everybody's works, or only those of a lesson, or of a student. */
function foundIn(book: Book, lesson?: string, student?: string): Promise<Found[]> {
  return book.database.query(
    `select students.key as student, assignments.name as lesson, chosen.id as attempt, run_id as run, readable,
       days_late as "daysLate",
       exists (select from notes where notes.run_id = chosen.run_id and text ->> 'look' is not null) as looks,
       coalesce((
         select jsonb_agg(jsonb_build_array(exercise, points, max, status) order by place)
         from scores where scores.run_id = chosen.run_id), '[]') as scores,
       coalesce((
         select jsonb_agg(exercise) from answers where attempt_id = chosen.id and doubtful and not exists (
           select from seen where seen.attempt_id = answers.attempt_id and seen.exercise = answers.exercise)
       ), '[]') as doubtful
     from (${chosen}) as chosen
     join students on students.id = student_id join assignments on assignments.id = assignment_id
     where ($2::text is null or assignment_id = (
         select assignments.id from assignments join courses on courses.id = course_id
         where courses.name = $1 and assignments.name = $2))
       and ($3::text is null or student_id = (
         select students.id from students join courses on courses.id = course_id
         where courses.name = $1 and key = $3))
     order by assignments.name`,
    [book.course, lesson ?? null, student ?? null],
  );
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

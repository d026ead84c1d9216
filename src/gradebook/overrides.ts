// Marks by hand: an instructor's points for an exercise in place of the checks', whatever is judged later.
import { rounded } from "../assess/points";
import type { Book } from "./book";
import type { Statements } from "./database";

export interface Override {
  readonly student: string;
  readonly lesson: string;
  readonly exercise: string;
  /** Undefined takes the marks before it back: the checks count again. */
  readonly points: number | undefined;
  readonly who: string;
  readonly why: string;
}

/** An override that the gradebook keeps. */
export interface Kept extends Override {
  readonly time: Date;
}

/** An override that stands. */
export interface Mark extends Kept {
  readonly points: number;
}

/**
 * Enters marks, all of them or none; earlier ones on the same exercise are kept, the last counts.
 * @throws RangeError if the gradebook has no such student, or nobody handed in the lesson.
 */
export async function override(book: Book, ...marks: readonly Override[]): Promise<void> {
  await book.database.transaction(async (statements) => {
    for (const mark of marks) await enter(statements, book.course, mark);
  });
}

async function enter({ query }: Statements, course: string, mark: Override): Promise<void> {
  const { student, lesson, exercise, points, who, why } = mark;
  const there = await query(
    `insert into overrides (student_id, assignment_id, exercise, points, who, why)
     select students.id, assignments.id, $4, $5, $6, $7 from courses
     join students on students.course_id = courses.id and students.key = $2
     join assignments on assignments.course_id = courses.id and assignments.name = $3
     where courses.name = $1 returning id`,
    [course, student, lesson, exercise, points ?? null, who, why],
  );
  if (there.length > 0) return;
  const known = await query<{ key: string }>(
    "select key from students join courses on courses.id = course_id where courses.name = $1 order by key",
    [course],
  );
  if (known.some(({ key }) => key === student))
    throw new RangeError(`nobody handed in ${lesson} in the course ${course}: grade it first`);
  const some = known.slice(0, 8).map(({ key }) => key);
  throw new RangeError(
    `no student ${student} among the ${known.length} of the course ${course}: ${some.join(", ")}${known.length > 8 ? ", …" : ""}`,
  );
}

/** The marks that stand, everybody's or one student's, in the order in which they were made. */
export function overridesOf(book: Book, student?: string): Promise<Mark[]> {
  return from<Mark>(book, "marks", student);
}

/** All that was ever set or taken back, oldest first. */
export async function historyOf(book: Book, student?: string): Promise<Kept[]> {
  const kept = await from<Kept & { points: number | null }>(book, "overrides", student);
  return kept.map(({ points, ...rest }) => ({ ...rest, points: points ?? undefined }));
}

function from<Row extends object>(
  book: Book,
  table: "marks" | "overrides",
  student?: string,
): Promise<Row[]> {
  return book.database.query<Row>(
    `select students.key as student, assignments.name as lesson, exercise, points, who, why, made_at as time
     from ${table} as made join students on students.id = student_id
     join assignments on assignments.id = assignment_id join courses on courses.id = students.course_id
     where courses.name = $1 and exercise is not null and ($2::text is null or students.key = $2) order by made.id`,
    [book.course, student ?? null],
  );
}

/** The points that count: an instructor's, else the part `left` by lateness of what the checks gave. */
export function counted(judged: number, left: number, mark?: Pick<Mark, "points">): number {
  return mark?.points ?? rounded(judged * left);
}

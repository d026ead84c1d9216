// Marks by hand: an instructor's points for an exercise in place of the checks', whatever is judged later.
import type { Book } from "./book";
import type { Statements } from "./database";

export interface Override {
  readonly student: string;
  readonly lesson: string;
  readonly exercise: string;
  readonly points: number;
  readonly who: string;
  readonly why: string;
}

/** An override that the gradebook keeps. */
export interface Mark extends Override {
  readonly time: Date;
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
    [course, student, lesson, exercise, points, who, why],
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

/** The marks in the order in which they were made; `every` gives also those that a later one replaced. */
export async function overridesOf(book: Book, every = false): Promise<Mark[]> {
  const marks = await book.database.query<Mark>(
    `select students.key as student, assignments.name as lesson, exercise, points, who, why, made_at as time
     from overrides join students on students.id = student_id
     join assignments on assignments.id = assignment_id join courses on courses.id = students.course_id
     where courses.name = $1 and exercise is not null order by overrides.id`,
    [book.course],
  );
  if (every) return marks;
  const last = new Map(marks.map((mark) => [JSON.stringify([mark.student, mark.exercise]), mark]));
  return marks.filter((mark) => last.get(JSON.stringify([mark.student, mark.exercise])) === mark);
}

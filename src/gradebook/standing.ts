// Where a class stands: of each student the work that counts, with its latest verdict and the marks by hand.

import type { Language } from "../language/text";
import { type Book, type StudentEntry, verdictOfRun } from "./book";
import { chosen } from "./chosen";
import { type Mark, overridesOf } from "./overrides";
import type { Verdict } from "./verdict";

/** The attempt that counts of one student and lesson. */
export interface Work {
  readonly lesson: string;
  readonly file: string;
  readonly readable: boolean;
  readonly time: Date;
  readonly daysLate: number;
  /** The latest verdict; absent where the attempt is still to be graded or cannot be read. */
  readonly verdict?: Verdict & {
    /** Which version of the checks it comes from. */
    readonly version: string;
  };
  /** Of the notebook's prose, where that could be told. */
  readonly language?: Language;
}

export interface Standing {
  readonly student: StudentEntry;
  readonly work: readonly Work[];
  readonly marks: readonly Mark[];
  /** Files of no lesson that anybody could tell. */
  readonly strays: readonly string[];
}

/**
 * All students of the course, by key.
 * @throws RangeError if the gradebook has no such course.
 */
export async function standings(book: Book): Promise<Standing[]> {
  const { database, course } = book;
  const courses = await database.query<{ name: string }>("select name from courses order by name");
  if (!courses.some(({ name }) => name === course)) {
    const known = courses.map(({ name }) => name).join(", ") || "none: svertka grade makes it";
    throw new RangeError(`the gradebook has no course ${course}; there are ${known}`);
  }
  const students = await database.query<{ [key in keyof StudentEntry]: string | null }>(
    `select key, students.name, email, login from students join courses on courses.id = course_id
     where courses.name = $1`,
    [course],
  );
  const rows = await database.query<WorkRow>(
    `select students.key as student, assignments.name as lesson, file, readable, handed_in as time,
       days_late as "daysLate", language, runs.checks as version,
       ${verdictOfRun}
     from (${chosen}) as chosen
     join students on students.id = student_id join assignments on assignments.id = assignment_id
     left join runs on runs.id = run_id`,
    [course],
  );
  const strays = await database.query<{ student: string; file: string }>(
    `select students.key as student, file from attempts join students on students.id = student_id
     join courses on courses.id = students.course_id
     where courses.name = $1 and assignment_id is null order by attempts.id`,
    [course],
  );
  const work = byStudent(rows);
  const marks = byStudent(await overridesOf(book));
  const loose = byStudent(strays);
  return students
    .map(({ key, name, email, login }) => ({
      student: {
        ...{ key: key!, name: name! },
        ...(email !== null && { email: email! }),
        ...(login !== null && { login: login! }),
      },
      work: (work.get(key!) ?? []).map(workOf).sort((a, b) => (a.lesson < b.lesson ? -1 : 1)),
      marks: marks.get(key!) ?? [],
      strays: (loose.get(key!) ?? []).map(({ file }) => file),
    }))
    .sort((a, b) => (a.student.key < b.student.key ? -1 : 1));
}

type WorkRow = Omit<Work, "verdict" | "language"> &
  Verdict & {
    readonly student: string;
    readonly language: Language | null;
    readonly version: string | null;
  };

function workOf({ student: _, language, version, exercises, notes, ...work }: WorkRow): Work {
  return {
    ...work,
    ...(language !== null && { language }),
    ...(version !== null && { verdict: { exercises, notes, version } }),
  };
}

function byStudent<Row extends { readonly student: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.student, [...(groups.get(row.student) ?? []), row]);
  return groups;
}

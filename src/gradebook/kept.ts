// What the gradebook keeps on the attempts that count: the last run of each, with the versions of the checks behind it.
import { type Book, verdictOfRun } from "./book";
import { chosen } from "./chosen";
import type { Verdict } from "./verdict";

export interface KeptRun {
  readonly student: string;
  readonly lesson: string;
  readonly content: string;
  readonly file: string;
  readonly daysLate: number;
  readonly checks: string;
  /** The version of the checks of each exercise, by its id; null if nobody kept it. */
  readonly versions: Readonly<Record<string, string | null>>;
  readonly verdict: Verdict;
}

/** The last run of every attempt that counts and was judged, in the order of students and lessons. */
export async function keptRuns(book: Book): Promise<KeptRun[]> {
  const rows = await book.database.query<Omit<KeptRun, "verdict"> & Verdict>(
    `select students.key as student, assignments.name as lesson, content, file, days_late as "daysLate", checks,
       coalesce((
         select jsonb_object_agg(scores.exercise, scores.checks) from scores where scores.run_id = runs.id
       ), '{}') as versions, ${verdictOfRun}
     from (${chosen}) as chosen
     join students on students.id = student_id join assignments on assignments.id = assignment_id
     join runs on runs.id = run_id
     order by students.key, assignments.name`,
    [book.course],
  );
  return rows.map(({ exercises, notes, ...run }) => ({ ...run, verdict: { exercises, notes } }));
}

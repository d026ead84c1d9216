// The gradebook of a course: what was handed in, and what each of it is worth by which version of the checks.
import type { Language } from "../language/text";
import type { Database, Statements } from "./database";
import type { Verdict } from "./verdict";

/** A student of the course. */
export interface StudentEntry {
  readonly key: string;
  readonly name: string;
  readonly email?: string;
  readonly login?: string;
}

/** Which notebook of which student. */
export interface AttemptKey {
  readonly student: string;
  readonly lesson: string | undefined;
  /** Hash of the file: the same content again is the same attempt. */
  readonly content: string;
  readonly file: string;
}

/** One notebook that a student handed in. */
export interface Attempt extends AttemptKey {
  readonly readable: boolean;
  readonly time: Date;
  readonly daysLate: number;
  /** Of the notebook's prose, where it has any. */
  readonly language?: Language;
}

/** An attempt and the version of the checks that it is judged by. */
export interface Judging {
  readonly attempt: AttemptKey;
  readonly checks: string;
  /** The version of each exercise's own checks, by its id. */
  readonly exercises: Readonly<Record<string, string>>;
}

/** A verdict to enter. */
export interface Entry {
  readonly judging: Judging;
  readonly verdict: Verdict;
  readonly started: Date;
}

/** Exercises and checks of a row of `runs`, as a verdict has them. */
const exercisesOfRun = `coalesce((
  select jsonb_agg(jsonb_build_object('id', exercise, 'points', points, 'max', max, 'status', status,
    'checks', coalesce((
      select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', name, 'audience', audience,
        'points', points, 'max', max, 'status', state, 'message', message, 'hint', hint,
        'mistake', mistake, 'parts', parts)) order by results.place)
      from results where results.run_id = runs.id and results.exercise = scores.exercise
    ), '[]')) order by scores.place)
  from scores where scores.run_id = runs.id
), '[]')`;

/** Everything of a verdict, of a row of `runs`. */
export const verdictOfRun = `${exercisesOfRun} as exercises,
  coalesce((
    select jsonb_agg(text order by place) from notes where notes.run_id = runs.id
  ), '[]') as notes`;

export class Book {
  constructor(
    readonly database: Database,
    /** Several courses may share a database. */
    readonly course: string,
  ) {}

  /** Enters students and attempts; who and what is there already keeps its verdicts, and its time and lateness are set anew. */
  async register(students: readonly StudentEntry[], attempts: readonly Attempt[]): Promise<void> {
    const distinct = new Map(attempts.map((attempt) => [keyOf(attempt), attempt]));
    const lessons = [...new Set(attempts.flatMap(({ lesson }) => lesson ?? []))];
    await this.database.transaction(async ({ query }) => {
      const [course] = await query<{ id: number }>(
        "insert into courses (name) values ($1) on conflict (name) do update set name = excluded.name returning id",
        [this.course],
      );
      const id = course!.id;
      await query(
        `insert into students (course_id, key, name, email, login)
         select distinct on (key) $1::integer, key, name, email, login
         from jsonb_to_recordset($2::jsonb) as given(key text, name text, email text, login text) order by key
         on conflict (course_id, key) do update set name = excluded.name,
           email = coalesce(excluded.email, students.email), login = coalesce(excluded.login, students.login)`,
        [id, json(students)],
      );
      await query(
        `insert into assignments (course_id, name) select $1::integer, name
         from jsonb_array_elements_text($2::jsonb) as given(name) order by name on conflict do nothing`,
        [id, JSON.stringify(lessons)],
      );
      await query(
        `insert into attempts (student_id, assignment_id, content, file, readable, handed_in, days_late, language)
         select students.id, assignments.id, content, file, readable, time, "daysLate", language
         from jsonb_to_recordset($2::jsonb) as given(student text, lesson text, content text, file text,
           readable boolean, time timestamptz, "daysLate" integer, language text)
         join students on students.course_id = $1::integer and students.key = student
         left join assignments on assignments.course_id = $1::integer and assignments.name = lesson
         order by students.id, assignments.id, content
         on conflict (student_id, assignment_id, content) do update set file = excluded.file,
           readable = excluded.readable, handed_in = excluded.handed_in, days_late = excluded.days_late,
           language = excluded.language`,
        [id, json([...distinct.values()])],
      );
    });
  }

  /** The verdicts that are there, in the order of `judgings`; undefined for what is still to be judged. */
  async verdicts(judgings: readonly Judging[]): Promise<(Verdict | undefined)[]> {
    const wanted = judgings.map(({ attempt: { student, lesson, content }, checks }, at) => ({
      ...{ at, student, lesson, content, checks },
    }));
    const rows = await this.database.query<Verdict & { at: number }>(
      `select given.at, ${verdictOfRun}
       from jsonb_to_recordset($2::jsonb)
         as given(at integer, student text, lesson text, content text, checks text)
       join courses on courses.name = $1
       join students on students.course_id = courses.id and students.key = given.student
       join assignments on assignments.course_id = courses.id and assignments.name = given.lesson
       join attempts on attempts.student_id = students.id and attempts.assignment_id = assignments.id
         and attempts.content = given.content
       join runs on runs.attempt_id = attempts.id and runs.checks = given.checks`,
      [this.course, json(wanted)],
    );
    const found = new Map(rows.map(({ at, exercises, notes }) => [at, { exercises, notes }]));
    return judgings.map((_, at) => found.get(at));
  }

  /**
   * Enters verdicts of registered attempts, all of them or none. One that is there by the same checks gives way if `again`,
   * else it stays.
   */
  enter(entries: readonly Entry[], again = false): Promise<void> {
    return this.database.transaction(async (statements) => {
      for (const entry of entries) await this.#enter(statements, entry, again);
    });
  }

  async #enter({ query }: Statements, { judging, verdict, started }: Entry, again: boolean): Promise<void> {
    const { attempt, checks, exercises: versions } = judging;
    const scores = verdict.exercises.map(({ checks: _, ...score }, place) => ({
      ...{ ...score, place, checks: versions[score.id] },
    }));
    const results = verdict.exercises.flatMap(({ id, checks }) =>
      checks.map((check, place) => ({ ...check, exercise: id, place })),
    );
    const [row] = await query<{ id: number }>(
      `select attempts.id from attempts
       join students on students.id = student_id
       join courses on courses.id = students.course_id
       join assignments on assignments.id = assignment_id
       where courses.name = $1 and students.key = $2 and assignments.name = $3 and content = $4
       for update of attempts`,
      [this.course, storable(attempt.student), attempt.lesson ?? null, attempt.content],
    );
    if (!row) throw new Error(`the gradebook has no attempt ${attempt.file} of ${attempt.student}`);
    await query("delete from waiting where attempt_id = $1 and checks = $2", [row.id, checks]);
    if (again) await query("delete from runs where attempt_id = $1 and checks = $2", [row.id, checks]);
    const [run] = await query<{ id: number }>(
      `insert into runs (attempt_id, checks, started_at, finished_at) values ($1, $2, $3, $4)
       on conflict do nothing returning id`,
      [row.id, checks, started, new Date()],
    );
    if (!run) return;
    await query(
      `insert into scores (run_id, exercise, place, status, points, max, checks)
       select $1::integer, id, place, status, points, max, checks from jsonb_to_recordset($2::jsonb) as given(
         id text, place integer, status text, points double precision, max double precision, checks text)`,
      [run.id, json(scores)],
    );
    await query(
      `insert into results (run_id, exercise, place, name, audience, state, points, max, message, hint, mistake, parts)
       select $1::integer, exercise, place, name, audience, status, points, max, message, hint, mistake, parts
       from jsonb_to_recordset($2::jsonb) as given(exercise text, place integer, name jsonb, audience text,
         status text, points double precision, max double precision, message jsonb, hint jsonb, mistake text,
         parts jsonb)`,
      [run.id, json(results)],
    );
    await query(
      `insert into notes (run_id, place, text)
       select $1::integer, place, text from jsonb_array_elements($2::jsonb) with ordinality as given(text, place)`,
      [run.id, json(verdict.notes)],
    );
    await query(
      `insert into answers (attempt_id, exercise, code, words, doubtful)
       select $1::integer, exercise, code, words, coalesce(doubtful, false)
       from jsonb_to_recordset($2::jsonb) as given(exercise text, code text, words text, doubtful boolean)
       on conflict (attempt_id, exercise) do update
         set code = excluded.code, words = excluded.words, doubtful = excluded.doubtful`,
      [row.id, json(verdict.answers ?? [])],
    );
  }

  /** Takes the judging of an attempt for this process; false while another one is at it. */
  claim(judging: Judging): Promise<boolean> {
    return this.database.claim(claimOf(this.course, judging));
  }

  release(judging: Judging): Promise<void> {
    return this.database.release(claimOf(this.course, judging));
  }
}

/** What a process claims that judges an attempt. */
export function claimOf(course: string, { attempt, checks }: Pick<Judging, "attempt" | "checks">): string {
  return JSON.stringify([course, keyOf(attempt), checks]);
}

function json(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === "string" ? storable(part) : part));
}

/** What students write may hold what no database takes: NUL and halves of characters. */
function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, "\ufffd");
}

function keyOf({ student, lesson, content }: AttemptKey): string {
  return JSON.stringify([student, lesson, content]);
}

// One student's lesson, all that the gradebook knows of it.
import type { Book } from "../gradebook/book";
import { chosen } from "../gradebook/chosen";
import { historyOf, type Kept } from "../gradebook/overrides";
import type { CheckVerdict, KeptAnswer, Note } from "../gradebook/verdict";
import type { LateRule } from "../intake/lateness";
import type { Text } from "../language/text";
import { handedIn, type Person, type Work, workBy } from "./class";

/** A check as the gradebook has it: what is not there is null. */
export type KeptCheck = Omit<CheckVerdict, "message" | "hint" | "mistake"> & {
  readonly exercise: string;
  readonly message: Text | null;
  readonly hint: Text | null;
  readonly mistake: string | null;
};

export interface Submission {
  readonly person: Person;
  readonly lesson: string;
  readonly work: Work;
  readonly file: string;
  readonly time: Date;
  /** Files of the same lesson that do not count. */
  readonly earlier: readonly { readonly file: string; readonly time: Date }[];
  readonly notes: readonly Note[];
  readonly checks: ReadonlyMap<string, readonly KeptCheck[]>;
  readonly answers: ReadonlyMap<string, KeptAnswer>;
  /** Every mark on it, also those that a later one replaced. */
  readonly marks: readonly Kept[];
  /** Who handed in the lesson before and after this one, by name. */
  readonly before?: Person;
  readonly after?: Person;
}

/** Undefined if the student handed in nothing of the lesson. */
export async function submissionOf(
  book: Book,
  student: string,
  lesson: string,
  late: LateRule,
): Promise<Submission | undefined> {
  const there = await handedIn(book, lesson);
  const at = there.findIndex((person) => person.student === student);
  const person = there[at];
  const work = person && (await workBy(book, student, lesson, late));
  if (!work) return undefined;
  const { database } = book;
  const [attempt] = await database.query<{ file: string; time: Date }>(
    "select file, handed_in as time from attempts where id = $1",
    [work.attempt],
  );
  const earlier = await database.query<{ file: string; time: Date }>(
    `select other.file, other.handed_in as time from attempts
     join attempts as other on other.student_id = attempts.student_id
       and other.assignment_id = attempts.assignment_id and other.id <> attempts.id
     where attempts.id = $1 order by other.handed_in desc`,
    [work.attempt],
  );
  const notes = await database.query<{ text: Note }>(
    "select text from notes where run_id = $1 order by place",
    [work.run],
  );
  const results = await database.query<KeptCheck>(
    `select exercise, name, audience, state as status, points, max, message, hint, mistake from results
     where run_id = $1 order by exercise, place`,
    [work.run],
  );
  const answers = await database.query<KeptAnswer>(
    "select exercise, code, words, doubtful from answers where attempt_id = $1",
    [work.attempt],
  );
  const marks = await historyOf(book, student);
  const [before, after] = [there[at - 1], there[at + 1]];
  return {
    ...{ person, lesson, work, file: attempt!.file, time: attempt!.time, earlier },
    notes: notes.map(({ text }) => text),
    checks: new Map(
      work.scores.map(({ exercise }) => [exercise, results.filter((result) => result.exercise === exercise)]),
    ),
    answers: new Map(answers.map((answer) => [answer.exercise, answer])),
    marks: marks.filter((mark) => mark.lesson === lesson),
    ...(before && { before }),
    ...(after && { after }),
  };
}

/** Keeps that somebody looked at these answers and left them as they were judged. */
export async function markSeen(
  book: Book,
  answers: readonly { readonly attempt: number; readonly exercise: string }[],
  who: string,
): Promise<void> {
  await book.database.query(
    `insert into seen (attempt_id, exercise, who)
     select attempt, exercise, $3 from jsonb_to_recordset($2::jsonb) as given(attempt integer, exercise text)
     join (${chosen}) as chosen on chosen.id = attempt on conflict do nothing`,
    [book.course, JSON.stringify(answers), who],
  );
}

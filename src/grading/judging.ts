// Judging what was handed in: some submissions at a time, and nothing that a student hands in stops the others.
import { availableParallelism } from "node:os";
import type { Exercise } from "../assess/exercise";
import type { Attempt, Book } from "../gradebook/book";
import type { Verdict } from "../gradebook/verdict";
import type { LateRule } from "../intake/lateness";
import type { Roster } from "../intake/roster";
import type { Language, Text } from "../language/text";
import type { Bench } from "./bench";
import { Desk, type Work } from "./desk";
import { defaultLimits, type Limits } from "./limits";
import type { NotebookCell } from "./notebook";
import { type Ordering, ordered } from "./orders";
import { hindrance } from "./outcome";
import { proseLanguage } from "./prose-language";
import type { Submission } from "./submissions";
import { type ChecksVersion, checksVersion } from "./version";

/** The exercises of the course by lesson, in order. */
export type Catalogue = ReadonlyMap<string, readonly Exercise[]>;

export interface Grading {
  readonly secret: string;
  readonly language: Language;
  readonly catalogue?: Catalogue;
  readonly limits?: Limits;
  /** How many submissions at a time; without it, one a core. */
  readonly parallel?: number;
  readonly roster?: Roster;
  readonly due?: Date;
  readonly late?: LateRule;
  /** Opens the gradebook, once there is something to grade: there verdicts are kept, and found that were kept before. */
  readonly book?: () => Promise<Book>;
  /** The version of a lesson's checks, for `book`; without it, the hash of the compiled ones. */
  readonly version?: (lesson: string) => ChecksVersion;
  /** Judges also what `book` has a verdict on. */
  readonly again?: boolean;
  /** Leaves the judging to workers, which share this queue in the database of `book`. */
  readonly ordering?: (book: Book) => Promise<Ordering>;
  /** Told once what was found in the book, then after each submission. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends everything that runs; `grade` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** How many of `all` submissions are done, of which `before` in an earlier run or by another grader. */
export interface Progress {
  readonly done: number;
  readonly all: number;
  readonly before: number;
}

/** A submission with its verdict, or why there is none. */
export interface Outcome {
  readonly submission: Submission;
  readonly verdict: Verdict | Text;
}

/** A submission as the gradebook enters it. */
export function attemptOf({ content, hash, ...rest }: Submission): Attempt {
  const { student, lesson, file, time, daysLate } = rest;
  // What was too large to read has no hash: then its name tells it from others.
  const cells = Array.isArray(content) ? (content as readonly NotebookCell[]) : undefined;
  const language = cells && proseLanguage(cells);
  return {
    ...{ student, lesson, file, time, daysLate, content: hash || file, readable: cells !== undefined },
    ...(language && { language }),
  };
}

/** The versions of the checks by lesson, each computed once. */
export function versionsOf({
  version,
  secret,
  limits = defaultLimits,
}: Pick<Grading, "version" | "secret" | "limits">) {
  const known = new Map<string, ChecksVersion>();
  return (lesson: string): ChecksVersion => {
    const found =
      known.get(lesson) ?? (version ?? ((name) => checksVersion(name, { secret, limits })))(lesson);
    known.set(lesson, found);
    return found;
  };
}

const unversioned: ChecksVersion = { whole: "", exercises: {} };

/** The outcomes in the order of `submissions`, judged at `bench` or ordered. Rejects as soon as the machine, not a student, fails. */
export async function judgeAll(
  submissions: readonly Submission[],
  catalogue: Catalogue,
  book: Book | undefined,
  bench: Bench | undefined,
  grading: Grading,
): Promise<Outcome[]> {
  const versionOf = versionsOf(grading);
  const outcomes: Outcome[] = [];
  const todo: Work[] = [];
  for (const [index, submission] of submissions.entries()) {
    const exercises = catalogue.get(submission.lesson ?? "");
    const verdict = hindrance(submission, exercises);
    if (verdict) {
      outcomes[index] = { submission, verdict };
    } else {
      const { whole, exercises: versions } = book ? versionOf(submission.lesson!) : unversioned;
      const judging = { attempt: attemptOf(submission), checks: whole, exercises: versions };
      todo.push({ index, submission, exercises: exercises!, judging });
    }
  }
  const desk = new Desk(todo, book, grading.again);
  for (const [{ index, submission }, verdict] of await desk.known())
    outcomes[index] = { submission, verdict };
  const tell = () => {
    const done = submissions.length - desk.left;
    grading.onProgress?.({ done, all: submissions.length, before: desk.before });
  };
  tell();
  const done = ({ index, submission }: Work, verdict: Verdict) => {
    outcomes[index] = { submission, verdict };
    tell();
  };
  if (bench) await clear(desk, bench, grading, done);
  else await ordered(desk, book!, await grading.ordering!(book!), grading.signal, done);
  return outcomes;
}

/** Judges all that `desk` gives out, some at a time; closes `bench`. Rejects as soon as the machine, not a student, fails. */
export async function clear(
  desk: Desk,
  bench: Bench,
  { parallel = availableParallelism(), signal: stopped }: Grading,
  done: (work: Work, verdict: Verdict) => void,
): Promise<void> {
  const broken = new AbortController();
  const signal = AbortSignal.any([broken.signal, ...(stopped ? [stopped] : [])]);
  signal.addEventListener("abort", () => void bench.close());
  const work = async (): Promise<void> => {
    try {
      for (let next = await desk.next(signal); next; next = await desk.next(signal)) {
        const judged = next;
        done(judged, await desk.judged(judged, () => bench.judge(judged)));
      }
    } catch (error) {
      broken.abort(error);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, desk.left) }, work));
  await bench.close();
  signal.throwIfAborted();
}

// After the checks changed: judges anew only what the change touches, and writes nothing before it is told to.
import type { Book, Entry } from "../gradebook/book";
import { type KeptRun, keptRuns } from "../gradebook/kept";
import { type Mark, overridesOf } from "../gradebook/overrides";
import type { Verdict } from "../gradebook/verdict";
import { benchFor } from "./bench";
import { Desk, type Work } from "./desk";
import { courseCatalogue, idsIn } from "./grade";
import { attemptOf, type Catalogue, clear, type Grading, versionsOf } from "./judging";
import { hindrance } from "./outcome";
import { readSubmissions, type Submission } from "./submissions";

export interface Regrade {
  /** Every kept run of the gradebook, and its verdict by the present checks, which may be the same. */
  readonly verdicts: readonly { readonly run: KeptRun; readonly after: Verdict }[];
  readonly marks: readonly Mark[];
  /** How many submissions were judged anew, and on which exercises. */
  readonly judged: { readonly submissions: number; readonly exercises: readonly string[] };
  /** How many verdicts are to be written anew. */
  readonly stale: number;
  /** What the change touches but nobody can judge without the file: it stays as it was. */
  readonly missing: readonly KeptRun[];
  /** What the gradebook has no verdict on. */
  readonly ungraded: readonly Submission[];
  /** Enters all new verdicts, or none. */
  write(): Promise<void>;
}

/** A kept run by older checks. */
interface Stale {
  readonly run: KeptRun;
  /** The exercises whose checks are others now. */
  readonly touched: ReadonlySet<string>;
  readonly submission: Submission | undefined;
}

/**
 * What the present checks make of the verdicts in `book`. What they need of the notebooks is looked for in `places`.
 * @throws RangeError if a place is not there; Error if a sandbox does not start.
 */
export async function regrade(
  places: readonly string[],
  book: Book,
  grading: Omit<Grading, "book">,
): Promise<Regrade> {
  const { catalogue = courseCatalogue() } = grading;
  const handed = await readSubmissions(places, idsIn(catalogue), grading);
  const found = new Map(
    [...handed.earlier, ...handed.submissions].map((one) => [keyOf(attemptOf(one)), one]),
  );
  const runs = await keptRuns(book);
  const versionOf = versionsOf(grading);
  const stale = runs
    .filter(({ lesson, checks }) => catalogue.has(lesson) && versionOf(lesson).whole !== checks)
    .map((run): Stale => {
      const { exercises } = versionOf(run.lesson);
      const touched = Object.keys(exercises).filter((id) => run.versions[id] !== exercises[id]);
      return { run, touched: new Set(touched), submission: found.get(keyOf(run)) };
    });
  const started = new Date();
  const possible = stale.filter(({ touched, submission }) => touched.size === 0 || submission);
  const fresh = await judgedAnew(possible, catalogue, grading);
  const entries = new Map(
    possible.map(({ run, touched }): [KeptRun, Entry] => {
      const { whole, exercises } = versionOf(run.lesson);
      const verdict = merged(run.verdict, fresh.get(run), Object.keys(exercises), touched);
      return [run, { judging: { attempt: run, checks: whole, exercises }, verdict, started }];
    }),
  );
  const graded = new Set(runs.map(keyOf));
  return {
    verdicts: runs.map((run) => ({ run, after: entries.get(run)?.verdict ?? run.verdict })),
    marks: await overridesOf(book),
    judged: {
      submissions: fresh.size,
      exercises: [...new Set(possible.flatMap(({ touched }) => [...touched]))].sort(),
    },
    stale: entries.size,
    missing: stale.filter((one) => !possible.includes(one)).map(({ run }) => run),
    ungraded: handed.submissions.filter(
      (one) => !hindrance(one, catalogue.get(one.lesson ?? "")) && !graded.has(keyOf(attemptOf(one))),
    ),
    write: () => book.enter([...entries.values()], true),
  };
}

async function judgedAnew(
  stale: readonly Stale[],
  catalogue: Catalogue,
  grading: Omit<Grading, "book">,
): Promise<Map<KeptRun, Verdict>> {
  const todo = stale.flatMap(({ run, touched, submission }, index): Work[] => {
    if (touched.size === 0 || !submission) return [];
    const judging = { attempt: run, checks: "", exercises: {} };
    return [{ index, submission, exercises: catalogue.get(run.lesson)!, only: touched, judging }];
  });
  const fresh = new Map<KeptRun, Verdict>();
  if (todo.length === 0) return fresh;
  const desk = new Desk(todo);
  const tell = () => grading.onProgress?.({ done: fresh.size, all: todo.length, before: 0 });
  const bench = benchFor(grading, grading.catalogue === undefined);
  await clear(desk, bench, grading, ({ index }, verdict) => {
    fresh.set(stale[index]!.run, verdict);
    tell();
  });
  return fresh;
}

/** The old verdict with the exercises that were judged anew, and with theirs of the notes. */
function merged(
  before: Verdict,
  fresh: Verdict | undefined,
  ids: readonly string[],
  touched: ReadonlySet<string>,
): Verdict {
  const kept = before.notes.filter(({ exercise }) => exercise === undefined || !touched.has(exercise));
  const said = new Set(kept.map(({ en }) => en));
  return {
    exercises: ids.flatMap(
      (id) => (touched.has(id) ? fresh : before)?.exercises.find((exercise) => exercise.id === id) ?? [],
    ),
    notes: [...kept, ...(fresh?.notes.filter(({ en }) => !said.has(en)) ?? [])],
    ...(fresh?.answers && { answers: fresh.answers }),
  };
}

function keyOf({ student, lesson, content }: KeptRun | ReturnType<typeof attemptOf>): string {
  return JSON.stringify([student, lesson, content]);
}

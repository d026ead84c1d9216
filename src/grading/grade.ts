// A class: submissions are judged some at a time, and nothing a student hands in stops the others.
import { availableParallelism } from "node:os";
import { exercisesOf, lessonNames } from "../assess/catalogue";
import type { Exercise } from "../assess/exercise";
import type { Verdict } from "../gradebook/verdict";
import { type LateRule, partLeft } from "../intake/lateness";
import type { Roster } from "../intake/roster";
import type { Language, Text } from "../language/text";
import { type CompiledCells, Compiler } from "./compiler";
import { type ExerciseRow, type Gradebook, judgedRow, missingRow, studentRow } from "./gradebook";
import { defaultLimits, type Limits } from "./limits";
import { hindrance, judgedSubmission } from "./outcome";
import { type Handed, readSubmissions, type Submission } from "./submissions";

/** The exercises of the course by lesson, in order. */
type Catalogue = ReadonlyMap<string, readonly Exercise[]>;

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
  readonly onProgress?: (done: number, all: number) => void;
  /** Ends everything that runs; `grade` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * The gradebook of the notebooks in `places`, folders and archives. The exercises of every lesson that anybody handed in
 * count for everybody.
 * @throws RangeError if there is no notebook of any lesson; Error if a sandbox does not start.
 */
export async function grade(places: string | readonly string[], grading: Grading): Promise<Gradebook> {
  const { catalogue = courseCatalogue() } = grading;
  const ids = new Map([...catalogue].map(([lesson, exercises]) => [lesson, exercises.map(({ id }) => id)]));
  const handed = await readSubmissions(places, ids, grading);
  const lessons = lessonsIn(handed, catalogue, [places].flat().join(", "));
  const outcomes = await judgeAll(handed.submissions, catalogue, grading);
  return gradebookOf(handed, outcomes, lessons, grading);
}

/** The lessons of this course that the library was compiled with. */
function courseCatalogue(): Catalogue {
  return new Map(lessonNames().map((lesson) => [lesson, exercisesOf(lesson)]));
}

function lessonsIn({ submissions, refusals }: Handed, catalogue: Catalogue, where: string) {
  const lessons = [...catalogue].filter(([name]) => submissions.some(({ lesson }) => lesson === name));
  if (lessons.length > 0) return lessons;
  const unread = refusals.map(({ file, reason }) => `; ${file}: ${reason.en}`).join("");
  if (submissions.length === 0) throw new RangeError(`no notebooks (*.ipynb) in ${where}${unread}`);
  const known = [...catalogue.keys()].join(", ") || "none; run npm run build";
  throw new RangeError(
    `no notebook in ${where} belongs to a lesson with exercises (there are: ${known})${unread}`,
  );
}

/** A submission with its verdict, or why there is none. */
interface Outcome {
  readonly submission: Submission;
  readonly verdict: Verdict | Text;
}

const notHandedIn: Text = { en: "no notebook was handed in", ru: "тетрадь не сдана" };

function gradebookOf(
  { notes, refusals, remarks, roster }: Handed,
  outcomes: readonly Outcome[],
  lessons: readonly (readonly [string, readonly Exercise[]])[],
  grading: Grading,
): Gradebook {
  const { language } = grading;
  const present = new Set(outcomes.map(({ submission }) => submission.student));
  const students = [...present, ...(roster?.missing.map(({ id }) => id) ?? [])];
  const all = [
    ...notes,
    ...outcomes.flatMap((outcome) => notesOf(outcome, grading)),
    ...remarks.map((text) => ({ student: "*", text })),
  ];
  return {
    students: students.map((student) => {
      const own = outcomes.filter(({ submission }) => submission.student === student);
      return studentRow(
        student,
        lessons.flatMap(([lesson, exercises]) => lessonRows(own, lesson, exercises, grading)),
      );
    }),
    notes: all.map(({ student, text }) => ({ student, text: text[language] })),
    ...(refusals.length > 0 && {
      unread: refusals.map(({ file, reason }) => ({ file, reason: reason[language] })),
    }),
    ...(roster && { roster }),
  };
}

function notesOf({ submission, verdict }: Outcome, { late = "none" }: Grading) {
  const { student, lesson, daysLate } = submission;
  const texts = "exercises" in verdict ? [...verdict.notes] : [verdict];
  if (daysLate > 0) {
    const percent = Number((100 * partLeft(daysLate, late)).toFixed(4));
    texts.push({
      en: `${lesson ?? submission.file} is late (days: ${daysLate}), ${percent}% of its points count`,
      ru: `${lesson ?? submission.file}: сдано с опозданием (дней: ${daysLate}), засчитывается ${percent}% баллов`,
    });
  }
  return texts.map((text) => ({ student, text }));
}

function lessonRows(
  own: readonly Outcome[],
  lesson: string,
  exercises: readonly Exercise[],
  { language, late: rule = "none" }: Grading,
): readonly ExerciseRow[] {
  const outcome =
    own.find(({ submission }) => submission.lesson === lesson) ??
    own.find(({ submission }) => submission.lesson === undefined);
  const { verdict = notHandedIn, submission } = outcome ?? {};
  if (!("exercises" in verdict)) return exercises.map((exercise) => missingRow(exercise, verdict, language));
  const days = submission?.daysLate ?? 0;
  const late = days > 0 ? { days, left: partLeft(days, rule) } : undefined;
  return verdict.exercises.map((exercise) => judgedRow(exercise, language, late));
}

async function judgeAll(
  submissions: readonly Submission[],
  catalogue: Catalogue,
  { parallel = availableParallelism(), limits = defaultLimits, onProgress, ...terms }: Grading,
): Promise<Outcome[]> {
  const broken = new AbortController();
  const signal = AbortSignal.any([broken.signal, ...(terms.signal ? [terms.signal] : [])]);
  const known: CompiledCells = new Map();
  const outcomes: Outcome[] = [];
  let [next, done] = [0, 0];
  const work = async (): Promise<void> => {
    const compiler = new Compiler(limits.compileSeconds, known);
    const stop = () => void compiler.close();
    signal.addEventListener("abort", stop);
    try {
      while (next < submissions.length && !signal.aborted) {
        const index = next++;
        const submission = submissions[index]!;
        const exercises = catalogue.get(submission.lesson ?? "");
        const verdict =
          hindrance(submission, exercises) ??
          (await judgedSubmission(submission, exercises!, compiler, { ...terms, limits, signal }));
        outcomes[index] = { submission, verdict };
        onProgress?.(++done, submissions.length);
      }
    } catch (error) {
      broken.abort(error);
    } finally {
      signal.removeEventListener("abort", stop);
      await compiler.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, submissions.length) }, work));
  signal.throwIfAborted();
  return outcomes;
}

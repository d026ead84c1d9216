// A class: submissions are judged some at a time, and nothing a student hands in stops the others.
import { availableParallelism } from "node:os";
import { exercisesOf, lessonNames } from "../assess/catalogue";
import type { Exercise } from "../assess/exercise";
import type { Language, Text } from "../language/text";
import { type CompiledCells, Compiler } from "./compiler";
import { type ExerciseRow, type Gradebook, missingRow, studentRow } from "./gradebook";
import { defaultLimits, type Limits } from "./limits";
import { type Outcome, outcomeOf } from "./outcome";
import { readSubmissions, type Submission } from "./submissions";

/** The exercises of the course by lesson, in order. */
type Catalogue = ReadonlyMap<string, readonly Exercise[]>;

export interface Grading {
  readonly secret: string;
  readonly language: Language;
  readonly catalogue?: Catalogue;
  readonly limits?: Limits;
  /** How many submissions at a time; without it, one a core. */
  readonly parallel?: number;
  readonly onProgress?: (done: number, all: number) => void;
  /** Ends everything that runs; `grade` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * The gradebook of the notebooks in `folder`. The exercises of every lesson that anybody handed in count for everybody.
 * @throws RangeError if there is no notebook of any lesson; Error if a sandbox does not start.
 */
export async function grade(folder: string, grading: Grading): Promise<Gradebook> {
  const { catalogue = courseCatalogue(), language } = grading;
  const ids = new Map([...catalogue].map(([lesson, exercises]) => [lesson, exercises.map(({ id }) => id)]));
  const { submissions, notes } = readSubmissions(folder, ids);
  const lessons = [...catalogue].filter(([name]) => submissions.some(({ lesson }) => lesson === name));
  if (submissions.length === 0) throw new RangeError(`no notebooks (*.ipynb) in ${folder}`);
  if (lessons.length === 0) {
    const known = [...catalogue.keys()].join(", ") || "none; run npm run build";
    throw new RangeError(`no notebook in ${folder} belongs to a lesson with exercises (there are: ${known})`);
  }
  const outcomes = await judgeAll(submissions, catalogue, grading);
  const students = [...new Set(submissions.map(({ student }) => student))];
  const more = outcomes.flatMap(({ submission: { student }, notes }) =>
    notes.map((text) => ({ student, text })),
  );
  return {
    students: students.map((student) => {
      const own = outcomes.filter(({ submission }) => submission.student === student);
      return studentRow(
        student,
        lessons.flatMap(([lesson, exercises]) => lessonRows(own, lesson, exercises, language)),
      );
    }),
    notes: [...notes, ...more].map(({ student, text }) => ({ student, text: text[language] })),
  };
}

/** The lessons of this course that the library was compiled with. */
function courseCatalogue(): Catalogue {
  return new Map(lessonNames().map((lesson) => [lesson, exercisesOf(lesson)]));
}

const notHandedIn: Text = { en: "no notebook was handed in", ru: "тетрадь не сдана" };

function lessonRows(
  own: readonly Outcome[],
  lesson: string,
  exercises: readonly Exercise[],
  language: Language,
): readonly ExerciseRow[] {
  const { rows = notHandedIn } =
    own.find(({ submission }) => submission.lesson === lesson) ??
    own.find(({ submission }) => submission.lesson === undefined) ??
    {};
  return "en" in rows ? exercises.map((exercise) => missingRow(exercise, rows, language)) : rows;
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
        outcomes[index] = await outcomeOf(submission, exercises, compiler, { ...terms, limits, signal });
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

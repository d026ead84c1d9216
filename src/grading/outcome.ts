// One submission compiled, run and judged.
import type { Exercise } from "../assess/exercise";
import { judge } from "../assess/judge";
import type { Language, Text } from "../language/text";
import { answerIn } from "./answer";
import { plan } from "./cells";
import type { Compiler } from "./compiler";
import { type ExerciseRow, judgedRow } from "./gradebook";
import type { Limits } from "./limits";
import type { CodeCell } from "./notebook";
import { namedIn, otherNumbers } from "./other-numbers";
import { Program } from "./program";
import type { Submission } from "./submissions";

/** The rows of a submission's lesson, or why there are none. */
export interface Outcome {
  readonly submission: Submission;
  readonly rows: readonly ExerciseRow[] | Text;
  readonly notes: readonly Text[];
}

export interface Terms {
  readonly secret: string;
  readonly language: Language;
  readonly limits: Limits;
  /** Ends what runs; the outcome then rejects. */
  readonly signal: AbortSignal;
}

/** What `submission` is worth. `exercises` are those of its lesson, undefined if it has none. */
export async function outcomeOf(
  submission: Submission,
  exercises: readonly Exercise[] | undefined,
  compiler: Compiler,
  terms: Terms,
): Promise<Outcome> {
  const { content, file } = submission;
  if (!isCells(content)) {
    const text = {
      en: `${file} cannot be read: ${content.en}`,
      ru: `${file} нельзя прочесть: ${content.ru}`,
    };
    return { submission, rows: text, notes: [text] };
  }
  if (!exercises) {
    const text = { en: `${file} has no exercise of this course`, ru: `в ${file} нет упражнений этого курса` };
    return { submission, rows: text, notes: [text] };
  }
  return { submission, ...(await judged(content, submission.student, exercises, compiler, terms)) };
}

async function judged(
  content: readonly CodeCell[],
  student: string,
  exercises: readonly Exercise[],
  compiler: Compiler,
  { secret, language, limits, signal }: Terms,
): Promise<Pick<Outcome, "rows" | "notes">> {
  const ids = exercises.map(({ id }) => id);
  const { cells, answers, repeated } = plan(content, ids);
  await compiler.warm();
  const program = new Program(cells, compiler, limits);
  const stop = () => program.close();
  signal.addEventListener("abort", stop);
  try {
    const rows: ExerciseRow[] = [];
    const notes = repeated.map(repetition);
    const seat = { secret, student };
    const named = namedIn(content);
    for (const exercise of exercises) {
      const answer = answerIn(program, exercise, answers.get(exercise.id));
      const report = await judge(exercise, answer, seat, "grader");
      const note = await otherNumbers(exercise, answer, { seat, named, report });
      if (note) notes.push(note);
      // The judge takes whatever a call rejects with for the student's fault; this was not.
      if (program.failure) throw program.failure;
      rows.push(judgedRow(report, language));
    }
    return { rows, notes };
  } finally {
    signal.removeEventListener("abort", stop);
    program.close();
  }
}

function repetition(id: string): Text {
  return {
    en: `the cell id ${id} stands there more than once, the last cell counts`,
    ru: `ячеек с именем ${id} несколько, засчитана последняя`,
  };
}

function isCells(content: Submission["content"]): content is readonly CodeCell[] {
  return Array.isArray(content);
}

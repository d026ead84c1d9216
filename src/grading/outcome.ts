// One submission compiled, run and judged.
import type { Exercise } from "../assess/exercise";
import { judge } from "../assess/judge";
import type { ExerciseVerdict, KeptAnswer, Note, Verdict } from "../gradebook/verdict";
import { names } from "../intake/person";
import type { Text } from "../language/text";
import { answerIn } from "./answer";
import { plan } from "./cells";
import type { Compiler } from "./compiler";
import { verdictOf } from "./gradebook";
import { handoutOf } from "./handout";
import { keptAnswer, listening } from "./kept-answer";
import type { Limits } from "./limits";
import { looks } from "./looks";
import type { NotebookCell } from "./notebook";
import { namedIn, otherNumbers } from "./other-numbers";
import { Program } from "./program";
import type { Submission } from "./submissions";

export interface Terms {
  readonly secret: string;
  readonly limits: Limits;
  /** Ends what runs; the verdict then rejects. */
  readonly signal: AbortSignal;
}

/** Why there is nothing to judge in a submission; undefined if there is. `exercises` are those of its lesson. */
export function hindrance(
  { content, file }: Submission,
  exercises: readonly Exercise[] | undefined,
): Text | undefined {
  if (!isCells(content))
    return { en: `${file} cannot be read: ${content.en}`, ru: `${file} нельзя прочесть: ${content.ru}` };
  if (exercises) return undefined;
  return { en: `${file} has no exercise of this course`, ru: `в ${file} нет упражнений этого курса` };
}

/** What `submission`, which nothing hinders, is worth; of the exercises in `only` if it is given. */
export async function judgedSubmission(
  { content, repairs, lesson = "", student, person }: Submission,
  exercises: readonly Exercise[],
  compiler: Compiler,
  { secret, limits, signal }: Terms,
  only?: ReadonlySet<string>,
): Promise<Verdict> {
  if (!isCells(content)) return { exercises: [], notes: [] };
  const { cells, answers, notes: mended } = plan(content, exercises, handoutOf(lesson));
  const program = new Program(cells, compiler, limits);
  const stop = () => program.close();
  signal.addEventListener("abort", stop);
  try {
    const verdicts: ExerciseVerdict[] = [];
    const notes: Note[] = [...repairs, ...mended];
    const kept: KeptAnswer[] = [];
    const named = namedIn(content);
    // Numbers are drawn from the name in the notebook, which may be another one of the same person.
    const seat = { secret, student: names(named, person) ? named : student };
    for (const exercise of exercises) {
      if (only && !only.has(exercise.id)) continue;
      const cell = answers.get(exercise.id);
      const answer = listening(answerIn(program, exercise, cell));
      const report = await judge(exercise, answer, seat, "grader");
      const note = await otherNumbers(exercise, answer, { seat, named, report });
      if (note) notes.push(note);
      // The judge takes whatever a call rejects with for the student's fault; this was not.
      if (program.failure) throw program.failure;
      verdicts.push(verdictOf(report));
      if (cell && report.status !== "empty") kept.push(keptAnswer(exercise, cell.source, answer.said()));
    }
    notes.push(...looks(cells, answers, program.strays));
    return { exercises: verdicts, notes, answers: kept };
  } finally {
    signal.removeEventListener("abort", stop);
    program.close();
  }
}

function isCells(content: Submission["content"]): content is readonly NotebookCell[] {
  return Array.isArray(content);
}

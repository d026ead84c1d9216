// Which cells of a notebook are run, and which of them answers which exercise.
import type { CodeCell } from "./notebook";

export interface Plan {
  /** The cells to run, in order. */
  readonly cells: readonly CodeCell[];
  /** The answer's cell, by exercise id. */
  readonly answers: ReadonlyMap<string, CodeCell>;
  /** Ids that stood in the notebook more than once; the last cell counts. */
  readonly repeated: readonly string[];
}

const notRun = ["task", "check", "progress"];

/**
 * Everything is run but the course's own task, check and progress cells, so what a student added takes part; of cells with the
 * same id only the last. An answer is found by its cell's id, else by our metadata, else by nbgrader's.
 */
export function plan(cells: readonly CodeCell[], exercises: readonly string[]): Plan {
  const last = new Map(cells.map((cell) => [cell.id, cell]));
  const single = cells.filter((cell) => cell.id === "" || last.get(cell.id) === cell);
  const answers = new Map(
    exercises.flatMap((exercise) => {
      const cell = answerOf(single, exercise);
      return cell ? [[exercise, cell] as const] : [];
    }),
  );
  const answering = new Set(answers.values());
  return {
    cells: single.filter((cell) => answering.has(cell) || !notRun.includes(cell.kind)),
    answers,
    repeated: [...new Set(cells.filter((cell) => !single.includes(cell)).map(({ id }) => id))],
  };
}

/** How many of `exercises` have an answer in `cells`: what tells the lesson of a notebook. */
export function answered(cells: readonly CodeCell[], exercises: readonly string[]): number {
  return exercises.filter((exercise) => answerOf(cells, exercise)).length;
}

function answerOf(cells: readonly CodeCell[], exercise: string): CodeCell | undefined {
  return (
    cells.find(({ id }) => id === exercise) ??
    cells.findLast(({ kind, exercise: named }) => kind === "answer" && named === exercise) ??
    cells.findLast(({ gradeId }) => gradeId === exercise)
  );
}

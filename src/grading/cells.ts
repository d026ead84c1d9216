// Which cells of a notebook are run, which of them answers which exercise, and what had to be mended for that.
import { answerName, type Exercise, pointsOf } from "../assess/exercise";
import type { Text } from "../language/text";
import { isCourseCall } from "./course-call";
import { declaredFunctions } from "./declared";
import { codeOf, type Found, findAnswer, isMarked } from "./find-answer";
import type { Handout } from "./handout";
import { importsToRestore } from "./imports";
import type { CodeCell, NotebookCell } from "./notebook";

export interface Plan {
  /** The cells to run, in order. */
  readonly cells: readonly CodeCell[];
  /** The answer's cell, by exercise id. */
  readonly answers: ReadonlyMap<string, CodeCell>;
  /** What was found and what was done about it, a line an exercise. */
  readonly notes: readonly Text[];
}

const coursesOwn = ["task", "check", "progress"];
const declaration =
  /^(?:export\s+)?(?:async\s+)?(?:function|const|let|var|class|type|interface|enum|import)\b/m;

/**
 * Everything is run but the course's own task, check and progress cells, so what a student added takes part; and but for
 * superseded answers. An answer is found, and mended, as find-answer.ts says.
 */
export function plan(cells: readonly NotebookCell[], exercises: readonly Exercise[], handout: Handout): Plan {
  const ids = exercises.map(({ id }) => id);
  const found = new Map<string, Found>();
  for (const id of ids) {
    const answer = findAnswer(cells, id, ids, handout.stubs.get(id));
    if (answer) found.set(id, answer);
  }
  const run = new Map<NotebookCell, CodeCell>();
  for (const cell of cells)
    if (cell.isCode && !isCoursesOwn(cell)) run.set(cell, { source: cell.source, place: cell.place });
  for (const { left } of found.values()) for (const cell of left) run.delete(cell);
  for (const { rest } of found.values()) for (const cell of rest) run.delete(cell);
  for (const [id, { cell, source }] of found) {
    const before = run.get(cell)?.keeps ?? [];
    run.set(cell, { source, place: cell.place, keeps: [...before, answerName(id)] });
  }
  const ordered = cells.flatMap((cell) => run.get(cell) ?? []);
  const restored = importsToRestore(
    ordered.map(({ source }) => source),
    handout.imports,
  );
  return {
    cells: [...(restored ? [{ source: restored.code, place: 0 }] : []), ...ordered],
    answers: new Map([...found].map(([id, { cell }]) => [id, run.get(cell)!])),
    notes: [
      ...exercises.flatMap((exercise) => noteOf(exercise, cells, found)),
      ...(restored ? [restored.note] : []),
    ],
  };
}

/** How well `cells` fit a lesson of these exercises: what tells the lesson of a notebook. A name counts for less than an id. */
export function answered(cells: readonly NotebookCell[], exercises: readonly string[]): number {
  const names = new Set(cells.flatMap((cell) => [...declaredFunctions(codeOf(cell))]));
  const fit = (id: string) =>
    cells.some((cell) => isMarked(cell, id)) ? 1 : names.has(answerName(id)) ? 0.5 : 0;
  return exercises.reduce((sum, id) => sum + fit(id), 0);
}

/** A student may have written into a check's cell: what declares something is theirs. */
function isCoursesOwn({ kind, source }: NotebookCell): boolean {
  if (coursesOwn.includes(kind)) return isCourseCall(source) || !declaration.test(source);
  return isCourseCall(source) && !/^import\b/m.test(source);
}

/** One line on everything that is not as it was handed out. */
function noteOf(
  exercise: Exercise,
  cells: readonly NotebookCell[],
  found: ReadonlyMap<string, Found>,
): Text[] {
  const { id } = exercise;
  const used = new Set([...found.values()].flatMap(({ cell, rest }) => [cell, ...rest]));
  const checks = cells.filter(
    (cell) =>
      !used.has(cell) && (cell.id === `${id}-check` || (cell.kind === "check" && cell.exercise === id)),
  );
  const parts = [...(found.get(id)?.repairs ?? [])];
  if (checks.some(({ source }) => !isCourseCall(source))) {
    parts.push({
      en: "its check cell was edited, which changes no points",
      ru: "ячейка проверки изменена, на баллы это не влияет",
    });
  }
  const points = pointsOf(exercise, "public");
  const claimed = checks.find((cell) => cell.points !== undefined && cell.points !== points)?.points;
  if (claimed !== undefined) {
    parts.push({
      en: `the notebook says that its check is worth ${claimed}, the course says ${points}`,
      ru: `в тетради за проверку обещано баллов: ${claimed}, в курсе: ${points}`,
    });
  }
  if (parts.length === 0) return [];
  const said = (language: keyof Text) => `${id}: ${parts.map((part) => part[language]).join("; ")}`;
  return [{ en: said("en"), ru: said("ru") }];
}

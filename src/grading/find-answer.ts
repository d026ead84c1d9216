// Finds the cell that answers an exercise: by our id, by nbgrader's, by the function that it declares; and mends it.
import { answerName } from "../assess/exercise";
import { notImplemented } from "../assess/miss";
import type { Text } from "../language/text";
import { codeIn, hasMarkdown } from "./code-in-text";
import { withoutCourseCalls } from "./course-call";
import { declaredFunctions, isCutOff } from "./declared";
import type { NotebookCell } from "./notebook";

/** The answer to an exercise as it stands in a notebook. */
export interface Found {
  readonly cell: NotebookCell;
  /** What to run in its place. */
  readonly source: string;
  /** Cells that hold the rest of it. */
  readonly rest: readonly NotebookCell[];
  /** Other answers to the same exercise, which are not run. */
  readonly left: readonly NotebookCell[];
  readonly repairs: readonly Text[];
}

type Candidate = Pick<Found, "cell" | "source" | "rest"> & { readonly worth: number };

const farthestPiece = 6;
/** More cells than this do not name one function, unless to keep the grader busy. */
const mostCandidates = 50;

/** True when the metadata or the id of `cell` say that it answers `exercise`. */
export function isMarked({ id, kind, exercise: named, gradeId }: NotebookCell, exercise: string): boolean {
  return id === exercise || (kind === "answer" && named === exercise) || gradeId === exercise;
}

/** The code in a cell, whatever it has become. */
export function codeOf({ isCode, source }: NotebookCell): string {
  return isCode && !hasMarkdown(source) ? source : codeIn(source);
}

/**
 * Of all cells that declare the answer's function the last one that is filled in, else one that only bears the exercise's
 * name. `exercises` are all of the lesson, `stub` is what was handed out.
 */
export function findAnswer(
  cells: readonly NotebookCell[],
  exercise: string,
  exercises: readonly string[],
  stub: string | undefined,
): Found | undefined {
  const name = answerName(exercise);
  const others = exercises.filter((other) => other !== exercise);
  // The answer may have been split above its function.
  const isNear = (index: number) =>
    [cells[index], cells[index + 1]].some((cell) => cell?.source.includes(name));
  const places = [...cells.keys()].filter((index) => isMarked(cells[index]!, exercise) || isNear(index));
  const all = places.slice(-mostCandidates).flatMap((index): Candidate[] => {
    const cell = cells[index]!;
    const marked = isMarked(cell, exercise);
    const { source, rest } = whole(cells, index, exercise, others);
    const declares = declaredFunctions(source).has(name);
    if (!declares && !(marked && cell.isCode)) return [];
    const isElsewhere = !marked && others.some((other) => isMarked(cell, other));
    const filled = declares ? filling(source, stub) : 0;
    const worth = (filled > 1 ? 8 : 0) + (cell.isCode ? 4 : 0) + (isElsewhere ? 0 : 3) + filled / 4;
    return [{ cell, source: withoutCourseCalls(source), rest, worth }];
  });
  const candidates = all.filter(({ cell }) => !all.some(({ rest }) => rest.includes(cell)));
  const best = candidates.reduce<Candidate | undefined>(
    (most, next) => (most === undefined || next.worth >= most.worth ? next : most),
    undefined,
  );
  if (!best) return undefined;
  const answers = candidates.filter(({ source }) => declaredFunctions(source).has(name));
  const left = answers.filter(
    ({ cell }) => cell !== best.cell && !others.some((other) => isMarked(cell, other)),
  );
  return {
    ...best,
    left: left.flatMap(({ cell, rest }) => (cell.isCode ? [cell, ...rest] : [])),
    repairs: repairsOf(best, left, exercise, name),
  };
}

/** 0: declares nothing; 1: as it was handed out; 2: changed, but the stub's error still stands there; 3: filled in. */
function filling(source: string, stub: string | undefined): number {
  if (!source.includes(notImplemented)) return 3;
  return stub === undefined || squeezed(source) === squeezed(stub) ? 1 : 2;
}

function squeezed(source: string): string {
  return source.replace(/\s+/g, "");
}

/** The cell at `index`; with the following ones, those of the same exercise first, if only they close its brackets. */
function whole(
  cells: readonly NotebookCell[],
  index: number,
  exercise: string,
  others: readonly string[],
): Pick<Found, "source" | "rest"> {
  const alone = { source: codeOf(cells[index]!), rest: [] };
  if (!isCutOff(alone.source)) return alone;
  const next = cells.slice(index + 1, index + 1 + farthestPiece);
  const end = next.findIndex((cell) => {
    const declared = declaredFunctions(cell.source);
    return others.some((other) => isMarked(cell, other) || declared.has(answerName(other)));
  });
  const near = end < 0 ? next : next.slice(0, end);
  return (
    closed(
      alone.source,
      near.filter((cell) => isMarked(cell, exercise)),
    ) ??
    closed(alone.source, near) ??
    alone
  );
}

/** `source` with as many of `pieces` as close its brackets, or undefined if they never do. */
function closed(source: string, pieces: readonly NotebookCell[]): Pick<Found, "source" | "rest"> | undefined {
  let text = source;
  for (const [index, piece] of pieces.entries()) {
    text += `\n${codeOf(piece) || piece.source}`;
    if (!isCutOff(text)) return { source: text, rest: pieces.slice(0, index + 1) };
  }
  return undefined;
}

function repairsOf(
  { cell, rest }: Candidate,
  left: readonly Candidate[],
  exercise: string,
  name: string,
): Text[] {
  const { place, isCode, source } = cell;
  const repairs: Text[] = [];
  if (!isMarked(cell, exercise)) {
    repairs.push({
      en: `no cell has its id, its function ${name} was found in cell ${place}`,
      ru: `ячейки с таким именем нет, функция ${name} найдена в ячейке ${place}`,
    });
  } else if (cell.id !== exercise && cell.exercise !== exercise) {
    repairs.push({
      en: `its cell has lost its id, it was found by nbgrader's (cell ${place})`,
      ru: `ячейка потеряла имя, она найдена по имени nbgrader (ячейка ${place})`,
    });
  }
  if (rest.length > 0) {
    const places = [place, ...rest.map((piece) => piece.place)].join(", ");
    repairs.push({
      en: `the answer was split, cells ${places} were put together`,
      ru: `ответ был разрезан, ячейки ${places} сложены вместе`,
    });
  }
  if (!isCode) {
    repairs.push({
      en: `cell ${place} is not a code cell, the code in it was run`,
      ru: `ячейка ${place} — не ячейка кода, код из неё выполнен`,
    });
  } else if (hasMarkdown(source)) {
    repairs.push({
      en: `cell ${place} has text among its code, the text was left out`,
      ru: `в ячейке ${place} среди кода стоит текст, он пропущен`,
    });
  }
  if (left.length > 0) {
    const places = [...left.map((other) => other.cell.place), place].sort((a, b) => a - b).join(", ");
    repairs.push({
      en: `cells ${places} answer it, cell ${place} counts: the last that is filled in`,
      ru: `на него отвечают ячейки ${places}, засчитана ячейка ${place}: последняя заполненная`,
    });
  }
  return repairs;
}

// The three places that must name the same exercises: exercises.md, checks.ts and solutions.ts.
import type { Exercise } from "../assess/exercise";
import type { Block } from "./blocks";
import { type Complain, complainOf, type Flaw } from "./flaw";
import type { Keys } from "./front-matter";
import { readSource, type Sheet } from "./sheet";
import { type Solution, solutionsOf } from "./solutions";

/** The exercises of a lesson; throws an error that says what is missing. `exercisesOf` of assess/catalogue.ts is one. */
export type ExerciseSource = (lesson: string) => readonly Exercise[];

/** Checks and solutions of a lesson, as far as they can be read; `sheet` is its exercises.md. */
export function exercisesOfSheet(
  course: string,
  lesson: string,
  sheet: Sheet<Keys> | undefined,
  exercisesOf: ExerciseSource,
  flaws: Flaw[],
): { exercises: readonly Exercise[]; solutions: readonly Solution[] } {
  const folder = `lessons/${lesson}`;
  const checksText = readSource(course, `${folder}/checks.ts`);
  const solutionsText = readSource(course, `${folder}/solutions.ts`);
  const desks = {
    exercises: complainOf(flaws, `${folder}/exercises.md`),
    checks: complainOf(flaws, `${folder}/checks.ts`),
    solutions: complainOf(flaws, `${folder}/solutions.ts`),
  };
  if (!sheet) {
    if ((checksText ?? solutionsText) !== undefined) {
      desks.exercises(
        1,
        "the file is missing, but checks.ts or solutions.ts is there; write it, see CONTRIBUTING.md",
      );
    }
    return { exercises: [], solutions: [] };
  }
  const solutions = solutionsText === undefined ? undefined : solutionsOf(solutionsText, desks.solutions);
  if (!solutions) desks.solutions(1, "the file is missing; it holds the answers to exercises.md");
  const checks = checksText === undefined ? undefined : loaded();
  if (checksText === undefined) desks.checks(1, "the file is missing; it holds the checks of exercises.md");
  matchExercises({ lesson, blocks: sheet.blocks, checks, checksText: checksText ?? "", solutions }, desks);
  return { exercises: checks ?? [], solutions: solutions ?? [] };

  function loaded(): readonly Exercise[] | undefined {
    try {
      return exercisesOf(lesson);
    } catch (error) {
      desks.checks(
        1,
        `the checks cannot be loaded: ${(error as Error).message}; mend them and run npm run build`,
      );
      return undefined;
    }
  }
}

/** What a lesson says about its exercises; a part that could not be read is undefined and complained about already. */
interface Named {
  readonly lesson: string;
  readonly blocks: readonly Block[];
  readonly checks: readonly Exercise[] | undefined;
  /** The text of checks.ts, for line numbers. */
  readonly checksText: string;
  readonly solutions: readonly Solution[] | undefined;
}

/** Where to complain. */
interface Desks {
  readonly exercises: Complain;
  readonly checks: Complain;
  readonly solutions: Complain;
}

/** Complains about every exercise that one of the three files lacks or has twice. */
function matchExercises({ lesson, blocks, checks, checksText, solutions }: Named, desks: Desks): void {
  const named = new Map<string, number>();
  const number = lesson.slice(0, 2);
  for (const block of blocks) {
    if (block.kind !== "exercise") continue;
    const { id, line } = block;
    const twin = named.get(id);
    if (twin !== undefined)
      desks.exercises(line, `exercise ${id} stands in line ${twin} already; give this one another id`);
    else if (!id.startsWith(`${number}-`))
      desks.exercises(line, `exercise ${id} is in lesson ${number}; call it ${number}-name`);
    else {
      if (checks && !checks.some((exercise) => exercise.id === id)) {
        desks.exercises(
          line,
          `exercise ${id} is not in checks.ts; add exercise({ id: "${id}", … }), or mend the id (checks.ts has ${listed(checks)})`,
        );
      }
      if (solutions && !solutions.some((solution) => solution.id === id)) {
        desks.exercises(
          line,
          `exercise ${id} is not in solutions.ts; add a line "// exercise: ${id}" and its function, or mend the id (solutions.ts has ${listed(solutions)})`,
        );
      }
    }
    named.set(id, twin ?? line);
  }
  const missing = (id: string) =>
    `exercises.md does not name exercise ${id}; add \`::: exercise ${id}\` and \`:::\` there, or take it away here`;
  for (const [at, { id }] of (checks ?? []).entries()) {
    const twin = checks!.findIndex((exercise) => exercise.id === id);
    const lines = linesOf(id, checksText);
    if (twin < at)
      desks.checks(lines[1] ?? 1, `exercise ${id} is in this file twice; give this one another id`);
    else if (!named.has(id)) desks.checks(lines[0] ?? 1, missing(id));
  }
  for (const { id, line } of solutions ?? []) if (!named.has(id)) desks.solutions(line, missing(id));
}

function listed(all: readonly { id: string }[]): string {
  return all.map(({ id }) => id).join(", ") || "none";
}

/** The lines, from 1, where checks.ts writes an id. */
function linesOf(id: string, text: string): number[] {
  return text.split("\n").flatMap((line, at) => (line.includes(`"${id}"`) ? [at + 1] : []));
}

// From the blocks of one source to the cells of its notebooks, the same cells in both languages.
import { type Exercise, pointsOf } from "../assess/exercise";
import type { Text } from "../language/text";
import type { Block } from "./blocks";
import { type Cell, CellIds } from "./cell";
import type { Complain } from "./flaw";
import { linkedLines } from "./links";
import { type Prose, proseOf } from "./prose";
import type { Solution } from "./solutions";
import type { Targets } from "./targets";

/** What the cells of a source are made of, besides its blocks. */
export interface Material {
  /** The head of the first cell. */
  readonly head: Text;
  readonly targets: Targets;
  readonly exercises: readonly Exercise[];
  readonly solutions: readonly Solution[];
  /** The lesson, `NN-name`, whose exercises these are. */
  readonly lesson?: string;
  /** What `::: lessons` becomes. */
  readonly table: Text;
}

/**
 * The cells. Prose and formulas between code make one Markdown cell, a heading starts a new one; `head` stands at
 * the top of the first. Exercises without a check or a solution are left out (course.ts has complained about them).
 */
export function cellsOf(blocks: readonly Block[], material: Material, complain: Complain): Cell[] {
  const cells: Cell[] = [];
  const ids = new CellIds();
  let gathered: Text[] = [material.head];

  for (const block of blocks) {
    if (block.kind === "shared") gathered.push(both(block.text));
    else if (block.kind === "lessons") gathered.push(material.table);
    else if (block.kind === "prose") addProse(block);
    else {
      flush();
      if (block.kind === "code") addCode(block.text.trimEnd());
      else addExercise(block.id);
    }
  }
  flush();
  if (material.lesson !== undefined) addProgress(material.lesson);
  return cells;

  /** At the end of a lesson's exercises; with an import of its own, so that no author needs to think of it. */
  function addProgress(lesson: string): void {
    const source = both(`import { progress } from "svertka";\nprogress("${lesson}")`);
    cells.push({ id: ids.taken("progress"), kind: "progress", source });
  }

  function flush(): void {
    const text = (language: keyof Text) => gathered.map((part) => part[language]).join("\n\n");
    if (gathered.length > 0)
      cells.push({ id: ids.next("prose"), kind: "prose", source: { en: text("en"), ru: text("ru") } });
    gathered = [];
  }

  function addCode(code: string): void {
    const first = cells.every(({ kind }) => kind === "prose");
    const kind = first && code.startsWith("import ") ? "setup" : "code";
    cells.push({ id: ids.next(kind), kind, source: both(code) });
  }

  function addProse({ en: english, ru: russian }: Block & { kind: "prose" }): void {
    const { targets } = material;
    const en = proseOf(english, linkedLines(english, "en", targets, complain), complain);
    const ru = proseOf(russian, linkedLines(russian, "ru", targets, complain), complain);
    if (outline(en) !== outline(ru)) {
      const other = `\`::: en\` of line ${english.start} has ${outline(en)}`;
      complain(
        russian.start,
        `\`::: ru\` has ${outline(ru)}, ${other}; give both the same headings and texts`,
      );
      return;
    }
    if (en.intro) gathered.push({ en: en.intro, ru: ru.intro });
    for (const [at, section] of en.sections.entries()) {
      flush();
      ids.enter(section.heading);
      gathered.push({ en: section.text, ru: ru.sections[at]!.text });
    }
  }

  function addExercise(id: string): void {
    const exercise = material.exercises.find((candidate) => candidate.id === id);
    const solution = material.solutions.find((candidate) => candidate.id === id)?.cut;
    if (!exercise || !solution) return;
    const cell = (suffix: string) => ({ id: ids.taken(id + suffix), exercise: id });
    const points = pointsOf(exercise, "public");
    cells.push(
      { ...cell("-task"), kind: "task", source: both(`task("${id}")`) },
      { ...cell(""), kind: "answer", source: both(solution.stub), solution: solution.answer },
      { ...cell("-check"), kind: "check", source: both(`await check("${id}", ${solution.name})`), points },
    );
  }
}

/** What both languages must have in the same order: `text ## ###`. */
function outline({ intro, sections }: Prose): string {
  return [...(intro ? ["text"] : []), ...sections.map(({ level }) => "#".repeat(level))].join(" ");
}

function both(text: string): Text {
  return { en: text, ru: text };
}

// Notebooks as students hand them in, written to a folder of their own.
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { lesson } from "./course";

export interface Cell {
  readonly id?: string;
  readonly source: string;
  readonly metadata?: object;
}

export function notebookText(cells: readonly Cell[]): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "tslab", language: "typescript" } },
    cells: [
      { cell_type: "markdown", id: "title", metadata: {}, source: "# Numbers" },
      ...cells.map(({ metadata = {}, ...cell }) => ({
        ...{ cell_type: "code", execution_count: null, outputs: [] },
        ...{ metadata, ...cell },
      })),
    ],
  });
}

/** The exercise notebook with these answers, by exercise id; `before` and `after` are cells that the student added. */
export function exerciseText(
  answers: Record<string, string>,
  before: string[] = [],
  after: string[] = [],
): string {
  return notebookText([
    {
      id: "setup",
      source: 'import { check, task } from "svertka";',
      metadata: { svertka: { kind: "setup" } },
    },
    ...before.map((source, index) => ({ id: `before-${index}`, source })),
    ...Object.entries(answers).flatMap(([id, source]) => [
      { id: `${id}-task`, source: `task("${id}")`, metadata: { svertka: { kind: "task", exercise: id } } },
      { id, source, metadata: { svertka: { kind: "answer", exercise: id } } },
      {
        id: `${id}-check`,
        source: `await check("${id}", x)`,
        metadata: { svertka: { kind: "check", exercise: id } },
      },
    ]),
    ...after.map((source, index) => ({ id: `after-${index}`, source })),
  ]);
}

/** A folder with one folder a student and the lesson's notebook in it. */
export function classFolder(notebooks: Record<string, string>): string {
  const folder = emptyFolder();
  for (const [student, text] of Object.entries(notebooks)) {
    mkdirSync(path.join(folder, student));
    writeFileSync(path.join(folder, student, `${lesson}.ipynb`), text);
  }
  return folder;
}

export function emptyFolder(): string {
  return mkdtempSync(path.join(tmpdir(), "svertka-class-"));
}

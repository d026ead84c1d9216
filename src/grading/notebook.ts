// A submitted notebook as far as grading reads it. Nothing in the file is trusted to have the right type.
import type { Text } from "../language/text";

export interface CodeCell {
  readonly id: string;
  readonly source: string;
  /** `metadata.svertka.kind` and `.exercise`, `metadata.nbgrader.grade_id`: empty where there is none. */
  readonly kind: string;
  readonly exercise: string;
  readonly gradeId: string;
}

const largestMegabytes = 20;

/** Why a file is not a notebook that can be graded. */
export class Unreadable extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** The limit on a notebook's size, checked before it is read. Throws `Unreadable` with both numbers. */
export function checkSize(bytes: number): void {
  const megabytes = bytes / 2 ** 20;
  if (megabytes <= largestMegabytes) return;
  const size = megabytes.toFixed(1);
  throw new Unreadable({
    en: `the file has ${size} MB, the limit is ${largestMegabytes} MB`,
    ru: `в файле ${size} МБ, предел ${largestMegabytes} МБ`,
  });
}

/** The code cells of a notebook, in order. Throws `Unreadable` with the reason for the gradebook. */
export function readCells(content: string): CodeCell[] {
  const { cells } = record(parsed(content));
  if (!Array.isArray(cells)) {
    throw new Unreadable({
      en: "it has no list of cells: not a Jupyter notebook of format 4",
      ru: "в нём нет списка ячеек: это не тетрадь Jupyter формата 4",
    });
  }
  return cells.map(record).flatMap((cell) => (cell.cell_type === "code" ? [codeCell(cell)] : []));
}

function codeCell({ id, source, metadata }: Record<string, unknown>): CodeCell {
  const { svertka, nbgrader } = record(metadata);
  const { kind, exercise } = record(svertka);
  return {
    id: text(id),
    source: Array.isArray(source) ? source.map(text).join("") : text(source),
    kind: text(kind),
    exercise: text(exercise),
    gradeId: text(record(nbgrader).grade_id),
  };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ""));
  } catch (error) {
    const reason = (error as Error).message;
    throw new Unreadable({ en: `it is not JSON: ${reason}`, ru: `это не JSON: ${reason}` });
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

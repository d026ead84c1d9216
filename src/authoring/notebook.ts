// Cells as a notebook file: nbformat 4.5, byte for byte as Jupyter itself would save it, so that a re-save changes nothing.
import type { Language } from "../language/text";
import type { Cell } from "./cell";
import { nbgraderMetadata } from "./nbgrader";

export interface Edition {
  readonly language: Language;
  /** Answers instead of stubs. */
  readonly solved: boolean;
  /** A graded notebook tells nbgrader what its cells are. */
  readonly graded: boolean;
  /** The source file, from the course folder. */
  readonly source: string;
}

/** The text of the .ipynb file. */
export function notebookText(cells: readonly Cell[], edition: Edition): string {
  const notebook = {
    cells: cells.map((cell) => cellJson(cell, edition)),
    metadata: {
      kernelspec: { display_name: "TypeScript (Svertka)", language: "typescript", name: "tslab" },
      language_info: { file_extension: ".ts", mimetype: "text/typescript", name: "typescript" },
      svertka: { source: edition.source },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(sorted(notebook), null, 1)}\n`;
}

function cellJson(cell: Cell, { language, solved, graded }: Edition): object {
  const { id, kind, exercise, solution } = cell;
  const text = (solved && solution) || cell.source[language];
  const metadata = {
    ...(graded && kind !== "setup" && { nbgrader: nbgraderMetadata(cell, text) }),
    svertka: { kind, ...(exercise !== undefined && { exercise }) },
  };
  const source = text.split(/(?<=\n)/);
  if (kind === "prose") return { cell_type: "markdown", id, metadata, source };
  return { cell_type: "code", execution_count: null, id, metadata, outputs: [], source };
}

/** A copy with the keys of every object in alphabetical order, as Jupyter writes them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [two]) => (one < two ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

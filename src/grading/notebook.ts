// A submitted notebook as far as grading reads it. Nothing in the file is trusted to have the right type.
import type { Text } from "../language/text";
import { withoutOutputs } from "./outputs";

/** Code that can be run. */
export interface CodeCell {
  readonly source: string;
  /** Its place in the notebook, from 1. */
  readonly place: number;
  /** Names of functions that answer exercises: they are taken as this cell leaves them, whatever a later one does. */
  readonly keeps?: readonly string[];
}

/** A cell of any type. */
export interface NotebookCell extends CodeCell {
  readonly isCode: boolean;
  readonly id: string;
  /** `metadata.svertka.kind` and `.exercise`, `metadata.nbgrader.grade_id` and `.points`: empty where there is none. */
  readonly kind: string;
  readonly exercise: string;
  readonly gradeId: string;
  readonly points?: number;
}

export interface ReadNotebook {
  readonly cells: readonly NotebookCell[];
  /** What had to be mended to read it. */
  readonly repairs: readonly Text[];
}

const largestMegabytes = 20;
const largestWithOutputs = 200;
const mostCells = 2_000;
/** Of all sources together: everything that reads them is quick for so many. */
const mostCharacters = 2 ** 21;

/** Why a file is not a notebook that can be graded. */
export class Unreadable extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** The limit on a notebook's size with all its outputs, checked before it is read. Throws `Unreadable` with both numbers. */
export function checkSize(bytes: number): void {
  const megabytes = megabytesOf(bytes);
  if (megabytes > largestWithOutputs) throw tooLarge(megabytes, largestWithOutputs);
}

/** The notebook that a file's `bytes` hold. Throws `Unreadable` with the reason for the gradebook. */
export function readNotebook(bytes: Buffer): ReadNotebook {
  const repairs: Text[] = [];
  const { cells } = record(parsed(decoded(lean(inUtf8(bytes), repairs), repairs)));
  if (!Array.isArray(cells)) {
    throw new Unreadable({
      en: "it has no list of cells: not a Jupyter notebook of format 4",
      ru: "в нём нет списка ячеек: это не тетрадь Jupyter формата 4",
    });
  }
  const first = cells.slice(0, mostCells).map((cell, index) => cellOf(record(cell), index + 1));
  let characters = 0;
  const read = first.filter(({ source }) => {
    characters += source.length;
    return characters <= mostCharacters;
  });
  if (read.length < cells.length) {
    repairs.push({
      en: `the notebook has ${cells.length} cells and ${characters} or more characters in them, ${read.length} cells were read`,
      ru: `в тетради ячеек: ${cells.length}, знаков в них не меньше ${characters}; прочитано ячеек: ${read.length}`,
    });
  }
  return { cells: read, repairs };
}

/** `bytes`, without the outputs if they are many. */
function lean(bytes: Buffer, repairs: Text[]): Buffer {
  const megabytes = megabytesOf(bytes.length);
  if (megabytes <= largestMegabytes) return bytes;
  const rest = withoutOutputs(bytes);
  if (megabytesOf(rest.length) > largestMegabytes) throw tooLarge(megabytesOf(rest.length), largestMegabytes);
  const size = megabytes.toFixed(1);
  repairs.push({
    en: `the notebook has ${size} MB, its outputs were left out`,
    ru: `тетрадь занимает ${size} МБ, её выводы пропущены`,
  });
  return rest;
}

function megabytesOf(bytes: number): number {
  return bytes / 2 ** 20;
}

function tooLarge(megabytes: number, limit: number): Unreadable {
  const size = megabytes.toFixed(1);
  return new Unreadable({
    en: `the file has ${size} MB, the limit is ${limit} MB`,
    ru: `в файле ${size} МБ, предел ${limit} МБ`,
  });
}

/** Some editors of Windows save UTF-16, and say so in the first two bytes. */
function inUtf8(bytes: Buffer): Buffer {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return isUtf16 ? Buffer.from(bytes.toString("utf16le")) : bytes;
}

function decoded(bytes: Buffer, repairs: Text[]): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    repairs.push({
      en: "the notebook has bytes that are no text, each was replaced by �",
      ru: "в тетради есть байты, которые не складываются в текст; каждый заменён на �",
    });
    return new TextDecoder().decode(bytes);
  }
}

function cellOf({ cell_type, id, source, metadata }: Record<string, unknown>, place: number): NotebookCell {
  const { svertka, nbgrader } = record(metadata);
  const { kind, exercise } = record(svertka);
  const { grade_id, points } = record(nbgrader);
  return {
    isCode: cell_type === "code",
    place,
    id: text(id),
    source: (Array.isArray(source) ? source.map(text).join("") : text(source)).replace(/\r\n?/g, "\n"),
    kind: text(kind),
    exercise: text(exercise),
    gradeId: text(grade_id),
    ...(typeof points === "number" && { points }),
  };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
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

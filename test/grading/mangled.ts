// Solved notebooks as they come back from real life: from other programs, cut up, glued together, copied, retyped. Seeded.
import { readFileSync } from "node:fs";
import path from "node:path";
import { answerName as nameOf } from "../../src/assess/exercise";
import { home } from "../../src/grading/packages";

/** A notebook that somebody has mangled. */
export interface Mangled {
  readonly bytes: Buffer;
  /** What was done to it, in order. */
  readonly deeds: readonly string[];
  /** The exercises whose answer is no longer anywhere in it. */
  readonly lost: ReadonlySet<string>;
}

interface Cell {
  cell_type: string;
  id?: string;
  source: string | string[];
  metadata: Record<string, unknown>;
  outputs?: unknown[];
  execution_count?: number | null;
}

interface Notebook {
  cells: (Cell | null)[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

type Random = () => number;

/** The notebook in hand, and what has become of it. */
interface Desk {
  notebook: Notebook;
  readonly stubs: ReadonlyMap<string, string>;
  readonly lost: Set<string>;
  /** Exercises whose cells have been worked on: one such deed each, so that it is known what to expect. */
  readonly touched: Set<string>;
  encode(text: string): Buffer;
  readonly random: Random;
}

/** The mangled notebook number `seed` of `lesson`. */
export function mangled(lesson: string, seed: number): Mangled {
  const random = numbers(seed);
  const desk: Desk = {
    notebook: built("solutions", lesson),
    stubs: new Map(
      cellsOf(built("exercises", lesson))
        .filter(({ metadata }) => kindOf(metadata) === "answer")
        .map((cell) => [String(cell.id), text(cell)]),
    ),
    lost: new Set(),
    touched: new Set(),
    encode: (source) => Buffer.from(source),
    random,
  };
  const deeds: string[] = [];
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) deeds.push(...workOn(desk));
  deeds.push(...pass(desk));
  return { bytes: desk.encode(JSON.stringify(desk.notebook)), deeds, lost: desk.lost };
}

/** Something that happens to one exercise's cells; `answer` is the place of its answer. */
const onExercise: Record<string, (desk: Desk, exercise: string, answer: number) => void> = {
  "answer deleted": ({ notebook, lost }, exercise, answer) => {
    notebook.cells.splice(answer, 1);
    lost.add(exercise);
  },
  "answer untouched": ({ notebook, lost, stubs }, exercise, answer) => {
    notebook.cells[answer]!.source = stubs.get(exercise)!;
    lost.add(exercise);
  },
  "answer cut in half": ({ notebook, lost }, exercise, answer) => {
    const cell = notebook.cells[answer]!;
    cell.source = text(cell).slice(0, text(cell).length / 2);
    lost.add(exercise);
  },
  "answer split in its function": ({ notebook, random }, exercise, answer) => {
    const lines = text(notebook.cells[answer]!).split("\n");
    split(notebook, answer, 1 + lines.findIndex((line) => line.includes(` ${nameOf(exercise)}(`)), random);
  },
  "answer split somewhere": ({ notebook, random }, _, answer) => {
    const lines = text(notebook.cells[answer]!).split("\n").length;
    split(notebook, answer, 1 + Math.floor(random() * (lines - 1)), random);
  },
  "answer turned into Markdown": ({ notebook }, _, answer) => retype(notebook.cells[answer]!, "markdown"),
  "answer turned into a raw cell": ({ notebook }, _, answer) => retype(notebook.cells[answer]!, "raw"),
  "answer merged with its check": ({ notebook }, exercise, answer) => {
    const next = notebook.cells[answer + 1];
    if (next?.id !== `${exercise}-check`) return;
    notebook.cells[answer]!.source = `${text(notebook.cells[answer]!)}\n\n${text(next)}`;
    notebook.cells.splice(answer + 1, 1);
  },
  "answer merged with the text above": ({ notebook, random }, exercise, answer) => {
    const [task, prose] = [notebook.cells[answer - 1], notebook.cells[answer - 2]];
    if (task?.id !== `${exercise}-task` || prose?.cell_type !== "markdown") return;
    const cell = notebook.cells[answer]!;
    cell.source = [prose, task, cell].map(text).join("\n\n");
    if (random() < 0.5) retype(cell, "markdown");
    notebook.cells.splice(answer - 2, 2);
  },
  "answer copied": ({ notebook, random }, _, answer) => {
    const copy = structuredClone(notebook.cells[answer]!);
    if (random() < 0.5) copy.id = "a-copy";
    notebook.cells.splice(Math.floor(random() * notebook.cells.length), 0, copy);
  },
  "an untouched copy of the task below": ({ notebook, random, stubs }, exercise, answer) => {
    const copy = structuredClone(notebook.cells[answer]!);
    copy.source = stubs.get(exercise)!;
    if (random() < 0.5) copy.id = "a-copy";
    if (random() < 0.5) copy.metadata = {};
    notebook.cells.push(copy);
  },
  "a wrong attempt above": ({ notebook, stubs }, exercise, answer) => {
    const attempt = stubs.get(exercise)!.replace(/throw new Error\(.*\);/, "return undefined as any;");
    notebook.cells.splice(answer, 0, { ...structuredClone(notebook.cells[answer]!), source: attempt });
  },
  "answer moved to the end": ({ notebook }, _, answer) => {
    notebook.cells.push(...notebook.cells.splice(answer, 1));
  },
  "answer named by nbgrader only": ({ notebook }, _, answer) => {
    const cell = notebook.cells[answer]!;
    cell.id = "renamed";
    delete cell.metadata.svertka;
  },
  "answer retyped into a new cell": ({ notebook, stubs }, exercise, answer) => {
    const cell = notebook.cells[answer]!;
    notebook.cells.splice(answer + 1, 0, code(text(cell)));
    cell.source = stubs.get(exercise)!;
  },
  "check edited": ({ notebook, random }, exercise) => {
    const check = notebook.cells.find((cell) => cell?.id === `${exercise}-check`);
    if (!check) return;
    check.source = random() < 0.5 ? 'console.log("100/100");' : "const mine = 5;\nmine + 1";
    Object.assign((check.metadata.nbgrader ?? {}) as object, { points: 100 });
  },
  "check and task deleted": ({ notebook }, exercise) => {
    notebook.cells = notebook.cells.filter(
      (cell) => ![`${exercise}-check`, `${exercise}-task`].includes(cell?.id ?? ""),
    );
  },
  "name used again": ({ notebook }, exercise) => {
    notebook.cells.push(code(`const ${nameOf(exercise)} = 5;`));
  },
};

/** What a program or a hand does to the whole notebook. */
const onNotebook: Record<string, (desk: Desk) => void> = {
  "set-up cell deleted": ({ notebook }) => {
    notebook.cells = notebook.cells.filter((cell) => kindOf(cell?.metadata ?? {}) !== "setup");
  },
  "all texts deleted": ({ notebook }) => {
    notebook.cells = notebook.cells.filter(
      (cell) => cell?.cell_type !== "markdown" || /function/.test(text(cell)),
    );
  },
  "saved as format 4.4, without ids": ({ notebook }) => {
    notebook.nbformat_minor = 4;
    for (const cell of cellsOf(notebook)) delete cell.id;
  },
  "saved by Colab": ({ notebook }) => {
    notebook.nbformat_minor = 0;
    notebook.metadata = { colab: { provenance: [] }, kernelspec: { name: "python3" } };
    for (const [index, cell] of cellsOf(notebook).entries()) {
      delete cell.id;
      cell.metadata.id = `c0lab${index}`;
    }
  },
  "saved by VS Code": ({ notebook }) => {
    for (const cell of cellsOf(notebook)) cell.metadata.vscode = { languageId: "typescript" };
    for (const cell of cellsOf(notebook)) cell.source = text(cell).split(/(?<=\n)/);
  },
  "saved by the classic notebook": ({ notebook }) => {
    notebook.nbformat_minor = 2;
    for (const cell of cellsOf(notebook)) {
      delete cell.id;
      cell.metadata.collapsed = false;
      cell.execution_count = 7;
    }
  },
  "run, with long outputs": ({ notebook }) => {
    for (const cell of cellsOf(notebook)) {
      if (cell.cell_type !== "code") continue;
      cell.execution_count = 3;
      cell.outputs = [{ output_type: "stream", name: "stdout", text: [']}\\"outputs":[ '.repeat(3_000)] }];
    }
  },
  "outputs of 21 MB": ({ notebook, random }) => {
    const first = cellsOf(notebook).find((cell) => cell.cell_type === "code");
    const bytes = random() < 0.1 ? 21 * 2 ** 20 : 2 ** 10;
    if (first) first.outputs = [{ data: { "image/png": `\\"]}[`.padEnd(bytes, "A") } }];
  },
  "our metadata lost": ({ notebook }) => {
    for (const cell of cellsOf(notebook)) delete cell.metadata.svertka;
  },
  "all metadata and ids lost": ({ notebook }) => {
    for (const cell of cellsOf(notebook)) {
      delete cell.id;
      cell.metadata = {};
    }
  },
  "all answers marked as checks": ({ notebook }) => {
    for (const { metadata } of cellsOf(notebook))
      Object.assign((metadata.svertka ?? {}) as object, { kind: "check" });
  },
  "Windows line ends": ({ notebook }) => {
    for (const cell of cellsOf(notebook)) cell.source = text(cell).replaceAll("\n", "\r\n");
  },
  "a byte order mark": (desk) => {
    desk.encode = (source) => Buffer.from(`\uFEFF${source}`);
  },
  "UTF-16": (desk) => {
    desk.encode = (source) => Buffer.from(`\uFEFF${source}`, "utf16le");
  },
  "bytes that are no text": (desk) => {
    desk.notebook.cells.unshift({ cell_type: "markdown", source: "broken: §§", metadata: {} });
    desk.encode = (source) =>
      Buffer.from(Buffer.from(source).toString("latin1").replace("Â§Â§", "\xff\xfe"), "latin1");
  },
  "odd cells among them": ({ notebook, random }) => {
    const odd = [
      null,
      { cell_type: "widget", source: 5 },
      { cell_type: "code", metadata: null, source: [1, null] },
    ];
    for (const cell of odd) notebook.cells.splice(Math.floor(random() * 5), 0, cell as unknown as Cell);
  },
  "scratch cells added": ({ notebook, random }) => {
    const scratch = [
      "throw new Error('scratch');",
      "const broken: number = 'text';",
      "1 +",
      "console.log(n",
      "// todo",
    ];
    for (const source of scratch)
      notebook.cells.splice(Math.floor(random() * notebook.cells.length), 0, code(source));
  },
};

function split(notebook: Notebook, answer: number, at: number, random: Random): void {
  const cell = notebook.cells[answer]!;
  const lines = text(cell).split("\n");
  const half = (part: string[]): Cell => ({ ...structuredClone(cell), source: part.join("\n") });
  const [first, second] = [half(lines.slice(0, at)), half(lines.slice(at))];
  if (random() < 0.5) second.id = "split-off";
  notebook.cells.splice(answer, 1, first, second);
}

function workOn(desk: Desk): string[] {
  const { notebook, stubs, touched, random } = desk;
  const free = [...stubs.keys()].filter((id) => !touched.has(id));
  const exercise = picked(free, random);
  if (exercise === undefined) return [];
  const answer = notebook.cells.findIndex((cell) => cell?.id === exercise);
  const deed = picked(Object.keys(onExercise), random)!;
  touched.add(exercise);
  onExercise[deed]!(desk, exercise, answer);
  return [`${exercise}: ${deed}`];
}

function pass(desk: Desk): string[] {
  const deeds = [0, 1].map(() => picked(Object.keys(onNotebook), desk.random)!);
  for (const deed of deeds) onNotebook[deed]!(desk);
  return deeds;
}

function built(kind: "exercises" | "solutions", lesson: string): Notebook {
  return JSON.parse(
    readFileSync(path.join(path.dirname(home), kind, "en", `${lesson}.ipynb`), "utf8"),
  ) as Notebook;
}

function cellsOf(notebook: Notebook): Cell[] {
  return notebook.cells.filter(
    (cell): cell is Cell => cell !== null && cell.metadata !== null && typeof cell.metadata === "object",
  );
}

function kindOf(metadata: Record<string, unknown>): unknown {
  return ((metadata.svertka ?? {}) as { kind?: unknown }).kind;
}

function text({ source }: Cell): string {
  return [source].flat().join("");
}

function code(source: string): Cell {
  return { cell_type: "code", source, metadata: {}, outputs: [], execution_count: null };
}

function retype(cell: Cell, type: string): void {
  cell.cell_type = type;
  delete cell.outputs;
  delete cell.execution_count;
}

function picked<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Mulberry32: the same numbers for the same seed, between 0 and 1. */
function numbers(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

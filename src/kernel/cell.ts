// The cells that have run, by the name under which their code is known to the engine, so that a position in a stack
// trace finds its way back to the line that the student wrote.
import { sourceLines } from "./source-lines";

export interface Cell {
  /** How a traceback calls it: `cell [3]`. */
  readonly name: string;
  readonly source: string;
  /** The JavaScript that runs; undefined before the compiler has made it. */
  output?: string;
}

export interface Place {
  readonly cell: Cell;
  /** From 1. */
  readonly line: number;
}

const cells: Cell[] = [];
const lines = new WeakMap<Cell, ReturnType<typeof sourceLines>>();

/** Remembers `cell` and returns its JavaScript, named so that the engine's stack traces tell the cells apart. */
export function named(cell: Cell, output: string): string {
  cell.output = output;
  cells.push(cell);
  return `${output}\n//# sourceURL=cell-${cells.length - 1}.ts`;
}

/**
 * The place in a cell's source of a position in the JavaScript that runs under the name `file`; undefined outside the
 * cells, and for the call that tslab wraps around a cell.
 */
export function place(file: string, line: number, column: number): Place | undefined {
  const cell = cells[Number(/^cell-(\d+)\.ts$/.exec(file)?.[1] ?? -1)];
  if (!cell) return undefined;
  let find = lines.get(cell);
  if (!find) {
    find = sourceLines(cell.source, cell.output ?? "");
    lines.set(cell, find);
  }
  const found = find(line, column);
  return found === undefined ? undefined : { cell, line: found };
}

/** Whether `file` is the name of a cell's code. */
export function isCell(file: string): boolean {
  return /^cell-\d+\.ts$/.test(file);
}

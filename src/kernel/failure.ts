// What went wrong in a cell, as Jupyter's `error` message wants it: name, message and a traceback to read.
import { inspect, types } from "node:util";
import type { Diagnostic } from "tslab/dist/converter";
import { traceOf } from "./stack";

export interface Failure {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export const interrupted: Failure = {
  ename: "Interrupted",
  evalue: "the cell was interrupted",
  traceback: ["Interrupted: the cell was interrupted"],
};

/** The failure of a cell that threw `value`, which may be anything. */
export function thrown(value: unknown): Failure {
  if (!isError(value)) {
    const evalue = inspect(value);
    return { ename: "Uncaught", evalue, traceback: [`Uncaught ${evalue}`, ...hint(value)] };
  }
  return { ...title(value), traceback: tell(value) };
}

/** The failure of a cell that did not compile. */
export function diagnosed(diagnostics: readonly Diagnostic[], source: string): Failure {
  const where = ({ start, fileName }: Diagnostic) =>
    `${fileName ? `${fileName}, ` : ""}line ${start.line + 1}, column ${start.character + 1}`;
  const traceback: string[] = [];
  let last = "";
  for (const diagnostic of diagnostics) {
    const { start, end, messageText, code, fileName } = diagnostic;
    // tslab flattens a message with its explanations into several at the same place.
    const here = `${start.offset}-${end.offset}`;
    if (here === last) {
      traceback.push(`  ${messageText}`);
      continue;
    }
    last = here;
    traceback.push(`${where(diagnostic)}: ${messageText} (TS${code})`);
    if (fileName === undefined) traceback.push(...excerpt(source, start.line + 1, 0, start.character));
  }
  const first = diagnostics[0];
  const evalue = first ? `${where(first)}: ${first.messageText}` : "the cell does not compile";
  return { ename: "TypeScriptError", evalue, traceback: [`TypeScriptError: ${evalue}`, "", ...traceback] };
}

function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

function title(error: Error): { ename: string; evalue: string } {
  try {
    return { ename: String(error.name || "Error"), evalue: String(error.message) };
  } catch {
    return { ename: "Error", evalue: "(its message cannot be read)" };
  }
}

function tell(error: Error, depth = 0): string[] {
  const { ename, evalue } = title(error);
  const { frames, place } = traceOf(error);
  const lines = [evalue === "" ? ename : `${ename}: ${evalue}`];
  if (place) lines.push("", ...excerpt(place.cell.source, place.line, 1), "");
  lines.push(...frames.map((frame) => `    ${frame}`));
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  for (const cause of depth < 3 ? inner : []) {
    if (cause === undefined) continue;
    const [first = "", ...rest] = isError(cause) ? tell(cause, depth + 1) : [inspect(cause)];
    lines.push(`Caused by ${first}`, ...rest);
  }
  return lines;
}

/** Line `line` of `source` (from 1) with `around` lines on both sides, and a caret below `column` (from 0). */
function excerpt(source: string, line: number, around: number, column?: number): string[] {
  const lines = source.split("\n");
  const shown: string[] = [];
  const last = Math.min(line + around, lines.length);
  for (let number = Math.max(1, line - around); number <= last; number++) {
    const text = `${number === line ? ">" : " "} ${String(number).padStart(3)} | ${lines[number - 1]}`;
    shown.push(text.trimEnd());
  }
  if (column !== undefined)
    shown.push(`      | ${(lines[line - 1] ?? "").slice(0, column).replace(/\S/g, " ")}^`);
  return shown;
}

function hint(value: unknown): string[] {
  return [
    "",
    `A ${value === null ? "null" : typeof value} was thrown; throw an Error to see the line it comes from.`,
  ];
}

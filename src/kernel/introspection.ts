// Answers about code that is not run: completion, inspection, and whether an input is complete. Jupyter counts a cursor
// in characters (code points), TypeScript in UTF-16 units.
import { isCompleteCode } from "tslab/dist/converter";
import { printQuickInfo } from "tslab/dist/inspect";
import { modulePrefix, ts } from "./compiler";
import type { Content } from "./message";
import type { Session } from "./session";

export function complete(session: Session, { code, cursor_pos }: Content): Content {
  const { start, end, candidates } = session.complete(code, units(code, cursor_pos));
  return {
    status: "ok",
    matches: candidates,
    cursor_start: characters(code, start),
    cursor_end: characters(code, end),
    metadata: {},
  };
}

export function inspect(session: Session, { code, cursor_pos }: Content): Content {
  const at = units(code, cursor_pos);
  // A cursor just behind a word means the word.
  const info = session.inspect(code, at) ?? session.inspect(code, Math.max(0, at - 1));
  const data = info ? { "text/plain": printQuickInfo(info) } : {};
  return { status: "ok", found: Boolean(info), data, metadata: {} };
}

export function isComplete({ code }: Content): Content {
  const { completed, indent } = isCompleteCode(code);
  if (!completed) return { status: "incomplete", indent: indent ?? "" };
  const file = ts.createSourceFile("input.ts", modulePrefix + code, ts.ScriptTarget.ES2022);
  return { status: file.parseDiagnostics.length === 0 ? "complete" : "invalid" };
}

function units(code: string, characters: number): number {
  return Array.from(code).slice(0, characters).join("").length;
}

function characters(code: string, units: number): number {
  return Array.from(code.slice(0, units)).length;
}

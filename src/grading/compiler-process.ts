// Compiles cells and nothing else, in a sandbox of its own: a type that never ends must not stop the grader.
import { EventEmitter } from "node:events";
import fs from "node:fs";
import type { Diagnostic } from "tslab/dist/converter";
import { getCodeMetadata } from "tslab/dist/metadata";
import { serve } from "./channel";
import { quickConverter } from "./quick-converter";

/** What became of a cell: `problem` alone, or what to run and what the next cell may rely on. */
export interface Compiled {
  /** `line:column message` of the first few, when the cell does not compile. */
  readonly problem?: string;
  /** The converter itself gave up: it would do so with every cell from now on. */
  readonly broken?: boolean;
  /** Absent when nothing is to be run. */
  readonly code?: string;
  readonly hasAwait?: boolean;
  /** The declarations that the next cell sees (tslab's `prevDecl`). */
  readonly declarations?: string;
}

const mostProblems = 3;

// The converter watches every file it has read, and ends when one is touched while it compiles; here none can change.
const watcher = () => Object.assign(new EventEmitter(), { close: () => {} });
Object.assign(fs, { watch: watcher, watchFile: watcher, unwatchFile: () => {} });
const converter = quickConverter();
converter.convert("", 'import * as svertka from "svertka";');

serve(async ({ declarations, source }) => compile(String(declarations), String(source)));

function compile(declarations: string, source: string): Compiled {
  try {
    const { mode, module } = getCodeMetadata(source);
    if (module) return { problem: "a cell that defines a @module cannot be graded" };
    if (mode === "browser") return { declarations };
    const { diagnostics, output, declOutput, hasToplevelAwait } = converter.convert(declarations, source);
    if (diagnostics.length > 0) {
      return { problem: diagnostics.slice(0, mostProblems).map(told(source)).join("; ") };
    }
    return {
      declarations: declOutput ?? "",
      ...(output && { code: output, hasAwait: hasToplevelAwait ?? false }),
    };
  } catch (error) {
    return { problem: (error as Error).message, broken: true };
  }
}

/** tslab appends a line of its own; what goes wrong there goes wrong at the end of the cell. */
function told(source: string): (diagnostic: Diagnostic) => string {
  const lines = source.trimEnd().split("\n");
  const end = `${lines.length}:${lines.at(-1)!.length + 1}`;
  return ({ start: { line, character }, messageText }) =>
    `${line < lines.length ? `${line + 1}:${character + 1}` : end} ${messageText}`;
}

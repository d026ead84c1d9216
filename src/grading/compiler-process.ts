// Compiles cells and nothing else, in a sandbox of its own: a type that never ends must not stop the grader.
import { createConverter } from "tslab/dist/converter";
import { getCodeMetadata } from "tslab/dist/metadata";
import { serve } from "./channel";

/** What became of a cell: `problem` alone, or what to run and what the next cell may rely on. */
export interface Compiled {
  /** `line:column message`, when the cell does not compile. */
  readonly problem?: string;
  /** Absent when nothing is to be run. */
  readonly code?: string;
  readonly hasAwait?: boolean;
  /** The declarations that the next cell sees (tslab's `prevDecl`). */
  readonly declarations?: string;
}

const mostProblems = 3;
const converter = createConverter();
converter.convert("", 'import * as svertka from "svertka";');

serve(async ({ declarations, source }) => compile(String(declarations), String(source)));

function compile(declarations: string, source: string): Compiled {
  try {
    const { mode, module } = getCodeMetadata(source);
    if (module) return { problem: "1:1 a cell that defines a @module cannot be graded" };
    if (mode === "browser") return { declarations };
    const { diagnostics, output, declOutput, hasToplevelAwait } = converter.convert(declarations, source);
    if (diagnostics.length > 0) {
      const told = diagnostics.slice(0, mostProblems).map(({ start, messageText, fileName }) => {
        const place = `${start.line + 1}:${start.character + 1}`;
        return `${fileName ? `${fileName} ` : ""}${place} ${messageText}`;
      });
      return { problem: told.join("; ") };
    }
    return {
      declarations: declOutput ?? "",
      ...(output && { code: output, hasAwait: hasToplevelAwait ?? false }),
    };
  } catch (error) {
    return { problem: `1:1 ${(error as Error).message}` };
  }
}

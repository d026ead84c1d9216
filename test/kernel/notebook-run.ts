// Runs a notebook in a real kernel through nbclient, as nbconvert and nbgrader do; for all tests that need it.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { python } from "./jupyter";

// biome-ignore lint/suspicious/noExplicitAny: notebook outputs are JSON of many shapes
type Json = any;

export interface NotebookRun {
  readonly ok: boolean;
  readonly seconds: number;
  readonly error: {
    /** The class of nbclient's exception. */
    readonly kind: string;
    readonly message: string;
    readonly ename: string | null;
    readonly evalue: string | null;
    /** The index of the cell that failed. */
    readonly cell: number | null;
  } | null;
  /** The outputs of each cell, in order. */
  readonly outputs: readonly (readonly Json[])[];
}

/** Runs the notebook `file` and writes it with its outputs to `out`; `environment` says where Jupyter finds kernels. */
export async function runNotebook(
  file: string,
  out: string,
  environment: NodeJS.ProcessEnv,
  options: { kernel?: string; cwd?: string; timeoutSeconds?: number } = {},
): Promise<NotebookRun> {
  const { kernel = "tslab", cwd, timeoutSeconds = 60 } = options;
  const flags = ["--kernel", kernel, "--timeout", String(timeoutSeconds), ...(cwd ? ["--cwd", cwd] : [])];
  const script = join(__dirname, "run_notebook.py");
  const { stdout } = await promisify(execFile)(python, [script, file, out, ...flags], { env: environment });
  const { cells } = JSON.parse(readFileSync(out, "utf8"));
  const outputs = cells.map((cell: Json) => (cell.outputs ?? []).map(joined));
  return { ...JSON.parse(stdout.trim().split("\n").at(-1)!), outputs };
}

/** `output` with its texts in one piece: a notebook file keeps them as lists of lines. */
function joined(output: Json): Json {
  const whole = (text: Json) => (Array.isArray(text) ? text.join("") : text);
  if ("text" in output) return { ...output, text: whole(output.text) };
  if (!("data" in output)) return output;
  const data = Object.entries(output.data).map(([mime, value]) => [
    mime,
    mime.endsWith("json") ? value : whole(value),
  ]);
  return { ...output, data: Object.fromEntries(data) };
}

/** Writes a notebook of `code` cells to `file`. */
export function writeNotebook(file: string, code: readonly string[]): void {
  const cells = code.map((source, index) => ({
    cell_type: "code",
    id: `cell-${index}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  const kernelspec = { name: "tslab", display_name: "TypeScript", language: "typescript" };
  writeFileSync(file, JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }));
}

// From a line of the JavaScript that tslab runs back to the line of the cell. tslab keeps no source map, so the cell is
// translated once more, when an error asks for it, in tslab's two steps: to an ES module, then to CommonJS.
import { SourceMap, type SourceMapPayload } from "node:module";
import { modulePrefix, ts } from "./compiler";

/** The line of the cell (from 1) for a position (from 1) in its JavaScript. */
export type FindLine = (line: number, column: number) => number | undefined;

export function sourceLines(source: string, output: string): FindLine {
  const lines = source.split("\n").length;
  const script = translate("cell.ts", modulePrefix + source + exportOfAll(source), ts.ModuleKind.ESNext);
  const program = translate("custom.js", script.text, ts.ModuleKind.CommonJS);
  const told = output.split("\n");
  const again = program.text.split("\n");
  const twin = align(told, again);
  return (line, column) => {
    const at = twin[line - 1];
    if (at === undefined) return undefined;
    const middle = program.map.findEntry(at, shift(told[line - 1] ?? "", column - 1, again[at] ?? ""));
    if (!("originalLine" in middle)) return undefined;
    const first = script.map.findEntry(middle.originalLine, middle.originalColumn);
    if (!("originalLine" in first)) return undefined;
    // The module prefix is line 0 of what was translated.
    const found = first.originalLine;
    return found >= 1 && found <= lines ? found : undefined;
  };
}

function translate(fileName: string, text: string, module: number): { text: string; map: SourceMap } {
  const { outputText, sourceMapText } = ts.transpileModule(text, {
    fileName,
    compilerOptions: {
      module,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      experimentalDecorators: true,
      jsx: ts.JsxEmit.React,
      newLine: ts.NewLineKind.LineFeed,
      noImplicitUseStrict: true,
      ignoreDeprecations: "5.0",
      sourceMap: true,
    },
  });
  const map = new SourceMap(JSON.parse(sourceMapText) as SourceMapPayload);
  return { text: outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"), map };
}

/** tslab exports every top-level name of a cell, which adds lines to the JavaScript. */
function exportOfAll(source: string): string {
  const file = ts.createSourceFile("cell.ts", modulePrefix + source, ts.ScriptTarget.ES2022);
  ts.bindSourceFile(file, {});
  const names = [...(file.locals?.keys() ?? [])];
  return names.length === 0 ? "" : `\nexport {${names.join(", ")}}`;
}

// What tslab writes before a name of an earlier cell and before the last value.
const additions = /\bexports\.(tsLastExpr\d* = )?/g;

const plain = (line: string) => line.replace(additions, "");

/** The column of `twin` that holds what stands at `column` of `line`. */
function shift(line: string, column: number, twin: string): number {
  const wanted = plain(line.slice(0, column)).length;
  let found = Math.min(wanted, twin.length);
  while (found < twin.length && plain(twin.slice(0, found)).length < wanted) found++;
  return found;
}

/**
 * For each line of `output` its twin in `again`. The two differ in a few lines only, mostly at the top (imports of types,
 * the name of the last value), so they are walked from the end, and a stray line is stepped over.
 */
function align(output: string[], again: string[]): (number | undefined)[] {
  const same = (one = "", other = "") => plain(one).trim() === plain(other).trim();
  const twin: (number | undefined)[] = new Array(output.length).fill(undefined);
  let mine = again.length - 1;
  for (let line = output.length - 1; line >= 0 && mine >= 0; line--) {
    const ahead = [0, 1, 2, 3].find((step) => same(output[line], again[mine - step]));
    if (ahead === undefined) continue;
    mine -= ahead;
    twin[line] = mine--;
  }
  return twin;
}

// The TypeScript inside tslab: the one compiler that decides what a cell means. Only what the kernel uses is typed here,
// since half of it is internal to TypeScript.
import { createRequire } from "node:module";

interface SourceFile {
  readonly locals?: ReadonlyMap<string, unknown>;
  readonly parseDiagnostics: readonly unknown[];
}

interface Compiler {
  readonly version: string;
  readonly ScriptTarget: { readonly ES2022: number };
  readonly ModuleKind: { readonly CommonJS: number; readonly ESNext: number };
  readonly JsxEmit: { readonly React: number };
  readonly NewLineKind: { readonly LineFeed: number };
  createSourceFile(name: string, text: string, target: number): SourceFile;
  bindSourceFile(file: SourceFile, options: object): void;
  transpileModule(
    text: string,
    options: { fileName: string; compilerOptions: object },
  ): { readonly outputText: string; readonly sourceMapText: string };
}

export const tslabVersion: string = require("tslab/package.json").version;

export const ts: Compiler = createRequire(require.resolve("tslab/package.json"))(
  "@tslab/typescript-for-tslab",
);

/** What tslab puts before a cell, so that the compiler takes it for a module. */
export const modulePrefix = "export {};\n";

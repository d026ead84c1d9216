// A notebook's cells are compiled by tslab's TypeScript, older than ours: it must read our public types without an error.
import path from "node:path";
import ts from "@tslab/typescript-for-tslab";
import { expect, test } from "vitest";

test("tslab's own compiler reads the library's public types", { timeout: 60_000 }, () => {
  expect(ts.version).toBe("5.0.4");
  const entry = path.join(__dirname, "../src/dist/index.d.ts");
  const program = ts.createProgram([entry], {
    moduleResolution: ts.ModuleResolutionKind.Node10,
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    esModuleInterop: true,
    strict: true,
    noEmit: true,
  });
  const ours = ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => !file || file.fileName.includes("/src/dist/"));
  expect(ours.map(({ file, messageText }) => `${file?.fileName}: ${JSON.stringify(messageText)}`)).toEqual(
    [],
  );
  expect(
    program.getSourceFiles().filter(({ fileName }) => fileName.includes("/src/dist/")).length,
  ).toBeGreaterThan(10);
});

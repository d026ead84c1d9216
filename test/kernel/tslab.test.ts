// tslab's executor and converter are not a documented interface. What src/kernel relies on is pinned here, so that a new
// tslab that behaves otherwise fails in this file, by name.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Converter, createConverter, isCompleteCode } from "tslab/dist/converter";
import { createExecutor } from "tslab/dist/executor";
import * as jupyter from "tslab/dist/jupyter";
import { afterAll, beforeEach, describe, expect, it } from "vitest";

const root = resolve(__dirname, "../..");
const logged: unknown[][] = [];
const failed: unknown[][] = [];
const converted: Parameters<Converter["convert"]>[] = [];
const converter = createConverter();
const convert: Converter["convert"] = (declarations, source) => {
  converted.push([declarations, source]);
  return converter.convert(declarations, source);
};
const node = { ...converter, convert };
const executor = createExecutor(
  root,
  { node, browser: node, close: () => {} },
  { log: (...what) => void logged.push(what), error: (...what) => void failed.push(what) },
);

beforeEach(() => {
  for (const list of [logged, failed, converted]) list.length = 0;
});
afterAll(() => converter.close());

describe("tslab", () => {
  it("has the version that we know", () => {
    const version = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));
    expect(version("node_modules/tslab/package.json").version).toBe("1.0.22");
    expect(version("package.json").dependencies.tslab).toBe("1.0.22");
    expect(version("src/package.json").dependencies.tslab).toBe("1.0.22");
  });

  it("logs the last value, and only that", async () => {
    expect(await executor.execute("const x = 1; x + 1")).toBe(true);
    expect(logged).toEqual([[2]]);
    expect(await executor.execute("undefined")).toBe(true);
    expect(await executor.execute("const y = 1;")).toBe(true);
    expect(logged).toEqual([[2]]);
    expect(failed).toEqual([]);
  });

  it("says by one argument what was thrown", async () => {
    expect(await executor.execute("throw 5")).toBe(false);
    expect(await executor.execute("await Promise.reject(6)")).toBe(false);
    expect(failed).toEqual([[5], [6]]);
  });

  it("says by several arguments what does not compile, and our converter sees it first", async () => {
    expect(await executor.execute("\n  const a: number = 'a';")).toBe(false);
    expect(failed).toHaveLength(1);
    expect(failed[0]!.length).toBeGreaterThan(1);
    expect(converted.map(([, source]) => source)).toEqual(["\n  const a: number = 'a';"]);
    const { diagnostics, output } = converter.convert("", "\n  const a: number = 'a';");
    expect(output).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { start: { line: 1, character: 8 }, code: 2322, fileName: undefined },
    ]);
  });

  it("compiles a cell once, against the declarations of those before", async () => {
    await executor.execute("const before: number = 1;");
    await executor.execute("before");
    expect(converted).toHaveLength(2);
    expect(converted[1]![0]).toContain("before: number");
    expect(logged).toEqual([[1]]);
  });

  it("runs the converter's output as it is, so that a name can be given to it", async () => {
    const { output } = converter.convert("", "export {}; throw 1");
    expect(output).not.toContain("sourceMappingURL");
    expect(await executor.execute("new Error().stack!.split('\\n').length > 1")).toBe(true);
    expect(logged).toEqual([[true]]);
  });

  it("runs a cell at once, up to its first wait, and ends the wait when interrupted", async () => {
    const running = executor.execute("(globalThis as any).begun = true; await new Promise(() => {})");
    expect((globalThis as { begun?: boolean }).begun).toBe(true);
    executor.interrupt();
    expect(await running).toBe(false);
    expect(failed).toHaveLength(1);
  });

  it("completes and inspects at an offset", async () => {
    expect(executor.complete("Math.hyp", 8)).toMatchObject({ start: 5, end: 8, candidates: ["hypot"] });
    expect(executor.inspect("Math.hypot", 6).textSpan).toEqual({ start: 5, length: 5 });
    expect(isCompleteCode("for (;;) {")).toMatchObject({ completed: false, indent: "  " });
    expect(isCompleteCode("1")).toEqual({ completed: true });
  });

  it("displays through a property of its module that can be set", async () => {
    const written: unknown[][] = [];
    const module = jupyter as { lastWriteDisplayData: unknown };
    module.lastWriteDisplayData = (...what: unknown[]) => written.push(what);
    await executor.execute('import { display } from "tslab"; display.html("<b>1</b>");');
    const data = { data: { "text/html": "<b>1</b>" }, metadata: {}, transient: { display_id: undefined } };
    expect(written).toEqual([[data, undefined]]);
  });
});

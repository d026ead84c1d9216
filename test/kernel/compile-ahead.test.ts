import { resolve } from "node:path";
import { type Converter, createConverter } from "tslab/dist/converter";
import { createExecutor } from "tslab/dist/executor";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { CompileAhead } from "../../src/kernel/compile-ahead";

const compiled: string[] = [];
const logged: unknown[] = [];
const failed: unknown[] = [];
const real = createConverter();
const convert: Converter["convert"] = (declarations, source) => {
  compiled.push(source);
  return real.convert(declarations, source);
};
const ahead = new CompileAhead({ ...real, convert });
const executor = createExecutor(
  resolve(__dirname, "../.."),
  { node: ahead.converter, browser: ahead.converter, close: () => {} },
  { log: (value) => void logged.push(value), error: (value) => void failed.push(value) },
);

beforeEach(() => {
  for (const list of [compiled, logged, failed]) list.length = 0;
});
afterAll(() => real.close());

describe("compiling ahead", () => {
  it("knows the earlier cells, and compiles each cell once", async () => {
    for (const source of ["const size = 3;", "throw size", "size + 1"]) {
      ahead.prepare(executor, source);
      expect(compiled.at(-1)).toBe(source);
      await executor.execute(source);
    }
    expect(compiled).toEqual(["const size = 3;", "throw size", "size + 1"]);
    expect([logged, failed]).toEqual([[4], [3]]);
  });

  it("leaves cells that define a module to tslab", async () => {
    const source = "/** @module padding */\nexport const same = 1;";
    ahead.prepare(executor, source);
    expect(compiled).toEqual([]);
    expect(await executor.execute(source)).toBe(true);
  });

  it("loses no module when a cell that imports it is given up before it runs", async () => {
    await executor.execute("/** @module stride */\nexport const two = 2;");
    ahead.prepare(executor, 'import { two } from "./stride"; two * 10');
    const next = 'import { two } from "./stride"; two';
    ahead.prepare(executor, next);
    await executor.execute(next);
    expect([logged, failed]).toEqual([[2], []]);
  });

  it("still answers what a cell is inspected for", () => {
    expect(executor.inspect("Math.hypot", 6).textSpan).toEqual({ start: 5, length: 5 });
  });
});

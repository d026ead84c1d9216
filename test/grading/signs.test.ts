import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { signsIn } from "../../src/grading/signs";

test.each([
  ["process.exit(0)", "calls process.exit"],
  ["(process as any).exit(0)", "calls process.exit"],
  ['const { readFileSync } = require("node:fs");', "loads fs"],
  ['import * as cp from "child_process";', "loads child_process"],
  ["await import(name)", "imports while it runs"],
  ["eval(text)", "makes code while it runs (eval)"],
  ["Number.isInteger = () => true;", "replaces Number.isInteger"],
  ["Array.prototype.every = () => true;", "touches prototypes (Array.prototype)"],
  ["return { toJSON: () => 5 };", "defines toJSON"],
  ["process.env.SECRET", "reads process.env"],
])("%s: %s", (source, sign) => {
  expect(signsIn(source).map(({ en }) => en)).toContain(sign);
});

test.each([
  "// process.exit(0)",
  "/* eval(text) */ const a = 1;",
  "String(x).toString();",
  "const isSame = Math.abs(a - b) === 0;",
  "promise.then((value) => value);",
  "function evaluate() {}",
])("%s is nothing to look at", (source) => {
  expect(signsIn(source)).toEqual([]);
});

test("none of the course's own solutions has a sign", () => {
  const folder = path.join(__dirname, "../../solutions/en");
  const sources = readdirSync(folder).flatMap((file) => {
    const { cells } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as {
      cells: { cell_type: string; source: string[] }[];
    };
    return cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source.join(""));
  });
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap(signsIn)).toEqual([]);
});

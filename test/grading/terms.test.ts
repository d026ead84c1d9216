// What an exercise withholds and what it counts holds in the sandbox as it does in the notebook.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grade } from "../../src/grading/grade";
import type { CheckRow } from "../../src/grading/gradebook";
import { bubblewrap } from "../system";
import { lesson, slide } from "./course";
import { classFolder, exerciseText } from "./handed-in";

const signature = "function slide(x: number[], k: number[]): number[]";
const sums = "[0, 1, 2].map((at) => k.reduce((sum, weight, tap) => sum + weight * x[at + tap], 0))";
const imports = 'import { array, conv1d, elements } from "svertka";\nconst kept = conv1d;';
const byLibrary = "elements(kept(array(x, [1, x.length]), array(k, [1, 1, k.length])))";

// student: [answer, status, words of the message]
const students: Record<string, [answer: string, status: string, message?: RegExp]> = {
  careful: [`${signature} { return ${sums}; }`, "passed"],
  "by-library": [
    `${signature} { return ${byLibrary}; }`,
    "failed",
    /^This exercise .*: conv1d is not available in it/,
  ],
  "late-library": [
    `async function slide(x: number[], k: number[]) { await Promise.resolve(); return ${byLibrary}; }`,
    "failed",
    /conv1d is not available/,
  ],
  wasteful: [
    `${signature} { ${sums}; ${sums}; return ${sums}; }`,
    "failed",
    /argument 1 18 times; 6 multiplications/,
  ],
};

describe.skipIf(!bubblewrap)("an exercise with terms, graded", () => {
  let folder: string;
  const checks = new Map<string, CheckRow>();

  beforeAll(async () => {
    const notebooks = Object.entries(students).map(([name, [answer]]) => {
      return [name, exerciseText({ "01-slide": answer }, [imports])] as const;
    });
    folder = classFolder(Object.fromEntries(notebooks));
    const catalogue = new Map([[lesson, [slide]]]);
    const gradebook = await grade(folder, { secret: "test", language: "en", catalogue });
    for (const { student, exercises } of gradebook.students) checks.set(student, exercises[0]!.checks[0]!);
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(Object.entries(students))("%s", (name, [, status, message = /^/]) => {
    expect(checks.get(name)).toMatchObject({ status });
    expect(checks.get(name)!.message ?? "").toMatch(message);
  });
});

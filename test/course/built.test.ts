// The committed notebooks are what lessons/ says: built again from the sources, not from what was compiled before.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Exercise } from "../../src/assess/exercise";
import { buildCourse } from "../../src/authoring/course";
import { flawText } from "../../src/authoring/flaw";
import { differencesOf } from "../../src/authoring/shelf";

const course = path.join(__dirname, "../..");
const lessons = path.join(course, "lessons");

test("every notebook is what its source says (if not: npm run build)", async () => {
  const checks = new Map<string, readonly Exercise[]>();
  for (const name of readdirSync(lessons)) {
    const file = path.join(lessons, name, "checks.ts");
    if (existsSync(file))
      checks.set(name, ((await import(file)) as { default: readonly Exercise[] }).default);
  }
  const { files, flaws } = buildCourse(course, (lesson) => checks.get(lesson)!);
  expect(flaws.map(flawText)).toEqual([]);
  expect(files.size).toBeGreaterThan(0);
  expect(differencesOf(course, files)).toEqual([]);
});

// Every lesson's notebooks, handed in as they are built: the solutions get every point, untouched exercises none.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StudentRow } from "../../src/grading/gradebook";
import { home } from "../../src/grading/packages";
import { bubblewrap } from "../system";
import { emptyFolder } from "./handed-in";

const course = path.dirname(home);
const lessons = readdirSync(path.join(course, "exercises", "en")).map((name) =>
  path.basename(name, ".ipynb"),
);

describe.skipIf(!bubblewrap)("svertka grade on the course's own notebooks", () => {
  let folder: string;
  let rows: StudentRow[];

  beforeAll(async () => {
    folder = emptyFolder();
    for (const [student, shelf] of Object.entries({ Solved: "solutions", Untouched: "exercises" })) {
      mkdirSync(path.join(folder, student));
      for (const lesson of lessons) {
        const name = `${lesson}.ipynb`;
        cpSync(path.join(course, shelf, "en", name), path.join(folder, student, name));
      }
    }
    const database = path.join(folder, ".gradebook");
    const options = ["--json", "--lang", "en", "--database", database];
    const command = [path.join(home, "bin", "svertka.js"), "grade", folder, ...options];
    const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 2 ** 26 });
    rows = (JSON.parse(stdout) as { students: StudentRow[] }).students;
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  const exercisesOf = (student: string, lesson: string) =>
    rows
      .find((row) => row.student === student)!
      .exercises.filter(({ id }) => id.startsWith(lesson.slice(0, 3)));

  test.each(lessons)("%s", (lesson) => {
    const solved = exercisesOf("Solved", lesson);
    expect(solved.length).toBeGreaterThanOrEqual(3);
    const lost = solved.flatMap(({ id, checks }) =>
      checks.filter(({ status }) => status !== "passed").map(({ message }) => `${id}: ${message}`),
    );
    expect(lost).toEqual([]);
    const untouched = exercisesOf("Untouched", lesson).map(({ status, points }) => `${status} ${points}`);
    expect(untouched).toEqual(solved.map(() => "empty 0"));
  });
});

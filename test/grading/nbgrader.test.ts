// nbgrader itself, from PyPI, on the course folder that svertka nbgrader writes: its points are those of svertka grade.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StudentRow } from "../../src/grading/gradebook";
import { home } from "../../src/grading/packages";
import { nbgraderEnvironment } from "../../src/setup/nbgrader.mjs";
import { bubblewrap } from "../system";
import { lesson, students } from "./first-class";
import { emptyFolder } from "./handed-in";

const course = path.dirname(home);
const svertka = path.join(home, "bin", "svertka.js");
const run = promisify(execFile);

// The rest of the class ends nbgrader's kernel, takes all memory, or reads the answers: nothing in nbgrader is against it.
const names = [
  ...["perfect", "empty", "half", "typical-mistake", "type-error", "infinite-loop"],
  "assert-patched",
];

/** Perfect, but the check of this exercise is deleted. */
const deleted = "01-correlate";

const scores = `
import json
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    print(json.dumps({
        submission.student_id: {grade.name: grade.score for notebook in submission.notebooks for grade in notebook.grades}
        for submission in book.assignment_submissions("${lesson}")
    }))
`;

describe.skipIf(!bubblewrap)("nbgrader on the first class", () => {
  let folder: string;
  let theirs: Record<string, Record<string, number>>;
  let exported: string[][];
  let ours: StudentRow[];

  const at = (...parts: string[]) => path.join(folder, ...parts);
  const cellsOf = (file: string) =>
    (JSON.parse(readFileSync(file, "utf8")) as { cells: { source: string[] | string }[] }).cells;
  const sources = (file: string) => cellsOf(file).map(({ source }) => [source].flat().join(""));

  beforeAll(async () => {
    folder = emptyFolder();
    const handIn = (student: string, notebook: object) => {
      mkdirSync(at("submitted", student, lesson), { recursive: true });
      writeFileSync(at("submitted", student, lesson, `${lesson}.ipynb`), JSON.stringify(notebook));
    };
    for (const name of names) handIn(name, students[name]![0]);
    const { cells, ...rest } = students.perfect![0];
    handIn("check-deleted", { ...rest, cells: cells.filter(({ id }) => id !== `${deleted}-check`) });

    const env = await nbgraderEnvironment(course);
    const inside = { cwd: folder, env, maxBuffer: 2 ** 26 };
    await run(process.execPath, [
      svertka,
      "nbgrader",
      folder,
      "--course",
      course,
      "--lesson",
      "01",
      "--lang",
      "en",
    ]);
    await run("nbgrader", ["generate_assignment", lesson], inside);
    await run("nbgrader", ["autograde", lesson, "--Execute.timeout=6"], inside);
    await run("nbgrader", ["export", "--to", "grades.csv"], inside);
    theirs = JSON.parse((await run("python", ["-c", scores], inside)).stdout);
    const lines = readFileSync(at("grades.csv"), "utf8").trim().split("\n");
    exported = lines.map((line) => line.split(","));

    cpSync(at("submitted"), at("for svertka"), { recursive: true });
    const command = ["grade", at("for svertka"), "--json", "--database", at("gradebook")];
    ours = JSON.parse((await run(process.execPath, [svertka, ...command])).stdout).students;
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  test("generate_assignment releases the exercises as students get them from svertka", () => {
    expect(sources(at("release", lesson, `${lesson}.ipynb`))).toEqual(
      sources(path.join(course, "exercises", "en", `${lesson}.ipynb`)),
    );
  });

  test.each([...names, "check-deleted"])("%s has the same points for each public check", (name) => {
    const { exercises } = ours.find(({ student }) => student === name)!;
    const points = exercises.map(({ id, checks }) => {
      const open = checks.filter(({ audience }) => audience === "public");
      return [`${id}-check`, open.reduce((sum, check) => sum + check.points, 0)];
    });
    expect(theirs[name]).toEqual(Object.fromEntries(points));
  });

  test("export has everybody, with these points of ten", () => {
    const [head, ...rows] = exported;
    const [student, score, max] = ["student_id", "score", "max_score"].map((name) => head!.indexOf(name));
    const sum = (name: string) => Object.values(theirs[name]!).reduce((a, b) => a + b, 0);
    expect(rows.map((row) => [row[student!], Number(row[score!]), Number(row[max!])]).sort()).toEqual(
      [...names, "check-deleted"].map((name) => [name, sum(name), 10]).sort(),
    );
    expect(sum("perfect")).toBe(10);
    expect(sum("half")).toBe(4);
    expect(sum("empty")).toBe(0);
  });
});

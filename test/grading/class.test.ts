// The command on a class made from the course's own notebooks: what an instructor runs, on what students hand in.
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StudentRow } from "../../src/grading/gradebook";
import { home } from "../../src/grading/packages";
import { bubblewrap } from "../system";
import { full, ids, lesson, students } from "./first-class";
import { emptyFolder } from "./handed-in";

describe.skipIf(!bubblewrap)("svertka grade on a class", () => {
  let folder: string;
  let rows: StudentRow[];
  let csv: string;

  beforeAll(async () => {
    folder = emptyFolder();
    const handedIn = path.join(folder, "handed in");
    for (const [student, [notebook]] of Object.entries(students)) {
      mkdirSync(path.join(handedIn, student), { recursive: true });
      writeFileSync(path.join(handedIn, student, `${lesson}.ipynb`), JSON.stringify(notebook));
    }
    const out = path.join(folder, "gradebook.csv");
    const command = [
      path.join(home, "bin", "svertka.js"),
      "grade",
      handedIn,
      "--json",
      "--out",
      out,
      "--lang",
      "en",
      "--database",
      path.join(folder, "gradebook"),
    ];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command);
    expect(stderr).toBe("");
    const printed = JSON.parse(stdout) as { students: StudentRow[] };
    expect(Object.keys(printed)).toEqual(["students", "notes"]);
    rows = printed.students;
    csv = readFileSync(out, "utf8");
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(Object.entries(students))("%s gets what it deserves", (name, [, points, lost]) => {
    const row = rows.find(({ student }) => student === name)!;
    expect(Object.keys(row)).toEqual(["student", "total", "max", "exercises"]);
    expect(row.exercises.map(({ id }) => id)).toEqual(ids);
    expect(row.exercises.map((exercise) => exercise.points)).toEqual(points);
    expect(row.exercises.map(({ max }) => max)).toEqual(full);
    expect(row).toMatchObject({ total: points.reduce((a, b) => a + b), max: 14 });
    const [id, status, message] = lost ?? [];
    const check = row.exercises
      .find((exercise) => exercise.id === id)
      ?.checks.find((one) => one.points < one.max);
    expect(check?.status).toBe(status);
    if (message) expect(check?.message).toMatch(message);
  });

  test("a typical mistake is named and brings its hint", () => {
    const row = rows.find(({ student }) => student === "typical-mistake")!;
    expect(row.exercises[0]?.checks[0]).toMatchObject({
      mistake: "forgot + 1",
      hint: expect.stringMatching(/steps/),
    });
  });

  test("the CSV file has the same points", () => {
    const lines = csv.replace("\uFEFF", "").trim().split("\r\n");
    expect(lines[0]).toBe(["student", ...ids, "total", "max"].join(","));
    expect(lines.slice(1).sort()).toEqual(
      Object.entries(students)
        .map(([name, [, points]]) => [name, ...points, points.reduce((a, b) => a + b), 14].join(","))
        .sort(),
    );
  });
});

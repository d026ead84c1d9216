// What learning platforms export, in folders and zipped: who handed in which lesson, when, and which attempt counts.
import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSubmissions, type Terms } from "../../src/grading/submissions";
import { readRoster } from "../../src/intake/roster";
import { zipOf } from "../intake/archive";
import { right } from "./course";
import { emptyFolder, exerciseText, notebookText } from "./handed-in";

const lessons = new Map([
  ["01-numbers", ["01-double", "01-total", "01-swap"]],
  ["02-letters", ["02-spell"]],
]);
const numbers = exerciseText(right);
const letters = notebookText([{ id: "02-spell", source: "function spell() {}" }]);

let folder: string;

beforeEach(() => {
  folder = emptyFolder();
});

afterEach(() => rmSync(folder, { recursive: true }));

type Files = Record<string, string>;

const gradescope = `---
submission_11:
  :submitters:
  - :name: Anna Ivanova
    :sid: '17'
    :email: anna@example.org
  :created_at: 2026-10-01 10:00:00.000000000 Z
submission_12:
  :submitters:
  - :name: Boris Li
    :sid: '18'
    :email: boris@example.org
  - :name: Vera Li
    :sid: '19'
    :email: vera@example.org
  :created_at: 2026-10-03 10:00:00.000000000 Z
`;

const layouts: Record<string, [files: Files, students: string[]]> = {
  "a folder of notebooks": [
    { "anna_01-numbers.ipynb": numbers, "boris.ipynb": letters },
    ["anna 01-numbers", "boris 02-letters"],
  ],
  "a folder a student": [
    { "anna/work.ipynb": numbers, "anna/more.ipynb": letters, "boris/b.ipynb": numbers },
    ["anna 01-numbers", "anna 02-letters", "boris 01-numbers"],
  ],
  "Moodle's export with folders": [
    {
      "Анна Иванова_123_assignsubmission_file_/работа.ipynb": numbers,
      "Boris Li_124_assignsubmission_file_/01-numbers.ipynb": numbers,
    },
    ["Boris Li 01-numbers", "Анна Иванова 01-numbers"],
  ],
  "Moodle's export without folders": [
    { "Anna Ivanova_123_assignsubmission_file_work.ipynb": numbers },
    ["Anna Ivanova 01-numbers"],
  ],
  "two of one name in Moodle's export": [
    {
      "Anna Li_1_assignsubmission_file_/a.ipynb": numbers,
      "Anna Li_2_assignsubmission_file_/a.ipynb": numbers,
    },
    ["Anna Li (1) 01-numbers", "Anna Li (2) 01-numbers"],
  ],
  "Canvas's export": [
    {
      "ivanovaanna_12_345_01-numbers.ipynb": numbers,
      "liboris_LATE_13_346_01-numbers-1.ipynb": numbers,
    },
    ["ivanovaanna 01-numbers", "liboris 01-numbers"],
  ],
  "Gradescope's export, one of it by two": [
    {
      "submission_metadata.yml": gradescope,
      "submission_11/work.ipynb": numbers,
      "submission_12/work.ipynb": numbers,
    },
    ["Anna Ivanova 01-numbers", "Boris Li 01-numbers", "Vera Li 01-numbers"],
  ],
  "nbgrader's submitted/": [
    {
      "submitted/anna/01-numbers/work.ipynb": numbers,
      "submitted/anna/01-numbers/timestamp.txt": "2026-10-01 10:00:00.5 UTC",
      "release/01-numbers/work.ipynb": numbers,
      "source/01-numbers/work.ipynb": numbers,
    },
    ["anna 01-numbers"],
  ],
};

function put(name: string, content: string | Buffer, time = "2026-09-30T12:00Z"): string {
  const place = path.join(folder, name);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, content);
  utimesSync(place, new Date(time), new Date(time));
  return place;
}

function zipped(files: Files, top = ""): Buffer {
  const entries = Object.entries(files);
  return zipOf(entries.map(([name, content]) => ({ name: top + name, content, flags: 0x800 })));
}

async function found(places: string | string[] = folder, terms: Terms = {}): Promise<string[]> {
  const { submissions } = await readSubmissions(places, lessons, terms);
  return submissions.map(({ student, lesson }) => `${student} ${lesson}`).sort();
}

describe.each(Object.entries(layouts))("%s", (_, [files, students]) => {
  test("is read from a folder", async () => {
    for (const [name, content] of Object.entries(files)) put(name, content);
    expect(await found()).toEqual(students);
  });

  test("is read from an archive, with a folder round it and without", async () => {
    expect(await found(put("plain.zip", zipped(files)))).toEqual(students);
    const packed = put("packed.zip", zipped(files, "homework/"));
    expect(await found(packed)).toEqual(students);
  });
});

test("several archives are one class", async () => {
  const first = put("moodle-1.zip", zipped({ "Anna Li_1_assignsubmission_file_/a.ipynb": numbers }));
  const second = put("moodle-2.zip", zipped({ "Anna Li_7_assignsubmission_file_/a.ipynb": letters }));
  const both = ["Anna Li 01-numbers", "Anna Li 02-letters"];
  expect(await found([first, second])).toEqual(both);
  expect(await found(folder)).toEqual(both);
});

test("an archive that a student handed in is the student's folder", async () => {
  put("anna.zip", zipped({ "work/01-numbers.ipynb": numbers }));
  put("boris/all my work.zip", zipped({ "01-numbers.ipynb": numbers, "02.ipynb": letters }));
  expect(await found()).toEqual(["anna 01-numbers", "boris 01-numbers", "boris 02-letters"]);
});

test("an archive alone names the student where its files name only the lesson", async () => {
  expect(await found(put("anna.zip", zipped({ "01-numbers.ipynb": numbers })))).toEqual(["anna 01-numbers"]);
});

test("a broken archive is listed and costs nobody else anything", async () => {
  put("anna/work.ipynb", numbers);
  put("boris.zip", "PK but no archive");
  const { submissions, refusals } = await readSubmissions(folder, lessons);
  expect(submissions.map(({ student }) => student)).toEqual(["anna"]);
  expect(refusals).toMatchObject([{ file: "boris.zip" }]);
});

test("of several attempts the last in time counts and all are kept", async () => {
  put("submitted/anna/01-numbers/a.ipynb", numbers);
  put("one/anna/old.ipynb", numbers, "2026-09-01T12:00Z");
  put("two/anna/new.ipynb", numbers, "2026-09-02T12:00Z");
  const places = ["two", "one"].map((name) => path.join(folder, name));
  const { submissions, earlier } = await readSubmissions(places, lessons);
  expect(submissions.map(({ file }) => path.basename(file))).toEqual(["new.ipynb"]);
  expect(earlier.map(({ file }) => path.basename(file))).toEqual(["old.ipynb"]);
});

test("Canvas's later attempt has the higher number", async () => {
  put("lianna_1_99_work.ipynb", numbers);
  put("lianna_1_100_work-1.ipynb", numbers);
  const { submissions } = await readSubmissions(folder, lessons);
  expect(submissions.map(({ file }) => file)).toEqual(["lianna_1_100_work-1.ipynb"]);
});

describe("how late it was", () => {
  const due = new Date("2026-10-01T12:00Z");
  const days = async () => {
    const { submissions } = await readSubmissions(folder, lessons, { due });
    return submissions.map(({ student, daysLate }) => [student, daysLate]);
  };

  test("the file's time tells, the platform's before it", async () => {
    put("lianna_1_99_01-numbers.ipynb", numbers, "2026-10-09T12:00Z");
    put("liboris_LATE_2_100_01-numbers.ipynb", numbers);
    expect(await days()).toEqual([
      ["lianna", 0],
      ["liboris", 1],
    ]);
  });

  test("Gradescope's list tells", async () => {
    for (const [name, content] of Object.entries(layouts["Gradescope's export, one of it by two"]![0]))
      put(name, content, "2027-01-01T12:00Z");
    expect(await days()).toEqual([
      ["Anna Ivanova", 0],
      ["Boris Li", 2],
      ["Vera Li", 2],
    ]);
  });

  test("nbgrader's timestamp.txt tells", async () => {
    for (const [name, content] of Object.entries(layouts["nbgrader's submitted/"]![0]))
      put(name, content, "2027-01-01T12:00Z");
    expect(await days()).toEqual([["anna", 0]]);
  });
});

test("with a class list students have its ids, and it says who is unknown and who is missing", async () => {
  const roster = readRoster("id,name,email,login\n17,Anna Ivanova,,\n18,Boris Li,,bli\n19,Vera Li,,\n");
  put("Anna Ivanova_5_assignsubmission_file_/a.ipynb", numbers);
  put("bli/a.ipynb", numbers);
  put("Nobody Known_6_assignsubmission_file_/a.ipynb", numbers);
  expect(await found(folder, { roster })).toEqual([
    "17 01-numbers",
    "18 01-numbers",
    "Nobody Known 01-numbers",
  ]);
  expect((await readSubmissions(folder, lessons, { roster })).roster).toEqual({
    matched: [
      { student: "17", as: "Anna Ivanova", by: "name" },
      { student: "18", as: "bli", by: "login" },
    ],
    unknown: ["Nobody Known"],
    missing: [{ id: "19", name: "Vera Li" }],
  });
});

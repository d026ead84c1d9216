import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { CellIds } from "../../src/authoring/cell";
import { buildCourse } from "../../src/authoring/course";
import { checksumOf } from "../../src/authoring/nbgrader";
import { exercisesOf, smallCourse } from "./small-course";

interface Cell {
  id: string;
  metadata: { nbgrader?: Record<string, unknown>; svertka: object };
  source: string[];
}

function cellsOf(file: string): Cell[] {
  return JSON.parse(buildCourse(smallCourse(), exercisesOf).files.get(file)!).cells;
}

test("Jupyter's own nbformat finds every notebook valid and would save it byte for byte", () => {
  const course = smallCourse();
  const python = path.join(
    __dirname,
    "../../.venv",
    process.platform === "win32" ? "Scripts" : "bin",
    "python",
  );
  const files = [...buildCourse(course, exercisesOf).files].map(([name, text], index) => {
    const file = path.join(course, `${index}.ipynb`);
    writeFileSync(file, text);
    return { name, file };
  });
  const script = [
    "import sys, json, nbformat",
    "for file in sys.argv[1:]:",
    "    with open(file, encoding='utf-8', newline='') as stream: text = stream.read()",
    "    notebook = nbformat.reads(text, as_version=4)",
    "    nbformat.validate(notebook)",
    "    print(nbformat.writes(notebook) + '\\n' == text)",
  ].join("\n");
  const said = execFileSync(python, ["-c", script, ...files.map(({ file }) => file)], { encoding: "utf8" });
  expect(said.trim().split(/\s+/)).toEqual(files.map(() => "True"));
  // A first start of Python compiles nbformat.
}, 60_000);

test("an exercise's cells tell nbgrader what they are", () => {
  const marks = cellsOf("exercises/en/01-small.ipynb").map(({ metadata, id }) => [id, metadata.nbgrader]);
  const none = { task: false, schema_version: 3, checksum: expect.stringMatching(/^[0-9a-f]{32}$/) };
  const locked = { ...none, grade: false, solution: false, locked: true };
  const answer = { grade: false, solution: true, locked: false, cell_type: "code", grade_id: "01-one" };
  const check = { grade: true, points: 2.5, cell_type: "code", grade_id: "01-one-check" };
  expect(marks).toEqual([
    ["top-prose-1", { ...locked, cell_type: "markdown", grade_id: "top-prose-1" }],
    ["top-setup-1", undefined],
    ["01-one-task", { ...locked, cell_type: "code", grade_id: "01-one-task" }],
    ["01-one", { ...none, ...answer }],
    ["01-one-check", { ...locked, ...check }],
    ["progress", { ...locked, cell_type: "code", grade_id: "progress" }],
  ]);
});

test("a lesson's cells know nothing of nbgrader", () => {
  expect(cellsOf("notebooks/en/01-small.ipynb").filter(({ metadata }) => metadata.nbgrader)).toEqual([]);
});

// MD5 of the text that nbgrader's compute_checksum puts together for each of these cells.
test.for([
  {
    what: "a check: points as a float",
    points: 2,
    grade: true,
    locked: true,
    solution: false,
    md5: "a99811c3ed1d8eb5e97e8f98489d31ee",
  },
  {
    what: "a check worth 2.5",
    points: 2.5,
    grade: true,
    locked: true,
    solution: false,
    md5: "206f156d2c0188972d6194eeb61b5a8e",
  },
  {
    what: "an answer is never locked",
    grade: false,
    locked: true,
    solution: true,
    md5: "86b76866acc2481ad0c84f1174c147c7",
  },
  {
    what: "a locked cell",
    grade: false,
    locked: true,
    solution: false,
    md5: "891955f801b5aac53e2e0fb17bbe1666",
  },
])("the checksum is nbgrader's for $what", ({ what: _, md5, ...marks }) => {
  const rest = { cell_type: "code", grade_id: "01-one-check", schema_version: 3, task: false } as const;
  expect(checksumOf('await check("01-один", one)', { ...rest, ...marks })).toBe(md5);
});

test("an edit in one section leaves the ids of the others alone", () => {
  const ids = (first: number) => {
    const list = new CellIds();
    for (let count = 0; count < first; count++) list.next("code");
    list.enter("The flip: why?");
    return [list.next("prose"), list.next("code"), list.next("code")];
  };
  expect(ids(0)).toEqual(["the-flip-why-prose-1", "the-flip-why-code-1", "the-flip-why-code-2"]);
  expect(ids(5)).toEqual(ids(0));
});

test("ids are at most 64 plain characters, whatever the heading", () => {
  const list = new CellIds();
  for (const heading of ["x".repeat(200), "“Свёртка”", "", "Свёртка", "a b!"]) {
    list.enter(heading);
    expect(list.next("answer")).toMatch(/^[a-z0-9-]{1,64}$/);
  }
  list.enter("");
  expect(list.next("answer")).toBe("section-4-answer-1");
});

import { mkdirSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSubmissions } from "../../src/grading/submissions";
import { right } from "./course";
import { emptyFolder, exerciseText, notebookText } from "./handed-in";

const lessons = new Map([
  ["01-numbers", ["01-double", "01-total", "01-swap"]],
  ["02-letters", ["02-spell"]],
]);
const letters = notebookText([{ id: "02-spell", source: "function spell() {}" }]);

let folder: string;

beforeEach(() => {
  folder = emptyFolder();
});

afterEach(() => rmSync(folder, { recursive: true }));

function put(file: string, text = exerciseText(right)): string {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
  return place;
}

async function found(): Promise<[string, string | undefined][]> {
  return (await readSubmissions(folder, lessons)).submissions.map(({ student, lesson }) => [student, lesson]);
}

test.each([
  ["anna.ipynb", "anna"],
  ["anna_01-numbers.ipynb", "anna"],
  ["anna - 01-numbers.ipynb", "anna"],
  ["01-numbers_anna.ipynb", "anna"],
  ["01-numbers.ipynb", "01-numbers"],
  ["анна и пётр.ipynb", "анна и пётр"],
  ["anna/whatever.ipynb", "anna"],
  ["anna/01-numbers/work.ipynb", "anna"],
])("%s is handed in by %s", async (file, student) => {
  put(file);
  expect(await found()).toEqual([[student, "01-numbers"]]);
});

test("the cells tell the lesson, whatever the file is called", async () => {
  put("anna/01-numbers.ipynb", letters);
  expect(await found()).toEqual([["anna", "02-letters"]]);
});

test("a file that cannot be read keeps the lesson of its name", async () => {
  put("anna/01-numbers.ipynb", "not a notebook");
  put("boris/homework.ipynb", "not a notebook");
  expect(await found()).toEqual([
    ["anna", "01-numbers"],
    ["boris", undefined],
  ]);
});

test("a student may hand in several lessons", async () => {
  put("anna/a.ipynb");
  put("anna/b.ipynb", letters);
  expect(await found()).toEqual([
    ["anna", "01-numbers"],
    ["anna", "02-letters"],
  ]);
});

test("of two notebooks of one lesson the last changed counts, and a note says so", async () => {
  put("anna/new.ipynb");
  utimesSync(put("anna/old.ipynb"), 1, 1);
  const { submissions, notes } = await readSubmissions(folder, lessons);
  expect(submissions.map(({ file }) => path.basename(file))).toEqual(["new.ipynb"]);
  expect(notes).toEqual([
    {
      student: "anna",
      text: {
        en: `${path.join("anna", "new.ipynb")} counts, ${path.join("anna", "old.ipynb")} does not`,
        ru: `засчитан ${path.join("anna", "new.ipynb")}, а ${path.join("anna", "old.ipynb")} — нет`,
      },
    },
  ]);
});

test("a notebook that can be read counts before a newer one that cannot", async () => {
  utimesSync(put("anna/good_01-numbers.ipynb"), 1, 1);
  put("anna/bad_01-numbers.ipynb", "{");
  const { submissions } = await readSubmissions(folder, lessons);
  expect(submissions.map(({ file }) => path.basename(file))).toEqual(["good_01-numbers.ipynb"]);
});

test("checkpoints, hidden folders and other files are left out", async () => {
  put("anna/.ipynb_checkpoints/01-numbers-checkpoint.ipynb");
  put(".trash/boris.ipynb");
  put("anna/notes.txt");
  expect(await found()).toEqual([]);
});

test("links out of the folder and round in circles are not followed", async () => {
  const outside = emptyFolder();
  writeFileSync(path.join(outside, "secret.ipynb"), exerciseText(right));
  put("anna/work.ipynb");
  symlinkSync(path.join(outside, "secret.ipynb"), path.join(folder, "anna", "stolen.ipynb"));
  symlinkSync(outside, path.join(folder, "boris"));
  symlinkSync("..", path.join(folder, "anna", "loop"));
  symlinkSync("nowhere.ipynb", path.join(folder, "anna", "dangling.ipynb"));
  expect(await found()).toEqual([["anna", "01-numbers"]]);
  rmSync(outside, { recursive: true });
});

test("a notebook of more than 20 MB is not read", async () => {
  truncateSync(put("anna/01-numbers.ipynb"), 21 * 2 ** 20);
  expect((await readSubmissions(folder, lessons)).submissions[0]?.content).toEqual({
    en: "the file has 21.0 MB, the limit is 20 MB",
    ru: "в файле 21.0 МБ, предел 20 МБ",
  });
});

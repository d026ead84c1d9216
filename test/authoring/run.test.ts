import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { buildCourse } from "../../src/authoring/course";
import { runBuild } from "../../src/authoring/run";
import { exercisesOf, smallCourse } from "./small-course";

const lesson = "notebooks/en/01-small.ipynb";

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

test("two builds are the same byte for byte", () => {
  const [one, two] = [smallCourse(), smallCourse()].map((course) => buildCourse(course, exercisesOf));
  expect(one!.flaws).toEqual([]);
  expect([...one!.files]).toEqual([...two!.files]);
  expect([...one!.files.keys()]).toEqual([
    "notebooks/en/00-course.ipynb",
    "notebooks/ru/00-course.ipynb",
    lesson,
    "notebooks/ru/01-small.ipynb",
    "exercises/en/01-small.ipynb",
    "exercises/ru/01-small.ipynb",
    "solutions/en/01-small.ipynb",
    "solutions/ru/01-small.ipynb",
  ]);
});

test("the exercises hold the stub, the solutions the answer, in both languages", () => {
  const { files } = buildCourse(smallCourse(), exercisesOf);
  for (const language of ["en", "ru"]) {
    const [stub, answer] = ["exercises", "solutions"].map(
      (shelf) => files.get(`${shelf}/${language}/01-small.ipynb`)!,
    );
    expect(stub).toContain("not implemented");
    expect(stub).not.toContain("return 1;");
    expect(answer).toContain("return 1;");
    expect(answer).not.toContain("not implemented");
  }
});

test("source lines that end in CR LF build the same notebooks", () => {
  const [plain, windows] = [smallCourse(), smallCourse()];
  for (const name of ["lesson.md", "exercises.md", "solutions.ts"]) {
    edit(path.join(windows, "lessons/01-small", name), (text) => text.replaceAll("\n", "\r\n"));
  }
  expect([...buildCourse(windows, exercisesOf).files]).toEqual([...buildCourse(plain, exercisesOf).files]);
});

test("only what changed is written", () => {
  const course = smallCourse();
  expect(runBuild(course, exercisesOf).lines[0]).toMatch(/^8 notebooks written, 0 unchanged, \d+ ms$/);
  const old = new Date(0);
  utimesSync(path.join(course, "exercises/en/01-small.ipynb"), old, old);
  edit(path.join(course, "lessons/01-small/lesson.md"), (text) => text.replace("Some text", "Other text"));
  expect(runBuild(course, exercisesOf).lines[0]).toMatch(/^1 notebook written, 7 unchanged/);
  expect(statSync(path.join(course, "exercises/en/01-small.ipynb")).mtimeMs).toBe(0);
  expect(readFileSync(path.join(course, lesson), "utf8")).toContain("Other text");
});

test("with mistakes nothing is written", () => {
  const course = smallCourse();
  edit(path.join(course, "lessons/01-small/lesson.md"), (text) => `${text}\nStray.\n`);
  const { ok, lines } = runBuild(course, exercisesOf);
  expect(ok).toBe(false);
  expect(lines[0]).toBe(
    "lessons/01-small/lesson.md:23: text outside the language blocks; put it into `::: en` and `::: ru`",
  );
  expect(lines[1]).toBe("1 mistake, nothing written");
  expect(existsSync(path.join(course, "notebooks"))).toBe(false);
});

test("--check names the file and the cell that somebody edited", () => {
  const course = smallCourse();
  runBuild(course, exercisesOf);
  expect(runBuild(course, exercisesOf, { check: true })).toMatchObject({ ok: true });
  edit(path.join(course, lesson), (text) => text.replace("Some text", "By hand"));
  edit(path.join(course, "exercises/ru/01-small.ipynb"), (text) =>
    text.replace('"nbformat": 4', '"nbformat": 3'),
  );
  rmSync(path.join(course, "solutions/en/01-small.ipynb"));
  const edited = readFileSync(path.join(course, lesson), "utf8");
  expect(runBuild(course, exercisesOf, { check: true })).toEqual({
    ok: false,
    lines: [
      `${lesson}: differs, first in cell 2`,
      "exercises/ru/01-small.ipynb: differs outside its cells",
      "solutions/en/01-small.ipynb: is missing",
      "3 notebooks not as lessons/ says; run npm run build",
    ],
  });
  expect(readFileSync(path.join(course, lesson), "utf8")).toBe(edited);
});

test("notebooks of a lesson that is gone are deleted, other people's are not", () => {
  const course = smallCourse();
  runBuild(course, exercisesOf);
  const built = readFileSync(path.join(course, "exercises/en/01-small.ipynb"), "utf8");
  const answered = JSON.parse(built);
  answered.cells.at(-1).outputs = [{ name: "stdout", output_type: "stream", text: ["1"] }];
  const theirs = {
    "exercises/en/01-small-Copy1.ipynb": built,
    "exercises/ru/01-small.ipynb": JSON.stringify(answered),
    "notebooks/en/mine.ipynb": JSON.stringify({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 }),
    "notebooks/en/broken.ipynb": "{",
  };
  for (const [file, text] of Object.entries(theirs)) writeFileSync(path.join(course, file), text);
  const lessons = path.join(course, "lessons");
  renameSync(path.join(lessons, "01-small"), path.join(lessons, "01-tiny"));
  for (const name of ["lesson.md", "exercises.md"]) {
    edit(path.join(lessons, "01-tiny", name), (text) => text.replace("01-small", "01-tiny"));
  }
  expect(runBuild(course, exercisesOf, { check: true }).lines).toContain(`${lesson}: has no source any more`);
  expect(runBuild(course, exercisesOf).lines[0]).toMatch(/^8 notebooks written, 5 deleted, 0 unchanged/);
  expect(existsSync(path.join(course, lesson))).toBe(false);
  for (const file of Object.keys(theirs)) expect(existsSync(path.join(course, file)), file).toBe(true);
});

test("an empty lesson folder does not count", () => {
  const course = smallCourse();
  mkdirSync(path.join(course, "lessons/02-later"));
  expect(buildCourse(course, exercisesOf).flaws).toEqual([]);
});

test("an exercise notebook that somebody has worked in is kept, unless forced", () => {
  const course = smallCourse();
  const exercise = path.join(course, "exercises/en/01-small.ipynb");
  runBuild(course, exercisesOf);
  const output = '"outputs": [{"name": "stdout", "output_type": "stream", "text": ["7"]}]';
  edit(exercise, (text) => text.replace('"outputs": []', output));
  const { ok, lines } = runBuild(course, exercisesOf);
  expect(ok).toBe(true);
  expect(lines[0]).toBe("exercises/en/01-small.ipynb was worked in and is kept; --force replaces it");
  expect(lines[1]).toMatch(/^0 notebooks written, 7 unchanged/);
  expect(readFileSync(exercise, "utf8")).toContain('"7"');
  expect(runBuild(course, exercisesOf, { check: true }).ok).toBe(false);
  expect(runBuild(course, exercisesOf, { force: true }).lines[0]).toMatch(/^1 notebook written, 7 unchanged/);
  expect(readFileSync(exercise, "utf8")).not.toContain('"7"');
});

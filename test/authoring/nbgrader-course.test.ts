// `svertka nbgrader` as an instructor runs it; test/grading/nbgrader.test.ts has nbgrader work with what it writes.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const course = path.join(__dirname, "../..");
const svertka = path.join(course, "src/bin/svertka.js");
const lesson = "01-convolution-arithmetic";
const notebook = `source/${lesson}/${lesson}.ipynb`;

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), "svertka nbgrader "));
  folder = path.join(parent, "course");
});

afterEach(() => rmSync(parent, { recursive: true }));

function nbgrader(...options: string[]) {
  const given = [svertka, "nbgrader", "--course", course, ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, given, { cwd: parent, encoding: "utf8" });
  return { status, stdout, stderr };
}

const read = (file: string) => readFileSync(path.join(folder, file), "utf8");

test("every lesson is an assignment, with the instructor's notebook, answers between their markers", () => {
  const { status, stdout } = nbgrader(folder, "--lang", "ru", "--json");
  const assignments = readdirSync(path.join(course, "solutions/ru")).map((name) =>
    path.basename(name, ".ipynb"),
  );
  const files = assignments.map((name) => `source/${name}/${name}.ipynb`);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ folder, written: ["nbgrader_config.py", ...files], assignments });
  for (const name of assignments) {
    const text = read(`source/${name}/${name}.ipynb`);
    expect(text).toBe(readFileSync(path.join(course, "solutions/ru", `${name}.ipynb`), "utf8"));
    expect(text).toContain("// BEGIN SOLUTION");
  }
  expect(read("nbgrader_config.py")).toContain('os.environ["SVERTKA_LANG"] = "ru"');
});

test("the library is found from the folder upwards", () => {
  nbgrader(folder, "--lesson", "01");
  const library = path.join(folder, "node_modules", "svertka");
  expect(realpathSync(library)).toBe(realpathSync(path.join(course, "src")));
});

test("a second run changes nothing, and what was edited is replaced by --force only", () => {
  nbgrader(folder, "--lesson", "01", "--lang", "en");
  const before = read(notebook);
  expect(nbgrader(folder, "--lesson", "01", "--lang", "en").stdout).toMatch(/^0 of 2 files written/);
  writeFileSync(path.join(folder, notebook), "mine");
  writeFileSync(path.join(folder, "gradebook.db"), "points");
  expect(nbgrader(folder, "--lesson", "01", "--lang", "en")).toEqual({
    ...{ status: 1, stdout: "" },
    stderr: `svertka: ${notebook} in ${folder}: there already and not the same; --force replaces it\n`,
  });
  expect(read(notebook)).toBe("mine");
  expect(nbgrader(folder, "--lesson", "01", "--lang", "en", "--force").stdout).toMatch(
    /^1 of 2 files written/,
  );
  expect(read(notebook)).toBe(before);
  expect(read("gradebook.db")).toBe("points");
});

test("a lesson that is not there is answered in one line, and nothing is written", () => {
  expect(nbgrader(folder, "--lesson", "99")).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^svertka: no lesson with exercises is called 99; there are 01-/),
  });
  expect(existsSync(folder)).toBe(false);
});

test("--help leads from the folder to the points", () => {
  expect(nbgrader("--help").stdout).toContain("$ nbgrader autograde 01-convolution-arithmetic");
});

// `svertka export`, as an instructor types it, from a class that was really graded.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { home } from "../../src/grading/packages";
import { gradeOnce } from "../gradebook/endurance.mjs";
import { emptyFolder } from "../grading/handed-in";
import { bubblewrap } from "../system";
import { canvasImport } from "./importers";

const lesson = "01-convolution-arithmetic";
const program = path.join(home, "bin", "svertka.js");

describe("svertka export", () => {
  let folder: string;
  let where: string;

  beforeAll(async () => {
    folder = emptyFolder();
    where = path.join(folder, "gradebook");
    const put = (student: string, from: string) => {
      mkdirSync(path.join(folder, "class", student), { recursive: true });
      const notebook = path.join(path.dirname(home), from, `${lesson}.ipynb`);
      cpSync(notebook, path.join(folder, "class", student, `${lesson}.ipynb`));
    };
    put("anna", "solutions/en");
    put("борис", "exercises/ru");
    if (bubblewrap) await gradeOnce([path.join(folder, "class")], where);
  }, 180_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  const place = (name: string) => path.join(folder, name);
  const run = (...args: string[]) => {
    const all = [program, "export", ...args, "--database", where];
    return spawnSync(process.execPath, all, {
      encoding: "utf8",
      env: { ...process.env, SVERTKA_LANG: "en" },
    });
  };

  test.skipIf(!bubblewrap)("fills in Canvas's file and tells who is not in it", () => {
    writeFileSync(
      place("grades.csv"),
      `Student,ID,SIS Login ID,Section,${lesson} (7)\n"Li, Anna",1,anna,A,\n"Li, Vera",2,vera,A,\n`,
    );
    const { stdout, stderr } = run(
      "--to",
      "canvas",
      "--template",
      place("grades.csv"),
      "--out",
      place("c.csv"),
    );
    expect(stderr).toBe("");
    const { grades } = canvasImport(
      readFileSync(place("c.csv"), "utf8"),
      [
        { id: "1", name: "Anna" },
        { id: "2", name: "Vera" },
      ],
      [`${lesson} (7)`],
    );
    const { lessons } = JSON.parse(points()) as { lessons: { max: number }[] };
    expect(lessons[0]!.max).toBeGreaterThan(5);
    expect(grades.Anna![`${lesson} (7)`]).toBe(String(lessons[0]!.max));
    expect(grades.Vera![`${lesson} (7)`]).toBe("");
    expect(stdout.split("\n")).toEqual([
      `1 student with grades in ${place("c.csv")}: ${lesson}`,
      "left out, on no row of the file (1): борис",
      "rows of nobody in the gradebook (1): Li, Vera",
      "",
    ]);
  });

  /** All that there is, as JSON. */
  function points(): string {
    const out = place("all.json");
    expect(run("01", "--to", "json", "--out", out, "--force").stderr).toBe("");
    return readFileSync(out, "utf8");
  }

  test.skipIf(!bubblewrap)("writes a folder of results, without the words of the grader's checks", () => {
    const { stdout } = run("--to", "prairielearn", "--out", place("results"), "--json", "--lang", "ru");
    expect(JSON.parse(stdout)).toMatchObject({ out: place("results"), graded: 2, absent: [] });
    expect(readdirSync(path.join(place("results"), lesson)).sort()).toEqual(["anna.json", "борис.json"]);
    const boris = JSON.parse(readFileSync(path.join(place("results"), lesson, "борис.json"), "utf8"));
    expect(boris).toMatchObject({ gradable: true, score: 0 });
    expect(boris.tests.some(({ name }: { name: string }) => name.endsWith(": проверки после сдачи"))).toBe(
      true,
    );
    expect(run("--to", "prairielearn", "--out", place("results")).stderr).toContain(
      "--force replaces files in it",
    );
  });

  test.skipIf(!bubblewrap).each([
    [["07", "--to", "csv", "--out", "x.csv"], `nobody handed in a lesson 07; there are ${lesson}`],
    [
      ["--to", "csv", "--out", "x.csv", "--course", "other"],
      "the gradebook has no course other; there are svertka",
    ],
  ])("says what is wrong with %j", (args, words) => {
    const { status, stderr } = run(...args.map((arg) => (arg === "x.csv" ? place(arg) : arg)));
    expect([status, stderr]).toEqual([1, `svertka: ${words}\n`]);
    expect(existsSync(place("x.csv"))).toBe(false);
  });

  test.each([
    [["--to", "canvas", "--out", "x.csv"], "--to canvas needs the platform's names of the students"],
    [
      ["--to", "moodle-worksheet", "--out", "x.csv"],
      "--to moodle-worksheet fills in the file that the platform exported",
    ],
    [["--to", "csv", "--out", "x.csv", "--template", "y"], "--to csv fills in no --template"],
    [["--to", "canvas", "--out", "x.csv", "--template", "/no/y.csv"], "there is no file /no/y.csv"],
    [["--to", "csv", "--out", "/no/folder/x.csv"], "there is no folder to write /no/folder/x.csv to"],
    [["--to", "csv", "--out", "x.csv", "--scale", "ten"], "--scale ten: a number above 0 is needed"],
    [
      ["--to", "github", "--out", "x", "--scale", "10"],
      "--to github says what each check is worth: it has no --scale",
    ],
    [["--to", "csv", "--out", "x.csv", "--late", "half"], '"half" is no rule for late work'],
    [["--to", "csv", "--out", "x", "--column", "01=A"], "--column says which column of a --template is"],
    [["--to", "csv", "--out", "x", "--due", "2026-10-01"], "--due is of --to nbgrader, not of csv; what"],
    [["--to", "json", "--out", "x", "--semicolons"], "--semicolons is of --to csv, not of json"],
    [["--to", "csv", "--out", "."], ". is a folder; --to csv writes a file"],
    [["--to", "csv", "--out", "package.json"], "package.json is there already; --force replaces it"],
    [
      ["--to", "csv", "--out", "x.csv", "--database", "/no/gradebook"],
      "there is no gradebook /no/gradebook: svertka grade makes it",
    ],
  ])("refuses %j in one line", (args, words) => {
    const all = [program, "export", ...args];
    const { status, stderr } = spawnSync(process.execPath, all, { encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^svertka: .*\n$/);
    expect(stderr).toContain(words);
  });

  test("teaches by examples", () => {
    expect(run("--help").stdout).toContain(
      "$ svertka export --to canvas --template grades.csv --out canvas.csv",
    );
  });
});

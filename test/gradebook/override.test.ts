// `svertka override`, as an instructor types it: the points stand in the class's table, also after another grading.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { home } from "../../src/grading/packages";
import { emptyFolder } from "../grading/handed-in";
import { bubblewrap } from "../system";
import { gradeOnce } from "./endurance.mjs";

const lesson = "01-convolution-arithmetic";
const program = path.join(home, "bin", "svertka.js");

describe.skipIf(!bubblewrap)("points set by hand", () => {
  let folder: string;
  let places: string[];
  let where: string;

  beforeAll(async () => {
    folder = emptyFolder();
    places = [path.join(folder, "class")];
    where = path.join(folder, "gradebook");
    mkdirSync(path.join(places[0]!, "anna"), { recursive: true });
    const handedIn = path.join(path.dirname(home), "exercises", "en", `${lesson}.ipynb`);
    cpSync(handedIn, path.join(places[0]!, "anna", `${lesson}.ipynb`));
    await gradeOnce(places, where);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  const override = (...args: string[]) =>
    spawnSync(process.execPath, [program, "override", ...args, "--database", where], { encoding: "utf8" });

  test("take the place of the checks' and are told with who and why", async () => {
    const made = override("anna", "01-output-size", "1.5", "--who", "vera", "--why", "said it aloud");
    expect(made.stderr).toBe("");
    expect(made.stdout).toBe("anna  01-output-size  1.5  vera  said it aloud\n");
    const { output } = await gradeOnce([...places, "--again"], where);
    const { students, notes } = JSON.parse(output) as {
      students: { total: number; exercises: { id: string; points: number; override?: object }[] }[];
      notes: object[];
    };
    expect(students[0]!.total).toBe(1.5);
    expect(students[0]!.exercises.find(({ override }) => override)).toMatchObject({
      ...{ id: "01-output-size", points: 1.5 },
      override: { who: "vera", why: "said it aloud" },
    });
    expect(notes).toContainEqual({
      student: "anna",
      text: "01-output-size is set to 1.5 by vera: said it aloud",
    });
    const listed = JSON.parse(override("--json").stdout) as object[];
    expect(listed).toMatchObject([{ student: "anna", lesson, exercise: "01-output-size", points: 1.5 }]);
  }, 120_000);

  test("are taken back by the word checks, and kept in the list", async () => {
    expect(
      override("anna", "01-output-size", "checks", "--who", "vera", "--why", "a mistake of mine").stdout,
    ).toBe("anna  01-output-size  checks  vera  a mistake of mine\n");
    const { output } = await gradeOnce(places, where);
    const { students } = JSON.parse(output) as {
      students: { total: number; exercises: { override?: object }[] }[];
    };
    expect(students[0]!.total).toBe(0);
    expect(students[0]!.exercises.filter(({ override }) => override)).toEqual([]);
    expect(JSON.parse(override("--json").stdout)).toMatchObject([{ points: 1.5 }, { points: null }]);
  }, 120_000);

  test("are refused without a reason, out of range, or for nobody", () => {
    const errors = [
      ["anna", "01-output-size", "1"],
      ["anna", "01-output-size", "99", "--why", "x"],
      ["anna", "01-output-sise", "1", "--why", "x"],
      ["ana", "01-output-size", "1", "--why", "x"],
      ["anna"],
    ].map((args) => override(...args).stderr);
    expect(errors[0]).toContain('an override needs a reason and who decides: --why "…" --who "…"');
    expect(errors[1]).toMatch(/01-output-size is worth 0 to \d+ points, not 99/);
    expect(errors[2]).toContain('no exercise "01-output-sise"');
    expect(errors[3]).toContain("no student ana among the 1 of the course svertka: anna");
    expect(errors[4]).toContain("an override needs STUDENT EXERCISE POINTS");
  }, 60_000);

  test("make no gradebook where there is none", () => {
    const nowhere = path.join(folder, "none");
    const args = [program, "override", "--database", nowhere];
    expect(() => execFileSync(process.execPath, args, { stdio: "pipe" })).toThrow(/there is no gradebook/);
  });
});

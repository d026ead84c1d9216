// Mangled notebooks through the command: nobody is lost, and whatever still stands somewhere keeps its points.
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gradebook } from "../../src/grading/gradebook";
import { home } from "../../src/grading/packages";
import { bubblewrap } from "../system";
import { emptyFolder } from "./handed-in";
import { type Mangled, mangled } from "./mangled";

const lessons = ["01-convolution-arithmetic", "04-depthwise-separable", "06-dilated"];
/** `SVERTKA_MANGLED=2000 SVERTKA_SEED=7` tries more, and others. */
const count = Number(process.env.SVERTKA_MANGLED ?? 200);
const firstSeed = Number(process.env.SVERTKA_SEED ?? 1);

describe.skipIf(!bubblewrap)(`${count} mangled notebooks`, () => {
  const handedIn = new Map<string, Mangled & { readonly lesson: string }>();
  let folder: string;
  let gradebook: Gradebook;

  beforeAll(async () => {
    folder = emptyFolder();
    for (let index = 0; index < count; index++) {
      const lesson = lessons[index % lessons.length]!;
      const student = `student-${index}`;
      const notebook = mangled(lesson, firstSeed + index);
      handedIn.set(student, { lesson, ...notebook });
      mkdirSync(path.join(folder, student));
      writeFileSync(path.join(folder, student, `${lesson}.ipynb`), notebook.bytes);
    }
    const command = [path.join(home, "bin", "svertka.js"), "grade", folder, "--json", "--lang", "en"];
    const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 2 ** 28 });
    gradebook = JSON.parse(stdout) as Gradebook;
  }, count * 5_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  const exercisesOf = (student: string, lesson: string) =>
    gradebook.students
      .find((row) => row.student === student)!
      .exercises.filter(({ id }) => id.startsWith(lesson.slice(0, 3)));

  test("no student is lost", () => {
    expect(gradebook.students.map(({ student }) => student).sort()).toEqual([...handedIn.keys()].sort());
  });

  test("an answer that still stands somewhere has all its points, the others have none and a reason", () => {
    const wrong = [...handedIn].flatMap(([student, { lesson, lost, deeds }]) =>
      exercisesOf(student, lesson).flatMap(({ id, points, max, checks }) => {
        const reasons = checks.filter(({ status }) => status !== "passed").map(({ message = "" }) => message);
        const isRight = lost.has(id) ? points < max && reasons.every(Boolean) : points === max;
        return isRight ? [] : [`${student} (${deeds.join(", ")}): ${id} ${points}/${max} ${reasons[0]}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ["answer split in its function", /the answer was split, cells [\d, ]+ were put together/],
    ["answer turned into Markdown", /cell \d+ is not a code cell, the code in it was run/],
    ["answer copied", /cells [\d, ]+ answer it, cell \d+ counts/],
    ["an untouched copy of the task below", /cells [\d, ]+ answer it, cell \d+ counts/],
    ["answer named by nbgrader only", /it was found by nbgrader's|was found in cell/],
    ["answer retyped into a new cell", /was found in cell|cells [\d, ]+ answer it/],
  ])("%s: it is said", (deed, words) => {
    const told = [...handedIn].flatMap(([student, { deeds }]) =>
      deeds
        .filter((one) => one.endsWith(`: ${deed}`))
        .map((one) => {
          const notes = gradebook.notes.filter((note) => note.student === student).map(({ text }) => text);
          return (
            notes.some((note) => note.startsWith(one.split(":")[0]!) && words.test(note)) || [one, ...notes]
          );
        }),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((one) => one !== true)).toEqual([]);
  });
});

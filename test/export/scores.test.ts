// What everybody has, and what an export tells of whom it left out.
import { describe, expect, test } from "vitest";
import { formats } from "../../src/export/formats";
import { peopleOf } from "../../src/export/people";
import { exportReport, reportLines } from "../../src/export/report";
import { classScores } from "../../src/export/scores";
import { standings } from "../../src/gradebook/standing";
import { canvasFile } from "./canvas-file";
import { aClass, lesson, other } from "./class";
import { kept, made, wish } from "./exporting";

describe("the scores", () => {
  test("are the latest verdicts, less lateness, with marks by hand in their place", () => {
    const points = kept.scores.students.map(({ student, lessons }) => [
      student.key,
      lessons.get(lesson)?.points,
    ]);
    // Борис: 1 × 0.8 + 1.5
    expect(points).toEqual([
      ["17", 2.3],
      ["anna", 5],
      ["dina", undefined],
      ["gleb", undefined],
      ["vera", 0],
    ]);
    expect(kept.scores.lessons.map(({ lesson, max }) => [lesson, max])).toEqual([
      [lesson, 5],
      [other, 5],
    ]);
    expect(kept.scores.students.map(({ ungraded }) => ungraded)).toEqual([[], [], [], [lesson], []]);
  });

  test("of a lesson judged by several versions of its checks are reported", async () => {
    const anna = kept.all.find(({ student }) => student.key === "anna")!;
    const work = anna.work.map((one) => ({ ...one, verdict: { ...one.verdict!, version: "v9" } }));
    const mixed = classScores([...kept.all.filter((one) => one !== anna), { ...anna, work }], "none").mixed;
    expect([mixed, kept.scores.mixed]).toEqual([[lesson], []]);
  });

  test("are of one course", async () => {
    const nowhere = standings(Object.assign(Object.create(kept.book), { course: "nowhere" }));
    await expect(nowhere).rejects.toThrow("the gradebook has no course nowhere; there are svertka");
  });
});

test("the report has names and numbers, long lists cut", () => {
  const many = Array.from({ length: 25 }, (_, at) => `s${at}`);
  const { report } = made("canvas", { file: canvasFile });
  expect(reportLines({ ...report, absent: many }, "out.csv").slice(0, 3)).toEqual([
    `2 students with grades in out.csv: ${lesson}, ${other}`,
    `left out, on no row of the file (25): ${many.slice(0, 20).join(", ")}, … 5 more`,
    "rows of nobody in the gradebook (1): Nobody, Known",
  ]);
});

test("late work that loses nothing, and files of no lesson, are told of", async () => {
  const stray = { student: "dina", lesson: undefined, content: "x", file: "dina/x.ipynb", readable: false };
  const late = await aClass(kept.database, "late");
  await late.register([{ key: "dina", name: "Дина" }], [{ ...stray, time: new Date(), daysLate: 0 }]);
  const own = classScores(await standings(late), "none");
  const asked = { ...wish(), scores: own, people: peopleOf(own, undefined).people };
  expect(exportReport(asked, formats.csv.write(asked), []).remarks).toEqual([
    "late work that loses nothing: 1; --late per-day=10% is the rule that svertka grade has",
    "dina handed in files of no lesson: dina/x.ipynb",
  ]);
});

import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grade } from "../../src/grading/grade";
import type { Gradebook } from "../../src/grading/gradebook";
import type { Progress } from "../../src/grading/judging";
import { bubblewrap } from "../system";
import { catalogue } from "./course";
import { classFolder } from "./handed-in";
import { students } from "./students";

const limits = { callSeconds: 4, totalSeconds: 60, compileSeconds: 4, megabytes: 220 };

describe.skipIf(!bubblewrap)("a class in which each gets what it deserves", () => {
  let folder: string;
  let gradebook: Gradebook;
  const progress: string[] = [];

  beforeAll(async () => {
    folder = classFolder(Object.fromEntries(Object.entries(students).map(([name, [text]]) => [name, text])));
    const onProgress = ({ done, all }: Progress) => void progress.push(`${done}/${all}`);
    const terms = { secret: "test", language: "en", catalogue, limits, onProgress } as const;
    gradebook = await grade(folder, { ...terms, parallel: 3 });
  }, 180_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(Object.entries(students))("%s", (name, [, points, reason]) => {
    const row = gradebook.students.find(({ student }) => student === name);
    const told = row?.exercises[1]?.checks.filter(({ status }) => status !== "passed");
    const reasons = told?.map(({ status, message }) => `${status}: ${message}`) ?? [];
    expect(
      row?.exercises.map((exercise) => exercise.points),
      reasons.join("\n"),
    ).toEqual(points);
    expect(row?.total).toBe(points.reduce((a, b) => a + b));
    expect(row?.max).toBe(9);
    if (reason) expect(reasons[0]).toMatch(reason);
    else expect(reasons).toEqual([]);
  });

  test("statuses tell empty, partial, failed and missing apart", () => {
    const status = (name: string) =>
      gradebook.students.find(({ student }) => student === name)?.exercises[1]?.status;
    const names = ["perfect", "empty", "only-one-input", "wrong", "not-a-notebook"];
    expect(names.map(status)).toEqual(["passed", "empty", "partial", "failed", "missing"]);
  });

  test("an exercise that has two cells is reported", () => {
    expect(
      gradebook.notes.filter(({ student }) => student === "double-cell").map(({ text }) => text),
    ).toEqual(["01-total: cells 2, 4 answer it, cell 4 counts: the last that is filled in"]);
  });

  test("progress begins with what cannot be judged and then counts every submission", () => {
    const all = Object.keys(students).length;
    const from = Number.parseInt(progress[0]!, 10);
    expect(progress).toEqual(Array.from({ length: all - from + 1 }, (_, at) => `${from + at}/${all}`));
  });
});

// A thousand students: whatever is drawn for them can be solved, differs from student to student, and tells mistakes from
// right answers. Checks that draw for themselves take longer and are run for fewer.
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { answerName, type Exercise } from "../../src/assess/exercise";
import { judge } from "../../src/assess/judge";
import { same } from "../../src/assess/same";
import { crossed } from "../../src/assess/value";
import { drawNumbers } from "../../src/assess/variant";
import { localAnswer } from "../../src/notebook/local-answer";

const lessons = path.join(__dirname, "../../lessons");
const names = readdirSync(lessons).filter((name) => /^\d\d-/.test(name));
const some = 200;
const students = Array.from({ length: 1_000 }, (_, index) => ({
  secret: "spring",
  student: `student ${index}`,
}));

describe.each(names)("lesson %s", async (name) => {
  const load = (file: string) => import(path.join(lessons, name, file));
  const { default: exercises } = (await load("checks.ts")) as { default: Exercise[] };
  const solutions = (await load("solutions.ts")) as Record<string, unknown>;

  describe.each(exercises.map((exercise) => [exercise.id, exercise] as const))("%s", (id, exercise) => {
    const drawn = students.map((seat) => drawNumbers(exercise, seat));
    const own = Object.keys(drawn[0]!).length > 0;

    test.runIf(own)("the numbers differ, and no listed mistake is right for any of them", () => {
      const [least, { reference, mistakes, tolerance }] = [exercise.options ? 6 : 300, exercise];
      expect(new Set(drawn.map((numbers) => JSON.stringify(numbers))).size).toBeGreaterThanOrEqual(least);
      const telling = mistakes.filter(({ coincides }) => coincides === undefined);
      const lucky = drawn.flatMap((numbers) => {
        const right = crossed(reference(numbers));
        return telling
          .filter(({ answer }) => same(crossed(answer(numbers)), right, tolerance))
          .map(({ name }) => `${name}: ${JSON.stringify(numbers)}`);
      });
      expect(lucky).toEqual([]);
    });

    test("the reference answer is right for everybody", { timeout: 60_000 }, async () => {
      const failed: string[] = [];
      for (const seat of students.slice(0, some)) {
        const answer = localAnswer(solutions[answerName(id)], exercise.withholds);
        const { status } = await judge(exercise, answer, seat, "public");
        if (status !== "passed") failed.push(seat.student);
      }
      expect(failed).toEqual([]);
    });

    // One mistake a student, to be quick.
    test("whoever makes a listed mistake is found out", { timeout: 60_000 }, async () => {
      const { mistakes } = exercise;
      const lucky: string[] = [];
      for (const [index, seat] of students.slice(0, some).entries()) {
        const mistake = mistakes[index % mistakes.length];
        if (!mistake || mistake.coincides !== undefined) continue;
        const { status } = await judge(exercise, localAnswer(mistake.answer), seat, "public");
        if (status === "passed") lucky.push(`${seat.student}: ${mistake.name}`);
      }
      expect(lucky).toEqual([]);
    });
  });
});

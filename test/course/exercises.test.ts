// The course's own exercises: every reference answer passes, every stub is empty, every listed mistake is recognised.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { answerName, type Exercise, pointsOf } from "../../src/assess/exercise";
import { judge } from "../../src/assess/judge";
import { notImplemented } from "../../src/assess/miss";
import { localAnswer } from "../../src/notebook/local-answer";

const lessons = path.join(__dirname, "../../lessons");
const names = readdirSync(lessons).filter((name) => /^\d\d-/.test(name));
const seat = { secret: "spring", student: "anna" };

test("there is a course", () => expect(names.length).toBeGreaterThan(0));

describe.each(names)("lesson %s", async (name) => {
  const { default: exercises } = (await import(path.join(lessons, name, "checks.ts"))) as {
    default: Exercise[];
  };
  const solutions = (await import(path.join(lessons, name, "solutions.ts"))) as Record<string, unknown>;

  test("has at least three exercises, each with its own id", () => {
    expect(exercises.length).toBeGreaterThanOrEqual(3);
    expect(new Set(exercises.map(({ id }) => id)).size).toBe(exercises.length);
    expect(exercises.every(({ id }) => id.startsWith(name.slice(0, 2)))).toBe(true);
  });

  test("its solutions are the functions that the checks call, and no others", () => {
    expect(Object.keys(solutions).sort()).toEqual(exercises.map(({ id }) => answerName(id)).sort());
    expect(readFileSync(path.join(lessons, name, "solutions.ts"), "utf8")).not.toContain('from "svertka"');
  });

  describe.each(exercises.map((exercise) => [exercise.id, exercise] as const))("%s", (id, exercise) => {
    test("its reference answer gets full points", async () => {
      const answer = localAnswer(solutions[answerName(id)], exercise.withholds);
      expect(await judge(exercise, answer, seat, "grader")).toMatchObject({
        points: pointsOf(exercise),
        status: "passed",
      });
    });

    test("its untouched stub is empty", async () => {
      const stub = localAnswer(() => {
        throw new Error(notImplemented);
      });
      expect(await judge(exercise, stub, seat, "grader")).toMatchObject({ points: 0, status: "empty" });
    });

    test.each(exercise.mistakes.map((mistake) => [mistake.name, mistake] as const))(
      "the mistake “%s” fails with its own hint",
      async (_, mistake) => {
        const { status, checks } = await judge(exercise, localAnswer(mistake.answer), seat, "public");
        expect(status).not.toBe("passed");
        expect(checks.flatMap(({ finding }) => finding?.mistake ?? [])).toContain(mistake.name);
        expect(checks.find(({ finding }) => finding?.mistake === mistake.name)!.finding!.hint).toEqual(
          mistake.hint,
        );
      },
    );
  });
});

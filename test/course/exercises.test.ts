// The course's own exercises: every reference answer passes, every stub is empty, every listed mistake is recognised.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Answer, answerName, type Exercise, pointsOf } from "../../src/assess/exercise";
import { judge } from "../../src/assess/judge";
import { notImplemented } from "../../src/assess/miss";
import type { Value } from "../../src/assess/value";
import { drawNumbers } from "../../src/assess/variant";
import { localAnswer } from "../../src/notebook/local-answer";

const lessons = path.join(__dirname, "../../lessons");
const names = readdirSync(lessons).filter((name) => /^\d\d-/.test(name));
const seat = { secret: "spring", student: "anna" };
const students = Array.from({ length: 1_000 }, (_, index) => ({ ...seat, student: `student ${index}` }));

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

    test("1,000 students get different tasks, each of which the reference answer solves", async () => {
      const tasks = new Set<string>();
      for (const seat of students) {
        const own: unknown[] = [drawNumbers(exercise, seat)];
        const answer = noting(localAnswer(solutions[answerName(id)], exercise.withholds), own);
        const { status } = await judge(exercise, answer, seat, "public");
        expect(`${seat.student}: ${status}`).toBe(`${seat.student}: passed`);
        tasks.add(JSON.stringify(own));
      }
      // A question has no more than its options' orders; checks may all have inputs of their own choice.
      const fixed = tasks.size === 1 && Object.keys(drawNumbers(exercise, seat)).length === 0;
      expect(fixed || tasks.size > (exercise.options ? 5 : 300), `${tasks.size} different tasks`).toBe(true);
    });

    // One mistake a student, to be quick.
    test("1,000 students who make one of the listed mistakes are all found out", async () => {
      const { mistakes } = exercise;
      const lucky: string[] = [];
      for (const [index, seat] of students.entries()) {
        const mistake = mistakes[index % mistakes.length];
        if (!mistake || mistake.coincides !== undefined) continue;
        const { status } = await judge(exercise, localAnswer(mistake.answer), seat, "public");
        if (status === "passed") lucky.push(`${seat.student}: ${mistake.name}`);
      }
      expect(lucky).toEqual([]);
    });
  });
});

/** `answer`, with each input written down in `notes`. */
function noting(answer: Answer, notes: unknown[]): Answer {
  const note =
    <T>(ask: (...input: Value[]) => T) =>
    (...input: Value[]): T => {
      notes.push(input);
      return ask(...input);
    };
  return Object.assign(note(answer), { counted: note(answer.counted!) });
}

// An answer that knows the public checks by heart and nothing else: it gets what they are worth, no more.
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Answer, type Exercise, pointsOf } from "../../src/assess/exercise";
import { judge } from "../../src/assess/judge";
import { crossed, encode, type Value } from "../../src/assess/value";

const lessons = path.join(__dirname, "../../lessons");
const names = readdirSync(lessons).filter((name) => /^\d\d-/.test(name));
const seat = { secret: "test", student: "Anna" };

/** The reference, and what it was asked. */
function recorded(exercise: Exercise, table: Map<string, Value>): Answer {
  const ask = async (...input: Value[]) => {
    const value = crossed(exercise.reference(...input.map(crossed)));
    table.set(encode(input), value);
    return value;
  };
  const counted = async (...input: Value[]) => ({ value: await ask(...input), reads: input.map(() => 1) });
  return Object.assign(ask, { counted });
}

function byHeart(table: ReadonlyMap<string, Value>): Answer {
  const ask = async (...input: Value[]) => table.get(encode(input)) ?? 0;
  const counted = async (...input: Value[]) => ({ value: await ask(...input), reads: input.map(() => 1) });
  return Object.assign(ask, { counted });
}

describe.each(names)("lesson %s", async (lesson) => {
  const { default: exercises } = (await import(path.join(lessons, lesson, "checks.ts"))) as {
    default: Exercise[];
  };
  const hidden = exercises.filter((exercise) => pointsOf(exercise, "public") < pointsOf(exercise));

  test("an answer that knows the public checks by heart gains no point from the grader's", async () => {
    for (const exercise of hidden) {
      const table = new Map<string, Value>();
      await judge(exercise, recorded(exercise, table), seat, "public");
      const { checks } = await judge(exercise, byHeart(table), seat, "grader");
      const gained = checks.filter(({ audience, points }) => audience === "grader" && points > 0);
      expect(
        gained.map(({ name }) => name.en),
        exercise.id,
      ).toEqual([]);
    }
  });
});

// What the gradebook keeps of an answer: its code and words, and of very long ones the beginning.
import { expect, test } from "vitest";
import type { Exercise } from "../../src/assess/exercise";
import { keptAnswer } from "../../src/grading/kept-answer";

const exercise = { id: "why", grade: () => ({ review: true }) } as unknown as Exercise;

test("code and words are kept as they are", () => {
  expect(keptAnswer(exercise, "const why = 1;", "Потому что")).toEqual({
    exercise: "why",
    code: "const why = 1;",
    words: "Потому что",
    doubtful: true,
  });
  expect(keptAnswer(exercise, "", undefined)).toEqual({ exercise: "why", code: "" });
});

test("what is too long to read says how much is left out", () => {
  const { code, words } = keptAnswer(exercise, "x".repeat(40_000), "y".repeat(41_234));
  expect(code).toBe("x".repeat(40_000));
  expect(words).toBe(`${"y".repeat(40_000)}\n… + 1234 characters / знаков`);
});

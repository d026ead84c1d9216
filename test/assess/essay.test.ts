import { describe, expect, test } from "vitest";
import { essay } from "../../src/assess/essay";
import { judge } from "../../src/assess/judge";
import { both } from "../../src/figures/figure";
import { assignment } from "../../src/notebook/assignment";
import { feedback } from "../../src/notebook/feedback";
import { localAnswer } from "../../src/notebook/local-answer";

const text = both("text", "текст");
const why = essay({
  id: "99-why",
  title: both("Why cheaper", "Почему дешевле"),
  question: "q1",
  points: 4,
  hints: [text, text],
});
const report = (answer: unknown) =>
  judge(
    why,
    localAnswer(() => answer),
    { secret: "spring", student: "anna" },
    "grader",
  );

describe("an exercise answered in words", () => {
  test("a full answer gets all points, in either language", async () => {
    const en =
      "The convolution is split into two steps: each channel is filtered with its own kernel, then 1x1 kernels mix the channels. So K²·CI + CI·CO multiplications are needed instead of K²·CI·CO, which is fewer.";
    const ru =
      "Свёртка разбивается на два шага: каждый канал фильтруется своим ядром, затем ядра 1×1 смешивают каналы. Вместо произведения в числе операций стоит сумма, поэтому умножений меньше.";
    expect(await report(en)).toMatchObject({ points: 4, status: "passed" });
    expect(await report(ru)).toMatchObject({ points: 4, status: "passed" });
  });

  test("half an answer gets half the points, is quoted, and hears hints about the rest", async () => {
    const half = await report(
      "It is split into a depthwise and a pointwise step, so it needs fewer multiplications.",
    );
    expect(half).toMatchObject({ points: 2, status: "partial" });
    const { text, html } = feedback(half, why, "en");
    expect(text).toContain("◐ Why cheaper: 2 of 4 points");
    expect(text).toContain("✓ the amount of work: said “fewer multiplications”");
    expect(text).toMatch(/○ what each stage does: not said yet\n {4}What does each stage look at/);
    expect(html).toContain("fewer multiplications");
    expect(feedback(half, why, "ru").text).toContain("○ что делает каждый этап: пока не сказано");
  });

  test("what is wrong is corrected and costs a quarter", async () => {
    const wrong = await report(
      "It is split into a depthwise and a pointwise step, so it needs more multiplications.",
    );
    expect(wrong).toMatchObject({ points: 0, status: "failed" });
    expect(feedback(wrong, why, "ru").text).toMatch(/✗ объём работы: неверно «.*»\n {4}Посчитайте умножения/);
  });

  test.each([[""], ["I don't know"], [42], [["fewer multiplications"]]])(
    "%j gets nothing",
    async (answer) => {
      expect(await report(answer)).toMatchObject({ points: 0, status: "failed" });
    },
  );

  test("the task shows the question", () => {
    const { text } = assignment(why, {}, "", "ru");
    expect(text).toContain("Почему depthwise separable свёртка вычислительно эффективнее обычной?");
    expect(text).toContain("своими словами");
  });
});

import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { exercise } from "../../src/assess/exercise";
import { judge } from "../../src/assess/judge";
import { both } from "../../src/figures/figure";
import { language } from "../../src/language/choice";
import { feedback } from "../../src/notebook/feedback";
import { escaped } from "../../src/notebook/html";
import { localAnswer } from "../../src/notebook/local-answer";
import { displayKey, Rendered } from "../../src/notebook/rendered";
import { seat, student } from "../../src/notebook/student";

const turn = exercise({
  id: "99-turn",
  title: both("Turn", "Поворот"),
  draw: () => ({}),
  reference: ([a, b]: [number, number]) => [[b, a]],
  tolerance: 0,
  mistakes: [
    {
      name: "kept",
      hint: both("It is as it was.", "Ничего не изменилось."),
      answer: (pair: number[]) => [pair],
    },
  ],
  checks: [
    {
      name: both("two <numbers>", "два <числа>"),
      points: 1,
      audience: "public",
      run: ({ compare }) => compare([1, 2]),
    },
    { name: both("more", "ещё"), points: 2, audience: "grader", run: ({ compare }) => compare([3, 4]) },
  ],
  hints: [both("one", "раз"), both("two", "два")],
});

const reportOn = (answer: unknown) =>
  judge(turn, localAnswer(answer), { secret: "spring", student: "anna" }, "public");

describe("the feedback of a check", () => {
  test("says what passed and what is still to come", async () => {
    const { text } = feedback(await reportOn(([a, b]: number[]) => [[b, a]]), 2, "en");
    expect(text.split("\n")).toEqual([
      "✓ Turn: 1 of 1 points",
      "  ✓ two <numbers> (1/1)",
      "  2 more come from the grader, which tries other numbers",
    ]);
  });

  test("shows input, expected and got of the first failure and the mistake's hint, in Russian too", async () => {
    const { text, html } = feedback(await reportOn((pair: number[]) => [pair]), 2, "ru");
    expect(text).toContain("✗ Поворот. Баллы: 0 из 1");
    expect(text).toContain("вход: [1, 2]\n  ожидалось: 2 1\n  получено: 1 2");
    expect(text).toContain("Подсказка: Ничего не изменилось.");
    expect(html).toContain("Подсказка: Ничего не изменилось.");
  });

  test("escapes whatever the student's code puts into it", async () => {
    const { html } = feedback(
      await reportOn(() => {
        throw new Error("<img src=x onerror=alert(1)>");
      }),
      0,
      "en",
    );
    expect(html).not.toContain("<img");
    expect(html).toContain(escaped("Error: <img src=x onerror=alert(1)>"));
    expect(html).toContain(escaped("two <numbers>"));
  });
});

describe("a local answer", () => {
  test.each([
    [undefined, "missing", "got undefined"],
    [7, "missing", "got number"],
    [
      () => {
        throw new Error("not implemented");
      },
      "empty",
      "not implemented",
    ],
    [
      () => {
        throw new TypeError("no");
      },
      "threw",
      "TypeError: no",
    ],
    [
      () => {
        throw "words";
      },
      "threw",
      "words",
    ],
    [() => Promise.reject(new Error("late")), "threw", "Error: late"],
    [
      () => {
        const loop: unknown[] = [];
        loop.push(loop);
        return loop;
      },
      "threw",
      "the value is nested deeper than 16 levels",
    ],
  ])("%o ends as %s", async (answer, fault, message) => {
    await expect(localAnswer(answer)()).rejects.toMatchObject({ fault, message });
  });

  test("may be asynchronous", async () => {
    expect(await localAnswer(async (x: number) => x + 1)(1)).toBe(2);
  });
});

describe("a rendered value", () => {
  test("is its bundle for a kernel that asks and its text for one that prints", () => {
    const rendered = new Rendered({ "text/html": "<b>7</b>", "text/plain": "7" });
    expect(rendered[displayKey]()).toEqual({ "text/html": "<b>7</b>", "text/plain": "7" });
    expect(
      (rendered as unknown as Record<symbol, () => unknown>)[Symbol.for("Jupyter.display")]!(),
    ).toHaveProperty("text/html");
    expect(inspect(rendered)).toBe("7");
  });
});

describe("the student's name", () => {
  beforeEach(() => void vi.stubEnv("SVERTKA_STUDENT", "from the environment"));
  afterEach(() => {
    vi.unstubAllEnvs();
    student("");
  });

  test("is what the set-up cell says, else the environment's", () => {
    expect(seat().student).toBe("from the environment");
    student("  anna ");
    expect(seat().student).toBe("anna");
    expect(() => student(7 as unknown as string)).toThrow('student("…") takes a name in quotes, got number');
  });
});

test("the language can be set for the process", () => {
  expect(language("ru")).toBe("ru");
  expect(language()).toBe("ru");
  language("en");
});

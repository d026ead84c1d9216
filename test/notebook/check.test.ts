import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { language } from "../../src/language/choice";
import { localAnswer } from "../../src/notebook/local-answer";
import { displayKey, Rendered } from "../../src/notebook/rendered";
import { seat, student } from "../../src/notebook/student";

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

import { describe, expect, test } from "vitest";
import { choice, inOrder } from "../../src/assess/choice";
import { judge } from "../../src/assess/judge";
import { drawNumbers } from "../../src/assess/variant";
import { both } from "../../src/figures/figure";
import { assignment } from "../../src/notebook/assignment";
import { localAnswer } from "../../src/notebook/local-answer";

const text = both("text", "текст");
const options = [
  { key: "correlation", text: both("the kernel as `w` is", "ядро `w` как есть") },
  {
    key: "turned",
    text: both("the kernel turned", "ядро повёрнутое"),
    hint: both("Networks do not.", "Сети — нет."),
  },
  {
    key: "mirrored",
    text: both("only < mirrored", "зеркально"),
    hint: both("In one axis?", "По одной оси?"),
  },
];
const given = {
  id: "99-flip",
  title: both("Flip", "Поворот"),
  points: 2,
  options,
  correct: "correlation",
  hints: [text, text],
};
const flip = choice(given);
const seat = (student: string) => ({ secret: "spring", student });
const orderOf = (student: string) => inOrder(options, drawNumbers(flip, seat(student)));
const letterOf = (student: string, key: string) =>
  orderOf(student).find((option) => option.key === key)!.letter;
const report = (student: string, answer: unknown) =>
  judge(
    flip,
    localAnswer(() => answer),
    seat(student),
    "public",
  );

describe("a choice", () => {
  test("has another order for other students, and the same again for the same", () => {
    const students = Array.from({ length: 60 }, (_, index) => `student ${index}`);
    const orders = students.map((student) =>
      orderOf(student)
        .map(({ key }) => key)
        .join(),
    );
    expect(new Set(orders).size).toBe(6);
    expect(orderOf("anna")).toEqual(orderOf("anna"));
  });

  test("takes the letter of the right option, small or Cyrillic, and its key", async () => {
    const letter = letterOf("anna", "correlation");
    const cyrillic = { A: "А", B: "В", C: "С" }[letter];
    for (const answer of [letter, ` ${letter.toLowerCase()} `, cyrillic, "correlation"]) {
      expect(await report("anna", answer)).toMatchObject({ points: 2, status: "passed" });
    }
  });

  test("tells what a wrong option overlooks, and not which one is right", async () => {
    const letter = letterOf("anna", "turned");
    const { checks } = await report("anna", letter);
    expect(checks[0]!.finding).toEqual({
      message: { en: `${letter} is not the right one.`, ru: `${letter} — неверный ответ.` },
      mistake: "turned",
      hint: both("Networks do not.", "Сети — нет."),
    });
  });

  test.each([7, "D", "", null, ["A"]])("asks for a letter when it gets %o", async (answer) => {
    const { points, checks } = await report("anna", answer);
    expect(points).toBe(0);
    expect(checks[0]!.finding!.message.en).toBe("Return one of the letters A, B, C in quotes.");
  });

  test("shows its options in the student's order", () => {
    const { text, html } = assignment(flip, drawNumbers(flip, seat("anna")), "anna", "en");
    expect(text.split("\n")).toEqual([
      "Flip · 2 points",
      'choose one and return its letter in quotes, like "A"',
      ...orderOf("anna").map(({ letter, text }) => `${letter}: ${text.en}`),
    ]);
    expect(html).toContain("the kernel as <code>w</code> is");
    expect(html).toContain("only &#60; mirrored");
  });

  test.each([
    [{ options: options.slice(0, 2) }, "exercise 99-flip has 2 options, it needs 3 to 8"],
    [{ options: [options[0]!, options[1]!, options[1]!] }, "each option needs a word of its own"],
    [{ correct: "other" }, 'exercise 99-flip has no option "other"'],
    [{ correct: "turned" }, 'exercise 99-flip has no hint for "correlation"'],
  ])("with %o is refused", (part, message) => {
    expect(() => choice({ ...given, ...part })).toThrow(message);
  });
});

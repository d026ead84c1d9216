import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { gradeAnswer } from "../../../src/assess/free-text/grade";
import { readRubric, reviewQuestions } from "../../../src/assess/free-text/rubric";

/** The example of the page about free-text answers. */
const page = readFileSync(path.join(__dirname, "../../../src/assess/free-text/README.md"), "utf8");
const example = /```yaml\n([\s\S]*?)```/.exec(page)![1]!;

test("the page's example grades a question of one's own", () => {
  const rubric = readRubric(example, "stride.yaml");
  const question = rubric.questions.get("stride")!;
  const score = (answer: string) => gradeAnswer(answer, question, rubric).score;
  expect(score("The output shrinks.")).toBe(1);
  expect(score("Выход уменьшается.")).toBe(1);
  expect(score("The output grows.")).toBe(0);
  expect(score("stride output")).toBe(0);
});

test("the same rubric may be JSON", () => {
  const { questions } = readRubric(
    JSON.stringify({
      version: 1,
      questions: {
        a: {
          text: { en: "Why?", ru: "Почему?" },
          concepts: {
            b: {
              weight: 1,
              title: { en: "t", ru: "т" },
              true: ["fewer ops"],
              hint: { en: "h", ru: "п" },
            },
          },
        },
      },
    }),
    "a.json",
  );
  expect([...questions.keys()]).toEqual(["a"]);
});

describe("a mistake is named with its place and what to do", () => {
  test.each([
    [example.replace("version: 1", "version: 2"), 'stride.yaml:1: version: write "version: 1", not 2'],
    [
      example.replace('"output shrink"', '"output shrivel"'),
      /stride\.yaml:12: questions\.stride\.concepts\.smaller\.true\.0: pattern "output shrivel": there is no meaning or formula "shrivel"/,
    ],
    [
      example.replace(/weight: 1 /, "weight: 0.5 "),
      /questions\.stride\.concepts: the weights add up to 0\.5; nobody could reach 1/,
    ],
    [example.replace("hint:", "hnt:"), /there is no such key; there are weight, title, /],
    [
      example.replace("en: What does a larger stride do?, ", ""),
      /a text in both languages: \{ en: …, ru: … \}/,
    ],
    ["version: 1\nquestions: [", /^stride\.yaml:2: /],
    ["hello", "a rubric is a map with the keys version, pass and questions"],
    ["version: 1", "there is no question; add one under a name of its own"],
  ])("%#", (text, message) => expect(() => readRubric(text, "stride.yaml")).toThrow(message));
});

test("no hint or correction of the review questions gives its answer away", () => {
  const rubric = reviewQuestions();
  for (const question of rubric.questions.values())
    for (const { hint, correction, name } of question.concepts)
      for (const text of [hint.en, hint.ru, correction.en, correction.ru])
        expect([name, text, gradeAnswer(text, question, rubric).concepts[name]]).not.toContain(true);
});

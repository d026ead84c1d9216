// A class in which everything that a student or a colleague can write is an attack on the page.
import { classScores } from "../../src/export/scores";
import { pagesOf, type Wish } from "../../src/feedback/pages";
import { titlesOf } from "../../src/feedback/titles";
import type { AnswerOf } from "../../src/gradebook/answers";
import type { Standing, Work } from "../../src/gradebook/standing";
import type { ExerciseVerdict } from "../../src/gradebook/verdict";

/** What runs where it gets into a page as it is. */
export const attack = `<script>alert(1)</script><img src="http://127.0.0.1:9/x" onerror="alert(2)">"'><a href=javascript:alert(3)>&lt;b&gt;`;

export const text = (en: string, ru = `${en} (по-русски)`) => ({ en, ru });
export const lesson = "01-numbers";

export const verdict: ExerciseVerdict[] = [
  {
    ...{ id: "01-double", points: 1, max: 3, status: "partial" },
    checks: [
      { name: text("shown numbers"), audience: "public", points: 1, max: 1, status: "passed" },
      {
        ...{ name: text("secret check"), audience: "grader", points: 0, max: 2, status: "failed" },
        ...{ message: text("secret 42"), hint: text("secret hint"), mistake: "secret mistake" },
      },
    ],
  },
  {
    ...{ id: "01-words", points: 2, max: 4, status: "partial" },
    checks: [
      {
        ...{ name: text("what it says"), audience: "public", points: 2, max: 4, status: "failed" },
        message: text(`Not everything: ${attack}`),
        parts: [
          { name: text("two stages"), outcome: "right", quote: attack },
          { name: text("the amount"), outcome: "missing", text: text("Name the quantity.") },
          { name: text("the cause"), outcome: "wrong", quote: "\u202eabc\u0007", text: text("Look again.") },
        ],
      },
    ],
  },
  {
    ...{ id: "01-swap", points: 0, max: 2, status: "failed" },
    checks: [
      {
        ...{ name: text("first rows"), audience: "public", points: 0, max: 1, status: "failed" },
        ...{ message: text("expected 4, got 5"), hint: text("Count again."), mistake: "off by one" },
      },
      {
        ...{ name: text("second rows"), audience: "public", points: 0, max: 1, status: "timeout" },
        message: text("too late"),
      },
    ],
  },
];

export function work(more: Partial<Work> = {}): Work {
  return {
    ...{ lesson, file: `${attack}.ipynb`, readable: true, time: new Date("2026-10-01T12:00Z"), daysLate: 2 },
    ...{ verdict: { exercises: verdict, notes: [text(`01-swap: ${attack}`)], version: "v1" }, ...more },
  };
}

export function standing(key: string, more: Partial<Standing> = {}): Standing {
  return { student: { key, name: key }, work: [], marks: [], strays: [], ...more };
}

const mark = {
  ...{
    student: attack,
    lesson,
    exercise: "01-swap",
    points: 1.5,
    who: `Vera ${attack}`,
    why: `said it ${attack}`,
  },
  time: new Date("2026-10-05T12:00Z"),
};

export const hostile = standing(attack, { work: [work()], marks: [mark], strays: [attack] });

/** What everybody wrote: an attack in code, and one in words. */
const answers: AnswerOf = (_, exercise) => {
  const code = `const a = 1;\n\n// ${attack}\u202e`;
  if (exercise === "01-swap") return { exercise, code };
  const words = `${attack}, but \u202eabc\u0007; and ${"very ".repeat(30)}long.`;
  return exercise === "01-words" ? { exercise, code, words } : undefined;
};

const mistakes = [{ exercise: "01-swap", text: text(`Count again. ${attack}`), students: 2 }];

export function pages(standings: readonly Standing[], more: Partial<Wish> = {}) {
  const late = { perDay: 0.1 };
  const scores = classScores(standings, late);
  const titles = titlesOf(new Map([[lesson, text("Numbers", "Числа")]]), []);
  const { index, pages } = pagesOf(scores, { titles, late, answers, mistakes, language: "en", ...more });
  return { scores, index, files: [...pages.values()] };
}

// How well grades agree with labels.
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Grade, gradeAnswer, type Verdict } from "../../../src/assess/free-text/grade";
import { reviewQuestions } from "../../../src/assess/free-text/rubric";

/** A labelled answer. */
export interface Labelled {
  readonly id: string;
  readonly question: string;
  readonly lang: "en" | "ru";
  readonly category: string;
  readonly answer: string;
  readonly score: number;
  readonly concepts: Readonly<Record<string, Verdict>>;
}

/** The labelled answers of `name`.jsonl. */
export function labelled(name: string): Labelled[] {
  const text = readFileSync(path.join(__dirname, `${name}.jsonl`), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Labelled);
}

/** The grade of `answer` to one of the three review questions. */
export function graded(question: string, answer: string): Grade {
  const rubric = reviewQuestions();
  return gradeAnswer(answer, rubric.questions.get(question)!, rubric);
}

const level = (score: number) => Math.round(score * 4);

/** Quadratic weighted kappa over the five levels 0, ¼, ½, ¾, 1: 1 is full agreement, 0 what chance would give. */
export function kappa(pairs: readonly (readonly [number, number])[]): number {
  const levels = pairs.map(([a, b]) => [level(a), level(b)] as const);
  let observed = 0;
  let expected = 0;
  for (const [a] of levels) for (const [, b] of levels) expected += (a - b) ** 2 / levels.length;
  for (const [a, b] of levels) observed += (a - b) ** 2;
  return expected > 0 ? 1 - observed / expected : 1;
}

const attacks = new Set(
  "swapped negated stuffing offtopic empty copy misconception injection contradict".split(" "),
);

/** The figures of a set of answers. */
export function agreement(answers: readonly Labelled[]) {
  const rows = answers.map((row) => ({ row, grade: graded(row.question, row.answer) }));
  const agree = (some: typeof rows) => kappa(some.map(({ row, grade }) => [row.score, grade.score]));
  const share = (some: typeof rows, test: (one: (typeof rows)[number]) => boolean) =>
    some.length > 0 ? some.filter(test).length / some.length : 0;
  const failing = rows.filter(({ row }) => row.score < 0.5);
  const passing = rows.filter(({ row }) => row.score >= 0.5);
  const sure = rows.filter(({ grade }) => !grade.review);
  let [hit, extra, missed] = [0, 0, 0];
  for (const { row, grade } of rows)
    for (const [name, gold] of Object.entries(row.concepts)) {
      const given = grade.concepts[name];
      if (gold === true && given === true) hit++;
      else if (given === true) extra++;
      else if (gold === true) missed++;
    }
  const cells = ["q1", "q2", "q3"].flatMap((question) =>
    ["ru", "en"].map((lang) =>
      agree(rows.filter(({ row }) => row.question === question && row.lang === lang)),
    ),
  );
  return {
    kappa: agree(rows),
    worstCell: Math.min(...cells),
    passAccuracy: share(rows, ({ row, grade }) => row.score >= 0.5 === grade.passed),
    attacksThatPass: share(
      failing.filter(({ row }) => attacks.has(row.category)),
      ({ grade }) => grade.passed,
    ),
    goodThatFail: share(passing, ({ grade }) => !grade.passed),
    conceptF1: (2 * hit) / (2 * hit + extra + missed),
    sureShare: sure.length / rows.length,
    sureKappa: agree(sure),
  };
}

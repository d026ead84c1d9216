import { describe, expect, test } from "vitest";
import { agreement, kappa, labelled } from "./agreement";

test("kappa is 1 for the same, 0 for a constant, below 0 for the reverse", () => {
  const scores = [0, 0.25, 0.5, 0.75, 1];
  expect(kappa(scores.map((score) => [score, score]))).toBe(1);
  expect(kappa(scores.map((score) => [score, 0.5]))).toBeCloseTo(0);
  expect(kappa(scores.map((score) => [score, 1 - score]))).toBeCloseTo(-1);
});

/** Classes like the sample's, 240 answers each by a hand of its own, from which the second opinion learned nothing. */
const unseen = ["more-9", "more-15", "more-25", "more-26", "more-27"];

describe.each([
  { name: "sample", least: 0.95, leastCell: 0.9, f1: 0.92, mostFailing: 0.15, leastSure: 0.88 },
  { name: "dev", least: 0.88, leastCell: 0.75, f1: 0.92, mostFailing: 0.15, leastSure: 0.88 },
  { name: "probe", least: 0.9, leastCell: 0.85, f1: 0.92, mostFailing: 0.15, leastSure: 0.88 },
  { name: unseen.join(), least: 0.88, leastCell: 0.85, f1: 0.92, mostFailing: 0.1, leastSure: 0.92 },
])("the answers of $name", ({ name, least, leastCell, f1, mostFailing, leastSure }) => {
  const figures = agreement(name.split(",").flatMap(labelled));

  test("are graded as the labels say", () => {
    expect(figures.kappa).toBeGreaterThanOrEqual(least);
    expect(figures.worstCell).toBeGreaterThanOrEqual(leastCell);
    expect(figures.conceptF1).toBeGreaterThanOrEqual(f1);
  });

  test("pass when they should, and hardly an attack does", () => {
    expect(figures.passAccuracy).toBeGreaterThanOrEqual(0.91);
    expect(figures.attacksThatPass).toBeLessThanOrEqual(0.03);
    expect(figures.goodThatFail).toBeLessThanOrEqual(mostFailing);
  });

  test("need no human in three cases of four, and those are graded well", () => {
    expect(figures.sureShare).toBeGreaterThanOrEqual(0.75);
    expect(figures.sureKappa).toBeGreaterThanOrEqual(leastSure);
  });
});

test.each(unseen)("%s, which nothing learned from, is graded well by itself, too", (name) => {
  const { kappa: agrees, worstCell, passAccuracy } = agreement(labelled(name));
  expect(agrees).toBeGreaterThanOrEqual(0.88);
  expect(worstCell).toBeGreaterThanOrEqual(0.75);
  expect(passAccuracy).toBeGreaterThanOrEqual(0.91);
});

// What is left to learn: these are held where they are, with some slack, so that no change makes them worse unseen.
test.each([
  ["fresh-1", 0.78, 1],
  ["fresh-2", 0.77, 2],
  ["fresh-3", 0.76, 3],
  ["fresh-4", 0.26, 2],
  ["fresh-5", 0.72, 0],
  ["fresh-6", 0.5, 0],
] as const)("%s is graded no worse than it was", (name, least, mostAttacks) => {
  const answers = labelled(name);
  const { kappa: agrees, attacksThatPass } = agreement(answers);
  expect(agrees).toBeGreaterThanOrEqual(least);
  const attacks = /swapped|negated|stuffing|offtopic|empty|copy|misconception|injection|contradict/;
  const count = answers.filter(({ category, score }) => score < 0.5 && attacks.test(category)).length;
  expect(Math.round(attacksThatPass * count)).toBeLessThanOrEqual(mostAttacks);
});

import { describe, expect, test } from "vitest";
import { agreement, kappa, labelled } from "./agreement";

test("kappa is 1 for the same, 0 for a constant, below 0 for the reverse", () => {
  const scores = [0, 0.25, 0.5, 0.75, 1];
  expect(kappa(scores.map((score) => [score, score]))).toBe(1);
  expect(kappa(scores.map((score) => [score, 0.5]))).toBeCloseTo(0);
  expect(kappa(scores.map((score) => [score, 1 - score]))).toBeCloseTo(-1);
});

describe.each([
  ["sample", 0.95, 0.9],
  ["dev", 0.88, 0.75],
  ["probe", 0.9, 0.85],
] as const)("the answers of %s", (name, least, leastCell) => {
  const figures = agreement(labelled(name));

  test("are graded as the labels say", () => {
    expect(figures.kappa).toBeGreaterThanOrEqual(least);
    expect(figures.worstCell).toBeGreaterThanOrEqual(leastCell);
    expect(figures.conceptF1).toBeGreaterThanOrEqual(0.92);
  });

  test("pass when they should, and attacks do not", () => {
    expect(figures.passAccuracy).toBeGreaterThanOrEqual(0.91);
    expect(figures.attacksThatPass).toBeLessThanOrEqual(0.03);
    expect(figures.goodThatFail).toBeLessThanOrEqual(0.15);
  });

  test("need no human in three cases of four, and those are graded at least as well", () => {
    expect(figures.sureShare).toBeGreaterThanOrEqual(0.75);
    expect(figures.sureKappa).toBeGreaterThanOrEqual(0.88);
  });
});

import { expect, test } from "vitest";
import { costGroups } from "../../src/figures/cost-groups";
import { keepsTheRules } from "./rules";

const figure = costGroups(
  ["a", "b"],
  [
    { name: "3×3×3", macs: [27e9, 54e9] },
    { name: "1×3×3", macs: [9e9, 18e9] },
  ],
);
keepsTheRules("cost groups", figure);

test("groups of bars count in thousands of millions", () => {
  expect(figure.data.map(({ y }) => y)).toEqual([
    [27, 54],
    [9, 18],
  ]);
});

test("series are told apart by pattern, not by a colour that has another meaning", () => {
  const marks = figure.data.map(({ marker }) => marker as { color: string; pattern: { shape: string } });
  expect(new Set(marks.map(({ color }) => color)).size).toBe(1);
  expect(new Set(marks.map(({ pattern }) => pattern.shape)).size).toBe(2);
});

import { expect, test } from "vitest";
import { columns } from "../../src/language/columns";

test("columns are as wide as their longest cell, in characters, and lines end with text", () => {
  const rows = [
    ["имя", "баллы"],
    ["𝛼", "7"],
  ];
  expect(columns(rows)).toEqual(["имя  баллы", "𝛼    7"]);
  expect(columns(rows, 1)).toEqual(["имя  баллы", "𝛼        7"]);
});

test("rows may be of different lengths, or none", () => {
  expect(columns([["a"], ["bb", "c"]])).toEqual(["a", "bb  c"]);
  expect(columns([])).toEqual([]);
});

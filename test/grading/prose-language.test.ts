import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readNotebook } from "../../src/grading/notebook";
import { proseLanguage } from "../../src/grading/prose-language";
import { notebookText } from "./handed-in";

test.each(["en", "ru"])("every exercise notebook of the course in %s speaks that language", (language) => {
  const folder = path.join(__dirname, "../../exercises", language);
  const files = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  expect(files.length).toBeGreaterThan(5);
  const spoken = files.map((name) =>
    proseLanguage(readNotebook(readFileSync(path.join(folder, name))).cells),
  );
  expect(new Set(spoken)).toEqual(new Set([language]));
});

test("code does not speak, and without prose there is no language", () => {
  const cells = readNotebook(Buffer.from(notebookText([{ source: "// по-русски" }]))).cells;
  expect(proseLanguage(cells)).toBe("en");
  expect(proseLanguage(cells.filter(({ isCode }) => isCode))).toBeUndefined();
});

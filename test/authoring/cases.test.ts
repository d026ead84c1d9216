import path from "node:path";
import { describe, expect, test } from "vitest";
import { flawText } from "../../src/authoring/flaw";
import { build, cellsText, lesson, readCases } from "./case-file";

for (const { file, cases } of readCases(path.join(__dirname, "cases"))) {
  describe(file, () => {
    test.for(cases)("$title", (one) => {
      const { files, flaws } = build(one);
      const told = flaws.map(flawText).join("\n").replaceAll(`lessons/${lesson}/`, "");
      expect(told).toBe(one.parts.get("flaws") ?? "");
      const folders = [...one.parts.keys()].filter((part) => /^\w+\/(en|ru)$/.test(part));
      expect(folders.length + told.length, "the case says what must come out").toBeGreaterThan(0);
      for (const folder of folders) {
        const name = one.parts.has("course.md") && folder.startsWith("notebooks") ? "00-course" : lesson;
        expect(cellsText(files.get(`${folder}/${name}.ipynb`)!)).toBe(one.parts.get(folder));
      }
    });
  });
}

// Every lesson has the parts that a lesson needs, the same ones in both languages, and every figure has its place.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

interface Cell {
  readonly cell_type: "markdown" | "code";
  readonly id: string;
  readonly source: string | readonly string[];
}

const root = path.join(__dirname, "../..");
const lessons = readdirSync(path.join(root, "lessons")).filter((name) => /^\d\d-/.test(name));
const languages = ["en", "ru"] as const;
const read = (...place: string[]) => readFileSync(path.join(root, ...place), "utf8");
const cellsOf = (shelf: string, language: string, name: string): Cell[] =>
  JSON.parse(read(shelf, language, `${name}.ipynb`)).cells;
const textOf = ({ source }: Cell) => (typeof source === "string" ? source : source.join(""));
const proseOf = (cells: readonly Cell[]) =>
  cells
    .filter(({ cell_type }) => cell_type === "markdown")
    .map(textOf)
    .join("\n\n");

/** Display formulas, which are written once; letters in the text stand where each language's sentence wants them. */
const formulas = (text: string) => text.match(/\$\$[\s\S]+?\$\$/g) ?? [];

const headings = {
  en: { cost: /^## (What it costs|How far it sees)/m, end: /^## Key points$/m },
  ru: { cost: /^## (Сколько это стоит|Как далеко видно)/m, end: /^## Главное$/m },
};
const aims = { en: /^After this lesson you can$/m, ru: /^После этого урока вы сможете$/m };

describe.each(lessons)("lesson %s", (name) => {
  describe.each(["notebooks", "exercises", "solutions"])("in %s", (shelf) => {
    const [en, ru] = languages.map((language) => cellsOf(shelf, language, name)) as [Cell[], Cell[]];

    test("has the same cells, code and formulas in both languages", () => {
      const kinds = (cells: Cell[]) => cells.map(({ cell_type, id }) => `${cell_type} ${id}`);
      const code = (cells: Cell[]) => cells.filter(({ cell_type }) => cell_type === "code").map(textOf);
      expect(kinds(ru)).toEqual(kinds(en));
      expect(code(ru)).toEqual(code(en));
      expect(formulas(proseOf(ru))).toEqual(formulas(proseOf(en)));
    });

    test("has headings of the same levels, and lists and figures of the same length", () => {
      const shape = (cells: Cell[]) =>
        cells.map((cell) =>
          cell.cell_type === "code"
            ? "code"
            : textOf(cell)
                .split("\n")
                .flatMap((line) => line.match(/^(#+ |\* |\d+\. |\| |!\[)/)?.[1]?.trim() ?? []),
        );
      expect(shape(ru)).toEqual(shape(en));
    });

    test.each(languages)("links in %s lead to files that exist", (language) => {
      const targets = [...proseOf(cellsOf(shelf, language, name)).matchAll(/\]\(([^)\s]+)\)/g)].map(
        ([, target]) => target!,
      );
      const local = targets.filter((target) => !/^https?:/.test(target));
      expect(local.length).toBeGreaterThan(0);
      const files = local.map((target) => path.join(root, shelf, language, decodeURI(target.split("#")[0]!)));
      expect(files.filter((file) => !existsSync(file))).toEqual([]);
    });
  });

  test.each(languages)("in %s says what one can do after it, what it costs and what to keep", (language) => {
    const prose = proseOf(cellsOf("notebooks", language, name));
    expect(prose).toMatch(/^\*\*\d+ (min|мин)\*\* · .+\?$/m);
    expect(prose).toMatch(aims[language]);
    expect(prose).toMatch(headings[language].end);
    expect(prose).toContain(`${path.posix.join("..", "..", "exercises", language, name)}.ipynb`);
    if (!name.startsWith("11")) expect(prose).toMatch(headings[language].cost);
  });
});

describe("figures", () => {
  const index = read("src", "index.ts");
  const sources = lessons.map((name) => read("lessons", name, "lesson.md")).join("\n");
  const tests = readdirSync(path.join(root, "test/figures"))
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => read("test", "figures", file))
    .join("\n");
  const figures = [...index.matchAll(/export \{([^}]*)\} from "\.\/figures\/[^"]+"/g)]
    .flatMap(([, names]) => names!.split(",").map((name) => name.trim()))
    .filter((name) => name !== "" && !name.startsWith("type ") && name !== "both");

  test.each(figures)("%s is used by a lesson and kept by a snapshot", (figure) => {
    expect(sources).toMatch(new RegExp(`\\b${figure}\\(`));
    expect(tests).toMatch(new RegExp(`\\b${figure}\\(`));
  });

  test("every snapshot belongs to a figure that is still tested", () => {
    const kept = readdirSync(path.join(root, "test/figures/snapshots")).map((file) => path.parse(file).name);
    const called = [...tests.matchAll(/keepsTheRules\(\s*"([^"]+)"/g)].map(([, name]) => name!);
    const listed = [...tests.matchAll(/^\s+\["([^"]+)", /gm)].map(([, name]) => name!);
    const known = [...called, ...listed].map((name) => name.replaceAll(" ", "-"));
    expect(kept.filter((name) => !known.includes(name))).toEqual([]);
  });
});

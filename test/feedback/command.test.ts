// `svertka feedback`, from a class that was really graded: the words that decided an answer come through the gradebook.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { home } from "../../src/grading/packages";
import { gradeOnce } from "../gradebook/endurance.mjs";
import { emptyFolder } from "../grading/handed-in";
import { bubblewrap } from "../system";

const lesson = "11-review";
const program = path.join(home, "bin", "svertka.js");

interface Notebook {
  readonly cells: { id: string; source: string | string[] }[];
}

describe("svertka feedback", () => {
  let folder: string;
  let where: string;

  beforeAll(async () => {
    folder = emptyFolder();
    where = path.join(folder, "gradebook");
    const put = (student: string, from: string, answer?: string) => {
      const file = path.join(path.dirname(home), from, `${lesson}.ipynb`);
      const notebook = JSON.parse(readFileSync(file, "utf8")) as Notebook;
      const cell = notebook.cells.find(({ id }) => id === "11-why-cheaper")!;
      if (answer !== undefined)
        cell.source = `function whyCheaper(): string { return ${JSON.stringify(answer)}; }`;
      mkdirSync(path.join(folder, "class", student), { recursive: true });
      writeFileSync(path.join(folder, "class", student, `${lesson}.ipynb`), JSON.stringify(notebook));
    };
    put("anna", "solutions/en");
    put("борис", "solutions/ru", "Сначала каждый канал фильтруется отдельно. <script>alert(1)</script>");
    if (bubblewrap) await gradeOnce([path.join(folder, "class")], where);
  }, 180_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) => {
    const all = [program, "feedback", ...args, "--database", where];
    return spawnSync(process.execPath, all, {
      encoding: "utf8",
      env: { ...process.env, SVERTKA_LANG: "en" },
    });
  };

  test.skipIf(!bubblewrap)("writes a page a student in the language of the notebook, and the report", () => {
    const out = path.join(folder, "feedback");
    const { stdout, stderr } = run("--out", out);
    expect(stderr).toBe("");
    expect(stdout).toBe(
      `2 pages in ${path.join(out, "students")}, and ${path.join(out, "index.html")} for instructors\n`,
    );
    const page = (name: string) => readFileSync(path.join(out, name), "utf8");
    expect(page("students/anna.html")).toMatch(/<html lang="en">.*11\. Review: three questions/s);
    const boris = page("students/борис.html");
    expect(boris).toMatch(/<html lang="ru">.*11\. Повторение: три вопроса/s);
    expect(boris).toMatch(/: пока не сказано\s*<div class="found">/);
    expect(boris).toMatch(/: сказано\s*<q>[^<]*фильтруется[^<]*<\/q>/);
    expect(boris).not.toContain("<script");
    expect(boris).toMatch(/<summary>Ваш ответ<.*<mark class="right">[^<]*фильтруется[^<]*<\/mark>/s);
    expect(page("index.html")).toContain('href="students/anna.html"');
  });

  test.skipIf(!bubblewrap)("writes over pages only when told to, and lists them as JSON", () => {
    const out = path.join(folder, "again");
    expect(run("11", "--out", out, "--lang", "ru").status).toBe(0);
    expect(run("--out", out).stderr).toBe(`svertka: ${out} is there already; --force replaces files in it\n`);
    expect(JSON.parse(run("--out", out, "--force", "--json").stdout)).toEqual({
      ...{ out, index: "index.html" },
      students: [
        { student: "anna", file: "students/anna.html" },
        { student: "борис", file: "students/борис.html" },
      ],
    });
  });

  test.skipIf(!bubblewrap)("says which lessons there are", () => {
    const out = path.join(folder, "none");
    const { status, stderr } = run("03", "--out", out);
    expect([status, stderr]).toEqual([1, `svertka: nobody handed in a lesson 03; there are ${lesson}\n`]);
    expect(existsSync(out)).toBe(false);
  });

  test.each([
    [["--out", "/no/folder/x"], "there is no folder to write /no/folder/x to"],
    [["--out", "package.json"], "package.json is no folder; name the folder to write to"],
    [["--out", "none", "--late", "half"], '"half" is no rule for late work'],
    [
      ["--out", "none", "--database", "/no/gradebook"],
      "there is no gradebook /no/gradebook: svertka grade makes it",
    ],
  ])("refuses %j in one line", (args, words) => {
    const { status, stderr } = spawnSync(process.execPath, [program, "feedback", ...args], {
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^svertka: .*\n$/);
    expect(stderr).toContain(words);
  });

  test("teaches by examples", () => {
    expect(run("--help").stdout).toContain("$ svertka feedback --out feedback");
  });
});

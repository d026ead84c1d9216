// The results of single submissions, as the platforms show them.
import { describe, expect, test } from "vitest";
import { FileNames } from "../../src/export/file-names";
import { lesson, other } from "./class";
import { made } from "./exporting";

interface Results {
  score: number;
  max_score?: number;
  tests: {
    name: string;
    score?: number;
    points?: number;
    max_score?: number;
    visibility?: string;
    output?: string;
    message?: string;
  }[];
}

describe("results of single submissions", () => {
  const read = (file: string) => JSON.parse(file) as Results;
  const total = ({ tests }: Results) => tests.reduce((sum, { score, points }) => sum + (score ?? points!), 0);

  test("gradescope's students see public checks, instructors all", () => {
    const { files } = made("gradescope");
    expect([...files.keys()].sort()).toEqual(
      [`${lesson}/17.json`, `${lesson}/anna.json`, `${lesson}/vera.json`, `${other}/anna.json`].sort(),
    );
    const boris = read(files.get(`${lesson}/17.json`)!);
    expect(boris).toMatchObject({
      ...{ score: 2.3, output: "Late (days: 2): 2.3 instead of 2.5 points", visibility: "visible" },
      tests: [
        {
          name: "01-double: your numbers",
          score: 0.8,
          max_score: 1,
          visibility: "visible",
          status: "passed",
        },
        {
          name: "01-double: secret numbers",
          score: 0,
          output: "secret 42",
          visibility: "hidden",
          status: "failed",
        },
        {
          name: "01-swap",
          score: 1.5,
          max_score: 2,
          output: "set by hand: =said it aloud",
          visibility: "visible",
        },
      ],
    });
    expect(total(boris)).toBeCloseTo(boris.score, 9);
    const vera = read(files.get(`${lesson}/vera.json`)!);
    expect(vera).toMatchObject({ score: 0, tests: [{ score: 0, output: "the notebook cannot be read" }] });
  });

  test.each(["github", "prairielearn"] as const)(
    "%s's students learn nothing of the grader's checks but points",
    (format) => {
      for (const language of ["en", "ru"] as const) {
        const texts = [...made(format, { language }).files.values()].map((text) =>
          format === "github" ? Buffer.from(text, "base64").toString() : text,
        );
        expect(texts.join()).not.toMatch(/secret/);
        expect(texts.join()).toContain(language === "ru" ? "проверки после сдачи" : "grader checks");
      }
    },
  );

  test("github's runner has a status, a maximum and tests that add up to the points", () => {
    const file = made("github").files.get(`${lesson}/17.txt`)!;
    expect(file).toMatch(/^[A-Za-z0-9+/]+=*\n$/);
    const result = read(Buffer.from(file, "base64").toString());
    expect(result).toMatchObject({ version: 1, status: "fail", max_score: 5 });
    expect(total(result)).toBeCloseTo(2.3, 9);
    for (const one of result.tests) {
      const keys = ["name", "status", "score", "message", "test_code", "filename", "line_no", "duration"];
      expect(Object.keys(one)).toEqual(keys);
    }
  });

  test("prairielearn has a part from 0 to 1, under a megabyte", () => {
    const file = made("prairielearn").files.get(`${lesson}/17.json`)!;
    expect(read(file)).toMatchObject({ gradable: true, score: 0.46 });
    expect(JSON.parse(made("prairielearn").files.get(`${lesson}/vera.json`)!)).toMatchObject({
      gradable: false,
    });
    expect(file.length).toBeLessThan(1_000_000);
  });

  test("go into files that no student's name leads elsewhere", () => {
    const list = "id,name\n../../etc/anna,Anna Ivanova\nCON,Борис Петров\n";
    expect([...made("gradescope", { list }).files.keys()]).toEqual([
      `${lesson}/__.._etc_anna.json`,
      `${other}/__.._etc_anna.json`,
      `${lesson}/_CON.json`,
    ]);
    const names = new FileNames();
    const given = ["anna", "Anna", "a/b", "a\\b", "", "Ёлка 1", "x".repeat(300)].map((name) =>
      names.of(name),
    );
    expect(given).toEqual(["anna", "Anna-2", "a_b", "a_b-2", "_", "Ёлка 1", "x".repeat(80)]);
  });
});

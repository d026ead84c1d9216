import { describe, expect, test } from "vitest";
import { judge } from "../../src/assess/judge";
import { crossed } from "../../src/assess/value";
import { gradebookCsv } from "../../src/grading/csv";
import { type Gradebook, judgedRow, missingRow, studentRow, verdictOf } from "../../src/grading/gradebook";
import { gradebookTable } from "../../src/grading/table";
import { double, total } from "./course";

async function gradebook(names: string[], language: "en" | "ru" = "en"): Promise<Gradebook> {
  const seat = { secret: "test", student: "anna" };
  const report = await judge(double, async () => crossed([[1, 2]]), seat, "grader");
  const missing = missingRow(total, { en: "no notebook", ru: "тетради нет" }, language);
  const rows = [judgedRow(verdictOf(report), language), missing];
  return {
    students: names.map((name) => studentRow(name, rows)),
    notes: [{ student: "anna", text: "two files" }],
  };
}

describe("the table", () => {
  test("has points by student and exercise, then the reasons, then the notes", async () => {
    const lines = gradebookTable(await gradebook(["anna", "анна-мария"]), "en").split("\n");
    expect(lines.slice(0, 3)).toEqual([
      "student     01-double  01-total  total",
      "anna        0/3        0/3       0/6",
      "анна-мария  0/3        0/3       0/6",
    ]);
    expect(lines[4]).toMatch(
      /^anna {8}01-double {2}0\/3 {2}failed: The value is not the expected one\. expected \d+, got 1 2$/,
    );
    expect(lines[6]).toBe("anna        01-total   0/3  not run: no notebook (checks: 2)");
    expect(lines.at(-1)).toBe("anna: two files");
  });

  test("speaks Russian", async () => {
    const text = gradebookTable(await gradebook(["анна"], "ru"), "ru");
    expect(text).toMatch(/^студент +01-double +01-total +всего\n/);
    expect(text).toMatch(/0\/3 {2}не запускалось: /);
    expect(text).toMatch(
      /0\/3 {2}не пройдено: Значение не совпало с ожидаемым\. ожидалось \d+, получено 1 2/,
    );
  });

  test("lets no name move the cursor", async () => {
    expect(gradebookTable(await gradebook(["a\u001b[2Jb\r\nc\u202e"]), "en")).not.toMatch(
      /[\r\u202e]|\p{Cc}\[/u,
    );
  });
});

describe("the CSV file", () => {
  test("has a row a student and a column an exercise", async () => {
    expect(gradebookCsv(await gradebook(["anna"]))).toBe(
      "\uFEFFstudent,01-double,01-total,total,max\r\nanna,0,0,0,6\r\n",
    );
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-anna", "'-anna"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    ["Ivanova, Anna", '"Ivanova, Anna"'],
    ["two\nlines", '"two\nlines"'],
  ])("writes the name %j as %s", async (name, field) => {
    expect(gradebookCsv(await gradebook([name]))).toContain(`\r\n${field},0,`);
  });
});

test("late work keeps its checks and loses points", async () => {
  const seat = { secret: "test", student: "anna" };
  const report = await judge(double, async (x) => 2 * Number(x), seat, "grader");
  const row = judgedRow(verdictOf(report), "en", { days: 3, left: 0.7 });
  expect(row).toMatchObject({ points: 2.1, max: 3, status: "passed", late: { days: 3, left: 0.7 } });
  expect(row.checks.map(({ points }) => points)).toEqual([1, 2]);
});

test("the table tells what was not read and how the class list fits", async () => {
  const text = gradebookTable(
    {
      ...(await gradebook(["17"])),
      unread: [{ file: "boris.zip", reason: "it is encrypted" }],
      roster: {
        matched: [
          { student: "17", as: "Anna Ivanova", by: "name" },
          { student: "18", as: "18", by: "id" },
        ],
        unknown: ["Nobody"],
        missing: [{ id: "19", name: "Vera Li" }],
      },
    },
    "en",
  );
  expect(text.split("\n").slice(-5)).toEqual([
    "not read: boris.zip: it is encrypted",
    "",
    "Anna Ivanova is 17 (by name)",
    "not on the class list: Nobody",
    "handed in nothing: 19, Vera Li",
  ]);
});

test("points that are decimal fractions add up without a trace of binary", () => {
  const row = { id: "x", points: 0.1, max: 0.2, status: "partial" as const, checks: [] };
  expect(studentRow("anna", [row, row, row])).toMatchObject({ total: 0.3, max: 0.6 });
});

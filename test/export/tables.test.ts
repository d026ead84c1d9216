// Tables: for nbgrader, for spreadsheets, for programs.

import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { lesson } from "./class";
import { made, roster } from "./exporting";

describe("nbgrader", () => {
  test("has a quoted row for every student and lesson, with the penalty apart", () => {
    const { content } = made("nbgrader", { due: new Date("2026-10-01T20:59:59.999Z"), lessons: [lesson] });
    expect(content.split("\r\n")[0]).toBe(
      '"assignment","duedate","timestamp","student_id","last_name","first_name","email","raw_score","late_submission_penalty","score","max_score"',
    );
    const rows = parse(content, { columns: true }) as Record<string, string>[];
    const of = (id: string) => rows.find(({ student_id }) => student_id === id)!;
    expect(rows).toHaveLength(5);
    expect(of("17")).toEqual({
      ...{ assignment: lesson, duedate: "2026-10-01 20:59:59.999", timestamp: "2026-10-03 08:30:00.250" },
      ...{ student_id: "17", last_name: "Борис Петров", first_name: "", email: "boris@example.org" },
      ...{ raw_score: "2.5", late_submission_penalty: "0.2", score: "2.3", max_score: "5.0" },
    });
    expect(of("vera")).toMatchObject({ last_name: "Li", first_name: "Vera", score: "0.0" });
    expect(of("dina")).toMatchObject({ timestamp: "", last_name: "Дина", raw_score: "0.0", score: "0.0" });
    expect(of("gleb")).toMatchObject({ timestamp: "", score: "" });
  });
});

describe("csv and json", () => {
  test("have a row a student and a column an exercise and lesson, for spreadsheets", () => {
    const list = `${roster}"=cmd|1","@Ева","-e@x",\n`;
    const { content } = made("csv", { list, lessons: [lesson] });
    expect(content).toBe(
      [
        `\uFEFFstudent,name,email,01-double,01-swap,${lesson},total,max`,
        "anna,Anna Ivanova,anna@example.org,3,2,5,5,5",
        "17,Борис Петров,boris@example.org,0.8,1.5,2.3,2.3,5",
        "new,Нина Новая,nina@example.org,,,,0,5",
        "'=cmd|1,'@Ева,'-e@x,,,,0,5",
        "",
      ].join("\r\n"),
    );
    expect(made("csv", { bom: false }).content).toMatch(/^student,/);
  });

  test("have semicolons and decimal commas for spreadsheets that want them", () => {
    const list = "id,name\n17,Борис Петров\n=x;y,\n".replace("=x;y", '"=x;y"');
    const { content } = made("csv", { list, lessons: [lesson], semicolons: true });
    expect(content).toBe(
      [
        `\uFEFFstudent;name;email;01-double;01-swap;${lesson};total;max`,
        "17;Борис Петров;;0,8;1,5;2,3;2,3;5",
        `"'=x;y";"'=x;y";;;;;0;5`,
        "",
      ].join("\r\n"),
    );
  });

  test("keep who set what by hand, when and why", () => {
    const { students } = JSON.parse(made("json").content) as {
      students: { id: string; lessons: { points: number; daysLate: number; exercises: object[] }[] }[];
    };
    const boris = students.find(({ id }) => id === "17")!;
    expect(boris.lessons[0]).toMatchObject({ points: 2.3, raw: 2.5, daysLate: 2, readable: true });
    expect(boris.lessons[0]!.exercises[1]).toMatchObject({
      ...{ id: "01-swap", points: 1.5, max: 2, status: "passed" },
      override: { who: "vera", why: "=said it aloud" },
    });
  });
});

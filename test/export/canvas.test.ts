// Canvas's file against the rules of its importer.
import { describe, expect, test } from "vitest";
import { canvasFile } from "./canvas-file";
import { lesson, other } from "./class";
import { made, roster } from "./exporting";
import { canvasImport } from "./importers";

const canvasStudents = [
  { id: "501", login: "aivanova", name: "Anna" },
  { id: "502", sis: "17", name: "Boris" },
  { id: "503", name: "Gleb" },
  { id: "504", name: "Nobody" },
  { id: "505", name: "Test" },
];

describe("canvas", () => {
  test("fills in Canvas's own file, by whatever tells the student, and nobody else's grades", () => {
    const { content, report } = made("canvas", { file: canvasFile });
    const assignments = ["Essay (77)", "Week 1: 01-numbers (78)"];
    const { grades, possible, made: anew } = canvasImport(content, canvasStudents, assignments);
    const [first, second] = [assignments[1]!, other];
    expect(grades).toEqual({
      Anna: { [first]: "5", [second]: "2" },
      Boris: { [first]: "2.3", [second]: "" },
      // Still to be graded, unknown: as they were.
      Gleb: { [first]: "3", [second]: "" },
      Nobody: { [first]: "1", [second]: "" },
      Test: { [first]: "", [second]: "" },
    });
    expect(possible).toEqual({ [first]: "5", [second]: "5" });
    expect(anew).toEqual([other]);
    expect(content).toContain("\r\n'=HYPERLINK(1),502,17,bp,A,2.3,\r\n");
    expect(content).toContain('"Ivanova, Anna",501,,aivanova,"Group A and Group ""B""",5,2\r\n');
    expect(content).not.toMatch(/^\uFEFF|Essay|Current Score/);
    expect(report).toMatchObject({
      ...{ graded: 2, absent: ["vera"], strangers: ["Nobody, Known"] },
      missing: { [lesson]: ["dina"], [other]: ["17", "dina", "gleb", "vera"] },
      ungraded: { [lesson]: ["gleb"] },
      remarks: [`no column for ${other}: Canvas will offer to make new assignments`],
    });
  });

  test("writes zeros where nothing was handed in, not where it is still to be graded", () => {
    const file = canvasFile.replace("Nobody, Known", "Дина");
    const { content } = made("canvas", { file, missing: 0 });
    const { grades } = canvasImport(content, canvasStudents, []);
    expect(grades.Nobody).toEqual({ "Week 1: 01-numbers (78)": "0", [other]: "0" });
    expect(grades.Gleb!["Week 1: 01-numbers (78)"]).toBe("3");
  });

  test("keeps semicolons and the byte order mark of the file, and warns of another maximum", () => {
    const file = `\uFEFFStudent;ID;Section;${lesson} (3)\nPoints Possible;;;100\nAnna Ivanova;501;A;\n`;
    const { content, report } = made("canvas", { file, lessons: [lesson] });
    expect(content).toBe(
      `\uFEFFStudent;ID;Section;${lesson} (3)\r\nPoints Possible;;;100\r\nAnna Ivanova;501;A;5\r\n`,
    );
    expect(report.remarks[0]).toBe(
      `${lesson} is worth 100 points in Canvas and 5 here: --scale 100 converts`,
    );
    expect(made("canvas", { file, lessons: [lesson], scale: 100 }).content).toContain("501;A;100\r\n");
  });

  test("lists a class list's students by SIS id and login", () => {
    const { content, report } = made("canvas", { list: roster });
    const sis = [
      { id: "1", sis: "anna", name: "A" },
      { id: "2", login: "bpetrov", name: "B" },
      { id: "3", sis: "new", name: "N" },
    ];
    const { grades, possible } = canvasImport(content, sis, []);
    expect(grades).toEqual({
      A: { [lesson]: "5", [other]: "2" },
      B: { [lesson]: "2.3", [other]: "" },
      N: { [lesson]: "", [other]: "" },
    });
    expect(possible[lesson]).toBe("5");
    expect(report).toMatchObject({ graded: 2, absent: ["dina", "gleb", "vera"] });
    expect(report.missing[lesson]).toEqual(["new"]);
  });

  test("refuses a file that is not Canvas's", () => {
    expect(() => made("canvas", { file: "a,b,c\n1,2,3\n" })).toThrow(
      "template.csv is no gradebook of Canvas: its header begins with a, b, c, not with Student, ID, …, Section",
    );
  });
});

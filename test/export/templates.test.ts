// Files of a platform that cannot be filled in, or not wholly.
import { describe, expect, test } from "vitest";
import { readTemplate } from "../../src/export/template";
import { lesson } from "./class";
import { made } from "./exporting";

describe("templates", () => {
  test("are refused when they are not UTF-8, or empty", () => {
    const windows = Buffer.from([0x49, 0x44, 0x2c, 0xc0, 0xed, 0xed, 0xe0, 0x0a, 0x31, 0x2c, 0x31]);
    expect(() => readTemplate(windows, "grades.csv")).toThrow(
      /^grades\.csv is not in UTF-8: .* "CSV UTF-8"$/,
    );
    expect(() => readTemplate(Buffer.from("a,b\n"), "grades.csv")).toThrow(/no row below its header/);
    expect(() => readTemplate(Buffer.from('a,"b\n1,2'), "grades.csv")).toThrow(
      /^grades\.csv is no CSV file: /,
    );
  });

  test("with a name that several have, or a row that says two people, fill in nobody", () => {
    const twins = "id,name\nanna,Anna Ivanova\n17,Anna Ivanova\n";
    const file = `Full name,${lesson} (Real)\nAnna Ivanova,\n`;
    expect(made("moodle", { file, list: twins, lessons: [lesson] })).toMatchObject({
      content: expect.not.stringContaining("Anna"),
      report: {
        ...{ graded: 0, absent: ["dina", "gleb", "vera", "anna", "17"] },
        ...{ strangers: [], unclear: ["Anna Ivanova"] },
      },
    });
    const two = `Email,Name,${lesson} (Real)\nanna@example.org,Борис Петров,\nboris@example.org,Борис Петров,\ngleb@example.org,Глеб Ёлкин,\n`;
    expect(made("moodle", { file: two, lessons: [lesson] }).report).toMatchObject({
      graded: 1,
      unclear: ["anna@example.org Борис Петров"],
    });
  });
});

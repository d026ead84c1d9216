// Moodle's two files against the rules of their importers.
import { describe, expect, test } from "vitest";
import { lesson, other } from "./class";
import { made, roster } from "./exporting";
import { moodleImport, worksheetImport } from "./importers";

const moodleFiles = {
  en: [
    "First name,Last name,ID number,Email address,Essay (Real),Assignment: 01-numbers (Real),Last downloaded",
    "Anna,Ivanova,,anna@example.org,17,-,1760000000",
    "Борис,Петров,17,boris@example.org,88,1.00,1760000000",
    "Nobody,Known,,nobody@example.org,40,2.00,1760000000",
    "Gleb,Elkin,,gleb@example.org,41,4.00,1760000000",
  ],
  ru: [
    "Имя;Фамилия;Индивидуальный номер;Адрес электронной почты;Эссе (Значение);Задание:01-numbers (Значение)",
    "Анна;Иванова;;anna@example.org;17;-",
    "Борис;Петров;17;boris@example.org;88;1,00",
    "Никто;Такой;;nobody@example.org;40;2,00",
    "Глеб;Ёлкин;;gleb@example.org;41;4,00",
  ],
};

describe("moodle", () => {
  test.each(Object.entries(moodleFiles))("fills in the export of a site in %s", (language, lines) => {
    const { content, report } = made("moodle", { file: `\uFEFF${lines.join("\n")}`, lessons: [lesson] });
    const identity = language === "ru" ? "Адрес электронной почты" : "Email address";
    const users = ["anna@example.org", "boris@example.org", "gleb@example.org"];
    const imported = moodleImport(content, { identity, users, max: 5 });
    // Anna by her address, not as student 17 by the grade of her essay; Gleb's grade is not ours yet.
    expect(Object.values(imported).map((grades) => Object.values(grades))).toEqual([[5], [2.3], [4]]);
    expect(content).toMatch(/^\uFEFF/);
    expect(content).not.toMatch(/Essay|Эссе|nobody/);
    expect(report).toMatchObject({ graded: 2, absent: ["vera"], missing: { [lesson]: ["dina"] } });
    expect(report.strangers).toHaveLength(1);
  });

  test("lists a class list's students by what all of them have", () => {
    const { content } = made("moodle", { list: roster });
    expect(content.split("\r\n")[0]).toBe(`idnumber,username,email,${lesson},${other}`);
    const users = ["aivanova", "bpetrov", "nnova"];
    expect(moodleImport(content, { identity: "username", users, max: 5 })).toEqual({
      aivanova: { [lesson]: 5, [other]: 2 },
      bpetrov: { [lesson]: 2.3, [other]: null },
      nnova: { [lesson]: null, [other]: null },
    });
    const partly = made("moodle", { list: roster.replace("nina@example.org", "") });
    expect(partly.content.split("\r\n")[0]).toBe(`idnumber,username,${lesson},${other}`);
    expect(partly.report.remarks).toEqual(["no column email: 1 of 3 on the class list have none"]);
  });

  test("refuses a column that may be of two, or that is not there", () => {
    const file = `Email address,${lesson} (Real),${lesson} again (Real)\nanna@example.org,,\n`;
    expect(() => made("moodle", { file })).toThrow(
      /may all be 01-numbers; choose: --column "01-numbers=TITLE"/,
    );
    const named = (title: string) => made("moodle", { file, columns: new Map([[lesson, title]]) }).content;
    expect(named(`${lesson} (Real)`)).toContain(
      `Email address,${lesson} (Real),${other}\r\nanna@example.org,5,2\r\n`,
    );
    expect(() => named("Essay")).toThrow(/template\.csv has no column "Essay"; it has Email address, /);
  });
});

const worksheets = {
  en: {
    ...{ id: "Identifier", grade: "Grade", modified: "Last modified (grade)", participant: "Participant " },
    file: [
      'Identifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed","Last modified (grade)","Feedback comments"',
      'Participant 9001,"Anna Ivanova",anna@example.org,"Submitted for grading",,5.00,Yes,-,"- fine"',
      'Participant 9002,"-Борис Петров",boris@example.org,"Submitted for grading",1.00,5.00,Yes,-,',
      'Participant 9003,"Глеб Ёлкин",gleb@example.org,"Submitted for grading",3.00,5.00,Yes,-,',
      'Participant 9004,"Nobody Known",nk@example.org,"No submission",,5.00,Yes,-,',
    ],
  },
  ru: {
    ...{
      id: "Идентификатор",
      grade: "Оценка",
      modified: "Последнее изменение (оценка)",
      participant: "Участник",
    },
    file: [
      'Идентификатор,"Полное имя","Адрес электронной почты",Статус,Оценка,"Максимальная оценка","Оценка может быть изменена","Последнее изменение (оценка)","Отзыв в виде комментария"',
      'Участник9001,"Anna Ivanova",anna@example.org,"Ответ для оценки",,"5,00",Да,-,"- fine"',
      'Участник9002,"-Борис Петров",boris@example.org,"Ответ для оценки","1,00","5,00",Да,-,',
      'Участник9003,"Глеб Ёлкин",gleb@example.org,"Ответ для оценки","3,00","5,00",Да,-,',
      'Участник9004,"Никто Такой",nk@example.org,"Нет ответа",,"5,00",Да,-,',
    ],
  },
};

describe("moodle-worksheet", () => {
  test.each(Object.entries(worksheets))("fills in the worksheet of a site in %s", (_, { file, ...site }) => {
    const { content, report } = made("moodle-worksheet", { file: file.join("\n"), lessons: [lesson] });
    const expected = { 9001: 5, 9002: 2.3, 9003: 3, 9004: null };
    expect(worksheetImport(content, { ...site, max: 5 })).toEqual(expected);
    expect(content).toContain(",- fine\r\n");
    expect(content).toContain(",'-Борис Петров,");
    expect(report).toMatchObject({ graded: 2, absent: ["vera"] });
  });

  test("refuses grades that Moodle would refuse, and converts them", () => {
    const file = worksheets.en.file.join("\n").replaceAll("5.00", "4.00");
    const asked = { file, lessons: [lesson] };
    expect(() => made("moodle-worksheet", asked)).toThrow(
      "template.csv: anna has 5 points, the assignment's maximum in Moodle is 4, which refuses more. The lesson is worth 5: --scale 4 converts",
    );
    const site = { ...worksheets.en, max: 4 };
    expect(worksheetImport(made("moodle-worksheet", { ...asked, scale: 4 }).content, site)["9002"]).toBe(
      1.84,
    );
  });

  test("is of one lesson, has a template, and a column of grades", () => {
    const file = worksheets.en.file.join("\n");
    expect(() => made("moodle-worksheet")).toThrow(
      /give the one that Moodle lets you download with --template/,
    );
    expect(() => made("moodle-worksheet", { file })).toThrow(
      /name its lesson \(there are 01-numbers, 02-letters\)/,
    );
    const odd = { file: file.replace("Grade,", "Punkte,"), lessons: [lesson] };
    expect(() => made("moodle-worksheet", odd)).toThrow(
      /has no column of grades; it has Identifier, .*--column/,
    );
    const named = made("moodle-worksheet", { ...odd, columns: new Map([[lesson, "Punkte"]]) });
    expect(worksheetImport(named.content, { ...worksheets.en, grade: "Punkte", max: 5 })["9001"]).toBe(5);
  });
});

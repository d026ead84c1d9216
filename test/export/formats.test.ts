// Each format against the rules of its importer, from a gradebook with all that happens in a class.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Wish } from "../../src/export/export";
import { FileNames } from "../../src/export/file-names";
import { formats } from "../../src/export/formats";
import { peopleOf } from "../../src/export/people";
import { exportReport, reportLines } from "../../src/export/report";
import { type ClassScores, classScores } from "../../src/export/scores";
import { readTemplate } from "../../src/export/template";
import type { Book } from "../../src/gradebook/book";
import { type Database, openDatabase } from "../../src/gradebook/database";
import { type Standing, standings } from "../../src/gradebook/standing";
import { readRoster } from "../../src/intake/roster";
import { aClass, lesson, other } from "./class";
import { canvasImport, moodleImport, worksheetImport } from "./importers";

let folder: string;
let database: Database;
let book: Book;
let all: Standing[];
let scores: ClassScores;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "svertka-export-"));
  database = await openDatabase(path.join(folder, "gradebook"));
  book = await aClass(database, "svertka");
  all = await standings(book);
  scores = classScores(all, { perDay: 0.1 });
}, 60_000);

afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true });
});

const roster =
  "id,name,email,login\nanna,Anna Ivanova,anna@example.org,aivanova\n17,Борис Петров,boris@example.org,bpetrov\nnew,Нина Новая,nina@example.org,nnova\n";

function wish(more: Partial<Wish> & { file?: string; list?: string; lessons?: string[] } = {}): Wish & {
  unlisted: readonly string[];
} {
  const { file, list, lessons, ...rest } = more;
  const own = lessons ? classScores(all, { perDay: 0.1 }, (name) => lessons.includes(name)) : scores;
  const { people, unlisted } = peopleOf(own, list === undefined ? undefined : readRoster(list));
  const template = file === undefined ? {} : { template: readTemplate(Buffer.from(file), "template.csv") };
  return { scores: own, people, unlisted, columns: new Map(), language: "en", ...template, ...rest };
}

function made(format: keyof typeof formats, more: Parameters<typeof wish>[0] = {}) {
  const asked = wish(more);
  const exported = formats[format].write(asked);
  const report = exportReport(asked, exported, asked.unlisted);
  return { content: exported.content as string, files: exported.content as Map<string, string>, report };
}

describe("the scores", () => {
  test("are the latest verdicts, less lateness, with marks by hand in their place", () => {
    const points = scores.students.map(({ student, lessons }) => [student.key, lessons.get(lesson)?.points]);
    // Борис: 1 × 0.8 + 1.5
    expect(points).toEqual([
      ["17", 2.3],
      ["anna", 5],
      ["dina", undefined],
      ["gleb", undefined],
      ["vera", 0],
    ]);
    expect(scores.lessons.map(({ lesson, max }) => [lesson, max])).toEqual([
      [lesson, 5],
      [other, 5],
    ]);
    expect(scores.students.map(({ ungraded }) => ungraded)).toEqual([[], [], [], [lesson], []]);
  });

  test("of a lesson judged by several versions of its checks are reported", async () => {
    const anna = all.find(({ student }) => student.key === "anna")!;
    const work = anna.work.map((one) => ({ ...one, verdict: { ...one.verdict!, version: "v9" } }));
    const mixed = classScores([...all.filter((one) => one !== anna), { ...anna, work }], "none").mixed;
    expect([mixed, scores.mixed]).toEqual([[lesson], []]);
  });

  test("are of one course", async () => {
    const nowhere = standings(Object.assign(Object.create(book), { course: "nowhere" }));
    await expect(nowhere).rejects.toThrow("the gradebook has no course nowhere; there are svertka");
  });
});

const canvasFile = [
  "Student,ID,SIS User ID,SIS Login ID,Section,Essay (77),Week 1: 01-numbers (78),Current Score",
  '"    Points Possible",,,,,10,5,(read only)',
  ",,,,,Manual Posting,,",
  '"Ivanova, Anna",501,,aivanova,"Group A and Group ""B""",9,,90',
  '"=HYPERLINK(1)",502,17,bp,A,8,4,80',
  '"Елкин, Глеб",503,,gleb@example.org,A,,3,',
  '"Nobody, Known",504,,nk,A,7,1,',
  '"Student, Test",505,,xyz,A,,,',
].join("\r\n");
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

test("the report has names and numbers, long lists cut", () => {
  const many = Array.from({ length: 25 }, (_, at) => `s${at}`);
  const { report } = made("canvas", { file: canvasFile });
  expect(reportLines({ ...report, absent: many }, "out.csv").slice(0, 3)).toEqual([
    `2 students with grades in out.csv: ${lesson}, ${other}`,
    `left out, on no row of the file (25): ${many.slice(0, 20).join(", ")}, … 5 more`,
    "rows of nobody in the gradebook (1): Nobody, Known",
  ]);
});

test("late work that loses nothing, and files of no lesson, are told of", async () => {
  const stray = { student: "dina", lesson: undefined, content: "x", file: "dina/x.ipynb", readable: false };
  const late = await aClass(database, "late");
  await late.register([{ key: "dina", name: "Дина" }], [{ ...stray, time: new Date(), daysLate: 0 }]);
  const own = classScores(await standings(late), "none");
  const asked = { ...wish(), scores: own, people: peopleOf(own, undefined).people };
  expect(exportReport(asked, formats.csv.write(asked), []).remarks).toEqual([
    "late work that loses nothing: 1; --late per-day=10% is the rule that svertka grade has",
    "dina handed in files of no lesson: dina/x.ipynb",
  ]);
});

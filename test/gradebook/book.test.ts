// The gradebook on both databases: what is entered comes back, nothing twice, nothing by half.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Attempt, Book, type Judging } from "../../src/gradebook/book";
import { chosen } from "../../src/gradebook/chosen";
import { type Database, openDatabase } from "../../src/gradebook/database";
import { keptRuns } from "../../src/gradebook/kept";
import { historyOf, override, overridesOf } from "../../src/gradebook/overrides";
import { withoutPassword } from "../../src/gradebook/server";
import type { Verdict } from "../../src/gradebook/verdict";
import { Desk, type Work } from "../../src/grading/desk";
import type { Submission } from "../../src/grading/submissions";
import { postgres } from "../system";
import { type Server, startServer } from "./server.mjs";

const text = (words: string) => ({ en: words, ru: `${words} — по-русски` });

const verdict: Verdict = {
  exercises: [
    {
      ...{ id: "01-double", points: 1.5, max: 3, status: "partial" },
      checks: [
        { name: text("first"), audience: "public", points: 1.5, max: 1.5, status: "passed" },
        {
          ...{ name: text("second"), audience: "grader", points: 0, max: 1.5, status: "not run" },
          ...{ message: text("why"), hint: text("how"), mistake: "forgot + 1" },
          parts: [{ name: text("size"), outcome: "wrong", quote: "it grows", text: text("count") }],
        },
      ],
    },
    { id: "01-swap", points: 0, max: 1, status: "empty", checks: [] },
  ],
  notes: [text("note"), text("again")],
};

const anna: Attempt = {
  ...{ student: "anna", lesson: "01-numbers", content: "a1", file: "anna/work.ipynb" },
  ...{ readable: true, time: new Date("2026-10-01T12:00Z"), daysLate: 0 },
};

const judging = (attempt: Attempt, checks = "v1") => ({
  ...{ attempt, checks, exercises: { "01-double": `${checks} double` } },
});
const entry = (of: Judging, found: Verdict = verdict) => ({
  ...{ judging: of, verdict: found, started: new Date("2026-10-02T12:00Z") },
});

describe.each([
  ["embedded", true],
  ["on a server", postgres !== undefined],
])("the gradebook %s", (kind, isThere) => {
  describe.skipIf(!isThere)("", () => {
    let server: Server | undefined;
    let folder: string;
    let where: string;
    let database: Database;
    let courses = 0;

    beforeAll(async () => {
      folder = mkdtempSync(path.join(tmpdir(), "svertka-book-"));
      if (kind !== "embedded") server = await startServer();
      where = server?.url ?? path.join(folder, "gradebook");
      database = await openDatabase(where);
    }, 120_000);

    afterAll(async () => {
      await database?.close();
      await server?.stop();
      rmSync(folder, { recursive: true });
    }, 60_000);

    /** A course of its own for each test. */
    async function newBook(...attempts: Attempt[]): Promise<Book> {
      const book = new Book(database, `course ${++courses}`);
      const students = attempts.map(({ student }) => ({ key: student, name: student }));
      await book.register(students, attempts);
      return book;
    }

    async function count(table: "attempts" | "runs", course: string): Promise<number> {
      const runs = table === "runs" ? "join runs on attempt_id = attempts.id" : "";
      const [row] = await database.query<{ n: number }>(
        `select count(*)::integer as n from attempts ${runs} join students on students.id = student_id
         join courses on courses.id = course_id where courses.name = $1`,
        [course],
      );
      return row!.n;
    }

    test("gives back what was entered, in both languages", async () => {
      const book = await newBook(anna);
      expect(await book.verdicts([judging(anna)])).toEqual([undefined]);
      await book.enter([entry(judging(anna))]);
      expect(await book.verdicts([judging(anna, "v2"), judging(anna)])).toEqual([undefined, verdict]);
    });

    test("keeps texts that no database likes", async () => {
      const book = await newBook(anna);
      const strange = { exercises: [], notes: [text("a\0b\ud800c \\u0000 'd' $1")] };
      await book.enter([entry(judging(anna), strange)]);
      const [back] = await book.verdicts([judging(anna)]);
      expect(back?.notes[0]?.en).toBe("a\ufffdb\ufffdc \\u0000 'd' $1");
    });

    test("has one attempt for the same content, and every other one, too", async () => {
      const later = { ...anna, content: "a2", file: "anna/new.ipynb", time: new Date("2026-10-03T12:00Z") };
      const book = await newBook(anna, later, { ...anna, file: "anna/copy.ipynb", daysLate: 2 });
      await book.register([{ key: "anna", name: "Anna", login: "a" }], [later]);
      expect(await count("attempts", book.course)).toBe(2);
      const rows = await database.query<{ content: string; file: string; days_late: number; name: string }>(
        `select content, file, days_late, students.name from attempts join students on students.id = student_id
         join courses on courses.id = course_id where courses.name = $1 order by content`,
        [book.course],
      );
      expect(rows).toEqual([
        { content: "a1", file: "anna/copy.ipynb", days_late: 2, name: "Anna" },
        { content: "a2", file: "anna/new.ipynb", days_late: 0, name: "Anna" },
      ]);
    });

    test("says which attempt counts: the last in time that can be read", async () => {
      const time = new Date("2026-10-05T12:00Z");
      const book = await newBook(
        { ...anna, content: "a2", time: new Date("2026-10-03T12:00Z") },
        anna,
        { ...anna, content: "broken", readable: false, time },
        { ...anna, student: "boris", content: "b", lesson: undefined, time },
      );
      const rows = await database.query<{ content: string }>(`select content from (${chosen}) as chosen`, [
        book.course,
      ]);
      expect(rows).toEqual([{ content: "a2" }]);
    });

    test("keeps the first verdict by the same checks, unless it is judged again", async () => {
      const book = await newBook(anna);
      const other = { ...verdict, notes: [] };
      await book.enter([entry(judging(anna))]);
      await book.enter([entry(judging(anna), other)]);
      expect(await book.verdicts([judging(anna)])).toEqual([verdict]);
      await book.enter([entry(judging(anna), other)], true);
      expect(await book.verdicts([judging(anna)])).toEqual([other]);
      expect(await count("runs", book.course)).toBe(1);
    });

    test("has nothing of a verdict that could not be entered whole", async () => {
      const book = await newBook(anna);
      const wrong = {
        ...verdict,
        exercises: [...verdict.exercises, { ...verdict.exercises[0]!, status: "odd" }],
      };
      await expect(book.enter([entry(judging(anna), wrong as Verdict)])).rejects.toThrow();
      expect(await book.verdicts([judging(anna)])).toEqual([undefined]);
      expect(await count("runs", book.course)).toBe(0);
    });

    test("is entered once however many graders enter at once", async () => {
      const book = await newBook(anna);
      await Promise.all(Array.from({ length: 8 }, () => book.enter([entry(judging(anna))])));
      expect(await count("runs", book.course)).toBe(1);
      expect(await book.verdicts([judging(anna)])).toEqual([verdict]);
    });

    test("enters many verdicts or, if one cannot be entered, none", async () => {
      const book = await newBook(anna);
      const nobody = entry(judging({ ...anna, student: "nobody" }));
      await expect(book.enter([entry(judging(anna)), nobody])).rejects.toThrow(
        "the gradebook has no attempt anna/work.ipynb of nobody",
      );
      expect(await count("runs", book.course)).toBe(0);
    });

    test("knows the last run of what counts, and which version of which checks is behind it", async () => {
      const later = { ...anna, content: "a2", time: new Date("2026-10-03T12:00Z"), daysLate: 2 };
      const book = await newBook(anna, later, { ...anna, student: "boris" });
      await book.enter([entry(judging(anna))]);
      await book.enter([entry(judging(later)), entry(judging(later, "v2"))]);
      expect(await keptRuns(book)).toEqual([
        {
          ...{ student: "anna", lesson: "01-numbers", content: "a2", file: "anna/work.ipynb", daysLate: 2 },
          ...{ checks: "v2", versions: { "01-double": "v2 double", "01-swap": null }, verdict },
        },
      ]);
    });

    test("keeps marks by hand with who, when and why; the last counts, whatever is judged later", async () => {
      const book = await newBook(anna, { ...anna, student: "boris" });
      const mark = { student: "anna", lesson: "01-numbers", exercise: "01-double", who: "vera" };
      await book.enter([entry(judging(anna))]);
      await override(book, { ...mark, points: 2, why: "the idea is right" });
      await override(book, { ...mark, points: 2.5, why: "so is the sign" });
      await override(book, { ...mark, student: "boris", points: 0, why: "copied" });
      await book.enter([entry(judging(anna, "v2"))]);
      await book.enter([entry(judging(anna))], true);
      const marks = await overridesOf(book);
      expect(marks.map(({ student, points, who, why }) => [student, points, who, why])).toEqual([
        ["anna", 2.5, "vera", "so is the sign"],
        ["boris", 0, "vera", "copied"],
      ]);
      expect(Math.abs(Date.now() - marks[0]!.time.getTime())).toBeLessThan(60_000);
      await override(book, { ...mark, student: "boris", points: undefined, why: "it was the other Boris" });
      expect((await overridesOf(book)).map(({ student }) => student)).toEqual(["anna"]);
      expect((await historyOf(book)).map(({ points }) => points)).toEqual([2, 2.5, 0, undefined]);
      await override(book, { ...mark, student: "boris", points: 1, why: "after all" });
      expect((await overridesOf(book)).map(({ points }) => points)).toEqual([2.5, 1]);
      expect(await overridesOf(await newBook(anna))).toEqual([]);
    });

    test("refuses a mark for nobody, or on what nobody handed in", async () => {
      const book = await newBook(anna);
      const mark = {
        student: "anna",
        lesson: "01-numbers",
        exercise: "01-double",
        points: 1,
        who: "v",
        why: "w",
      };
      await expect(override(book, { ...mark, student: "ana" })).rejects.toThrow(
        `no student ana among the 1 of the course ${book.course}: anna`,
      );
      await expect(override(book, { ...mark, lesson: "02-more" })).rejects.toThrow(
        /nobody handed in 02-more/,
      );
      expect(await historyOf(book)).toEqual([]);
    });

    test("is migrated once, and again changes nothing", async () => {
      if (!server) {
        await database.close();
        database = await openDatabase(where);
      } else {
        await Promise.all([1, 2, 3].map(async () => (await openDatabase(where)).close()));
      }
      expect(await database.query("select number from migrations order by number")).toEqual(
        [1, 2, 3, 4, 5, 6, 7].map((number) => ({ number })),
      );
    });

    test("a newer gradebook is not touched", async () => {
      await database.query("insert into migrations (number) values (99)");
      if (!server) await database.close();
      await expect(openDatabase(where)).rejects.toThrow(
        /has tables of version 99, this Svertka knows 7: update it/,
      );
      if (!server) return;
      await database.query("delete from migrations where number = 99");
    });
  });
});

test("an embedded gradebook that was killed while it was made is made anew", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "svertka-half-"));
  const where = path.join(folder, "gradebook");
  mkdirSync(path.join(where, "base"), { recursive: true });
  writeFileSync(path.join(where, "PG_VERSION"), "18");
  writeFileSync(`${where}.making`, "");
  const database = await openDatabase(where);
  expect(await database.query("select number from migrations order by number")).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((number) => ({ number })),
  );
  await database.close();
  expect(readdirSync(folder)).toEqual(["gradebook"]);
  rmSync(folder, { recursive: true });
}, 120_000);

describe.skipIf(!postgres)("two graders at one server", () => {
  let server: Server;

  beforeAll(async () => {
    server = await startServer();
  }, 60_000);

  afterAll(() => server?.stop());

  test("share the work: everything is judged once, and both have all verdicts", async () => {
    const attempts = Array.from({ length: 12 }, (_, index) => ({ ...anna, student: `student ${index}` }));
    const work = attempts.map(
      (attempt, index): Work => ({
        index,
        submission: {} as Submission,
        exercises: [],
        judging: judging(attempt),
      }),
    );
    const judged: string[] = [];
    const grader = async () => {
      const database = await openDatabase(server.url);
      const book = new Book(database, "shared");
      await book.register(
        attempts.map(({ student }) => ({ key: student, name: student })),
        attempts,
      );
      const desk = new Desk(work, book);
      const verdicts = new Map((await desk.known()).map(([{ index }, known]) => [index, known]));
      for (;;) {
        const next = await desk.next(new AbortController().signal);
        if (!next) break;
        const judge = async () => {
          await new Promise((resolve) => setTimeout(resolve, 20));
          judged.push(next.judging.attempt.student);
          return verdict;
        };
        verdicts.set(next.index, await desk.judged(next, judge));
      }
      await database.close();
      return { verdicts, left: desk.left };
    };
    const graders = await Promise.all([grader(), grader(), grader()]);
    expect(judged.sort()).toEqual(attempts.map(({ student }) => student).sort());
    for (const { verdicts, left } of graders) {
      expect(left).toBe(0);
      expect([...verdicts.values()]).toEqual(attempts.map(() => verdict));
    }
  });

  test("what a grader had claimed is free once it is gone", async () => {
    const [one, other] = [await openDatabase(server.url), await openDatabase(server.url)];
    expect(await one.claim("anna")).toBe(true);
    expect(await other.claim("anna")).toBe(false);
    await one.close();
    await expect.poll(() => other.claim("anna")).toBe(true);
    await other.close();
  });
});

test("a server that does not answer is named without its password", async () => {
  await expect(openDatabase("postgres://grader:secret@127.0.0.1:9/course")).rejects.toThrow(
    /^the gradebook at postgres:\/\/grader@127\.0\.0\.1:9\/course cannot be opened: .*ECONNREFUSED/,
  );
  expect(withoutPassword("postgres://db/x?user=a&password=secret&ssl=1")).toBe(
    "postgres://db/x?user=a&password=…&ssl=1",
  );
});

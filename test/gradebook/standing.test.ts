// Where a class stands, from both databases.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { answersOf } from "../../src/gradebook/answers";
import { openDatabase } from "../../src/gradebook/database";
import { standings } from "../../src/gradebook/standing";
import { aClass, lesson, other } from "../export/class";
import { postgres } from "../system";
import { startServer } from "./server.mjs";

describe.each([
  ["embedded", true],
  ["on a server", postgres !== undefined],
])("the standing %s", (kind, isThere) => {
  test.skipIf(!isThere)(
    "has of each student the work that counts, its latest verdict, and the marks by hand",
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), "svertka-standing-"));
      const server = kind === "embedded" ? undefined : await startServer();
      const database = await openDatabase(server?.url ?? path.join(folder, "gradebook"));
      try {
        const book = await aClass(database, "svertka");
        await aClass(database, "another course");
        const attempt = { student: "dina", lesson: undefined, content: "x", file: "x.ipynb" };
        const language = "ru" as const;
        const again = { ...attempt, lesson, readable: false, time: new Date(), daysLate: 0, language };
        await book.register([], [again, { ...again, lesson: undefined }]);
        const all = await standings(book);
        const short = all.map(({ student, work, marks, strays }) => ({
          student: student.key,
          work: work.map((one) => [one.lesson, one.verdict?.version, one.language]),
          points: work[0]?.verdict?.exercises.map(({ points }) => points),
          marks: marks.map(({ exercise, points }) => [exercise, points]),
          strays,
        }));
        const nothing = { points: undefined, marks: [], strays: [] };
        expect(short).toEqual([
          {
            ...{ student: "17", work: [[lesson, "v1", undefined]], points: [1, 2] },
            ...{ marks: [["01-swap", 1.5]], strays: [] },
          },
          {
            ...nothing,
            ...{ student: "anna", points: [3, 2] },
            work: [
              [lesson, "v1", undefined],
              [other, "v1", undefined],
            ],
          },
          { ...nothing, student: "dina", work: [[lesson, undefined, "ru"]], strays: ["x.ipynb"] },
          { ...nothing, student: "gleb", work: [[lesson, undefined, undefined]] },
          { ...nothing, student: "vera", work: [[lesson, undefined, undefined]] },
        ]);
        expect(all[0]!.student).toEqual({ key: "17", name: "Борис Петров", email: "boris@example.org" });
        // Anna's answers to what counts; those of the others were graded before answers were kept.
        const answer = await answersOf(book);
        expect(answer("anna", "01-double")).toEqual({
          exercise: "01-double",
          code: "2 * x",
          doubtful: false,
        });
        expect(answer("anna", "01-swap")).toEqual({
          ...{ exercise: "01-swap", code: "", words: "null", doubtful: true },
        });
        expect(answer("17", "01-double")).toBeUndefined();
        expect(all[0]!.work[0]).toMatchObject({ daysLate: 2, time: new Date("2026-10-03T08:30:00.250Z") });
      } finally {
        await database.close();
        await server?.stop();
        rmSync(folder, { recursive: true });
      }
    },
    120_000,
  );
});

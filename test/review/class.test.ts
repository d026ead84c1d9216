// What the page knows of a class, on both databases.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Book } from "../../src/gradebook/book";
import { commonMistakes } from "../../src/gradebook/mistakes";
import { override } from "../../src/gradebook/overrides";
import type { CheckVerdict } from "../../src/gradebook/verdict";
import { classOf, lessonsOf, total } from "../../src/review/class";
import { markSeen, submissionOf } from "../../src/review/submission";
import { type Server, startServer } from "../gradebook/server.mjs";
import { postgres } from "../system";
import { enterClass, type Kept, keepClass, lesson } from "./gradebook";

describe.each([
  ["embedded", true],
  ["on a server", postgres !== undefined],
])("a class %s", (kind, isThere) => {
  describe.skipIf(!isThere)("", { timeout: 60_000 }, () => {
    let server: Server | undefined;
    let kept: Kept;

    beforeAll(async () => {
      if (kind !== "embedded") server = await startServer();
      kept = await keepClass(server?.url);
    }, 120_000);

    afterAll(async () => {
      await kept?.remove();
      await server?.stop();
    }, 60_000);

    const work = async (student: string, late: Parameters<typeof classOf>[1] = "none") =>
      (await classOf(kept.book, late)).rows.find((row) => row.student === student)?.works.get(lesson);

    test("has everybody, with the attempt that counts, and who handed in nothing", async () => {
      const { rows, lessons } = await classOf(kept.book, "none");
      expect(rows.map(({ works }) => works.size).sort()).toEqual([0, 1, 1, 1]);
      expect([...lessons.get(lesson)!]).toEqual([
        ["01-double", 3],
        ["01-why", 4],
      ]);
      expect((await submissionOf(kept.book, "anna", lesson, "none"))?.earlier).toMatchObject([
        { file: "anna/old.ipynb" },
      ]);
      expect(await submissionOf(kept.book, "vera", lesson, "none")).toBeUndefined();
    });

    test("takes off what lateness costs, and says what the checks gave", async () => {
      const { scores, daysLate } = (await work("boris", { perDay: 0.25 }))!;
      expect(daysLate).toBe(2);
      expect(scores.map(({ points, judged }) => [points, judged])).toEqual([
        [0, 0],
        [0.5, 1],
      ]);
    });

    test("shows points by hand in place of the checks' and of lateness", async () => {
      await override(kept.book, {
        ...{ student: "boris", lesson, exercise: "01-double", points: 2.5, who: "vera", why: "nearly" },
      });
      const { scores } = (await work("boris", "zero"))!;
      expect(scores[0]).toMatchObject({ points: 2.5, judged: 0, mark: { who: "vera", why: "nearly" } });
      expect(total(scores)).toBe(2.5);
    });

    test("keeps what was written, and what is worth a look", async () => {
      const boris = (await submissionOf(kept.book, "boris", lesson, "none"))!;
      expect(boris.answers.get("01-double")?.code).toBe("const double = (x: number) => 2 * x + 1;");
      expect(boris.notes).toMatchObject([{ en: "01-double: loads fs", look: true }]);
      expect(boris.work.looks).toBe(true);
      expect((await work("anna"))?.looks).toBe(false);
      expect(boris.checks.get("01-double")).toMatchObject([{ mistake: "off by one", status: "failed" }]);
    });

    test("a doubtful answer asks for a human until one has looked, or set its points", async () => {
      const doubtful = async (student: string) =>
        (await work(student))!.scores.map((score) => score.doubtful);
      expect(await doubtful("anna")).toEqual([false, true]);
      const { attempt } = (await work("anna"))!;
      await markSeen(kept.book, [{ attempt, exercise: "01-why" }], "vera");
      await markSeen(kept.book, [{ attempt, exercise: "01-why" }], "gleb");
      expect(await doubtful("anna")).toEqual([false, false]);
      expect((await work("anna"))!.scores[1]).toMatchObject({ points: 4, judged: 4 });
      expect(await kept.database.query("select who from seen")).toEqual([{ who: "vera" }]);
    });

    test("a submission knows who comes before and after it among those who handed in, and its own marks alone", async () => {
      const { rows } = await classOf(kept.book, "none");
      const there = rows.filter(({ works }) => works.has(lesson)).map(({ student }) => student);
      expect(there).toHaveLength(3);
      const all = await Promise.all(there.map((one) => submissionOf(kept.book, one, lesson, "none")));
      expect(all.map((one) => [one!.before?.student, one!.person.student, one!.after?.student])).toEqual([
        [undefined, there[0], there[1]],
        [there[0], there[1], there[2]],
        [there[1], there[2], undefined],
      ]);
      expect(all.map((one) => one!.work)).toEqual(
        there.map((one) => rows.find(({ student }) => student === one)!.works.get(lesson)),
      );
      expect(all.map((one) => one!.marks.length)).toEqual(there.map((one) => (one === "boris" ? 1 : 0)));
    });

    test("knows which mistakes at least two made, by their hints, by what words leave out, by what checks said", async () => {
      const text = (en: string) => ({ en, ru: `${en} (по-русски)` });
      const check = (more: Partial<CheckVerdict>): CheckVerdict => ({
        ...{ name: text("a"), audience: "public", points: 0, max: 1, status: "failed", ...more },
      });
      const typical = check({ mistake: "off by one", hint: text("Count again."), message: text("got 1") });
      const said = check({ message: text("too late"), hint: text("Wait.") });
      const [missing, wrong] = (["missing", "wrong"] as const).map((outcome) => ({
        name: text("why"),
        outcome,
      }));
      const right = { name: text("how"), outcome: "right" as const };
      const class_: Record<string, CheckVerdict[]> = {
        a: [typical, typical, check({ parts: [right, missing!] })],
        b: [{ ...typical, message: text("got 2") }, said, check({ parts: [right, missing!] })],
        c: [typical, said, check({ parts: [right, wrong!], message: text("not all") })],
        d: [check({ message: text("alone") }), check({ status: "passed", points: 1 })],
        e: [check({ status: "not run", message: text("empty") })],
        f: [check({ status: "not run", message: text("empty") }), check({ parts: [wrong!] })],
      };
      const book = new Book(kept.database, "mistakes");
      const attempt = { lesson, content: "x", file: "x", readable: true, daysLate: 0, time: new Date() };
      const attempts = Object.keys(class_).map((student) => ({ ...attempt, student }));
      await book.register(
        attempts.map(({ student }) => ({ key: student, name: student })),
        attempts,
      );
      await book.enter(
        attempts.map((one) => ({
          judging: { attempt: one, checks: "v1", exercises: {} },
          verdict: {
            exercises: [
              { id: "01-x", points: 0, max: 3, status: "failed" as const, checks: class_[one.student]! },
            ],
            notes: [],
          },
          started: new Date(),
        })),
      );
      const found = await commonMistakes(book);
      expect(found[0]).toEqual({ exercise: "01-x", text: text("Count again."), students: 3 });
      expect(
        found
          .slice(1)
          .map(({ text: { en, ru }, students }) => [en, ru, students])
          .sort(),
      ).toEqual([
        ["too late", "too late (по-русски)", 2],
        ["why: not said", "why (по-русски): не сказано", 2],
        ["why: wrong", "why (по-русски): неверно", 2],
      ]);
    });

    test("knows nothing of another course", async () => {
      const other = new Book(kept.database, "other");
      await enterClass(other);
      const workThere = async (student: string) =>
        (await classOf(other, "none")).rows.find((row) => row.student === student)!.works.get(lesson)!;
      const { attempt } = await workThere("anna");
      expect((await submissionOf(other, "anna", lesson, "none"))?.work.attempt).toBe(attempt);
      expect((await classOf(other, "none", lesson)).rows).toHaveLength(4);
      expect(await lessonsOf(other)).toEqual([lesson]);
      expect(await lessonsOf(new Book(kept.database, "nothing"))).toEqual([]);
      await markSeen(kept.book, [{ attempt, exercise: "01-why" }], "vera");
      expect((await workThere("anna")).scores[1]?.doubtful).toBe(true);
      expect((await workThere("boris")).scores[0]?.mark).toBeUndefined();
    });
  });
});

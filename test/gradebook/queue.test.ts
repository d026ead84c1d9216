// The queue between graders and workers, on a real server.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Attempt, Book } from "../../src/gradebook/book";
import { type Database, openDatabase } from "../../src/gradebook/database";
import { Queue, type Taken } from "../../src/gradebook/queue";
import { postgres } from "../system";
import { type Server, startServer } from "./server.mjs";

const attempt = (student: string): Attempt => ({
  ...{ student, lesson: "01-numbers", content: `of ${student}`, file: `${student}.ipynb` },
  ...{ readable: true, time: new Date("2026-10-01T12:00Z"), daysLate: 0 },
});
const judging = (student: string) => ({ attempt: attempt(student), checks: "v1", exercises: {} });
const order = (student: string, submission = `work of ${student} \0\ud800`) => ({
  ...{ judging: judging(student), submission },
});
const verdict = { exercises: [], notes: [] };

describe.skipIf(!postgres)("the queue", () => {
  let server: Server;
  let database: Database;
  let queue: Queue;
  let book: Book;
  let courses = 0;

  beforeAll(async () => {
    server = await startServer();
    database = await openDatabase(server.url);
    queue = await Queue.open(database);
  }, 120_000);

  beforeEach(async () => {
    await database.query("delete from waiting");
    for (let left = await queue.take(["v1"]); left; left = await queue.take(["v1"])) await queue.finish(left);
    book = new Book(database, `course ${++courses}`);
    const students = ["anna", "boris"];
    await book.register(
      students.map((key) => ({ key, name: key })),
      students.map(attempt),
    );
  });

  afterAll(async () => {
    await queue?.close();
    await database?.close();
    await server?.stop();
  }, 60_000);

  const states = async () =>
    Object.fromEntries((await queue.unfinished(book.course)).map(({ student, state }) => [student, state]));

  test("gives out each order once, and has nothing of it when it is judged", async () => {
    await queue.put(book, [order("anna"), order("boris")], false);
    expect(await states()).toEqual({ anna: "waiting", boris: "waiting" });
    const all = [await queue.take(["v1"]), await queue.take(["v1"])] as [Taken, Taken];
    expect(await queue.take(["v1"])).toBeUndefined();
    expect(all.map(({ student }) => student).sort()).toEqual(["anna", "boris"]);
    const anna = all.find(({ student }) => student === "anna")!;
    expect(anna).toMatchObject({
      ...{ course: book.course, lesson: "01-numbers", content: "of anna", file: "anna.ipynb" },
      ...{ checks: "v1", again: false, submission: "work of anna \0\ufffd" },
    });
    await book.enter([{ judging: judging("anna"), verdict, started: new Date() }]);
    expect(await states()).toEqual({ boris: "active" });
    await queue.finish(anna);
    expect(await database.query("select * from waiting")).toHaveLength(1);
  });

  test("puts nothing twice, however many put it at once, and forgets what a grader judged itself", async () => {
    const other = await Queue.open(database);
    await Promise.all([queue, other, queue].map((one) => one.put(book, [order("anna")], false)));
    const taken = await queue.take(["v1"]);
    await queue.put(book, [order("anna")], false);
    expect(await queue.take(["v1"])).toBeUndefined();
    await queue.giveBack(taken!);
    await book.enter([{ judging: judging("anna"), verdict, started: new Date() }]);
    expect(await queue.take(["v1"])).toBeUndefined();
    expect(await states()).toEqual({});
    await other.close();
  });

  test("gives what a gone worker had to another one, and leaves what a living one has", async () => {
    await queue.put(book, [order("anna"), order("boris")], false);
    const [first, second] = [(await queue.take(["v1"]))!, (await queue.take(["v1"]))!];
    const others = await openDatabase(server.url);
    const living = new Book(others, book.course);
    const claims = [judging(first.student), judging(second.student)] as const;
    expect(await living.claim(claims[0])).toBe(true);
    await database.query(
      "update pgboss.job set started_on = now() - interval '1 minute' where state = 'active'",
    );
    await queue.reclaim();
    expect(await states()).toEqual({ [first.student]: "active", [second.student]: "waiting" });
    expect((await queue.take(["v1"]))?.student).toBe(second.student);
    await others.close();
    await expect
      .poll(async () => {
        await queue.reclaim();
        return (await states())[first.student];
      })
      .toBe("waiting");
  });

  test("gives up what every worker breaks at, until it is put anew", async () => {
    await queue.put(book, [order("anna")], false);
    let tries = 0;
    for (let taken = await queue.take(["v1"]); taken && tries < 100; taken = await queue.take(["v1"])) {
      tries++;
      await queue.giveUp(taken, new Error("it broke"));
    }
    expect(tries).toBe(11);
    expect(await states()).toEqual({ anna: "failed" });
    await queue.put(book, [order("anna", "the same, later")], true);
    expect(await states()).toEqual({ anna: "waiting" });
    expect(await queue.take(["v1"])).toMatchObject({ submission: "the same, later", again: true });
  });

  test("what is given back for later comes later, and how often it was given back does not count", async () => {
    await queue.put(book, [order("anna")], false);
    const taken = (await queue.take(["v1"]))!;
    await queue.giveBack(taken, 3600);
    expect(await queue.take(["v1"])).toBeUndefined();
    expect(await states()).toEqual({ anna: "waiting" });
    for (let times = 0; times < 20; times++) {
      await database.query(
        "update pgboss.job set start_after = now() - interval '1 s' where state < 'active'",
      );
      await queue.giveBack((await queue.take(["v1"]))!);
    }
    expect(await states()).toEqual({ anna: "waiting" });
  });

  test("gives a worker only what comes from its checks, and tells of the rest", async () => {
    const newer = { ...order("boris"), judging: { ...judging("boris"), checks: "v2" } };
    await queue.put(book, [order("anna"), newer], false);
    expect((await queue.take(["v2", "v3"]))?.student).toBe("boris");
    expect(await queue.take(["v2", "v3"])).toBeUndefined();
    expect(await queue.foreign(["v1", "v2"])).toEqual([]);
    expect(await queue.foreign(["v3"])).toEqual(["01-numbers"]);
    expect((await queue.take(["v1"]))?.student).toBe("anna");
  });

  test("tells whether there are workers", async () => {
    expect(await queue.hasWorkers()).toBe(false);
    const others = await openDatabase(server.url);
    const other = await Queue.open(others);
    await other.attend();
    expect(await queue.hasWorkers()).toBe(true);
    await other.close();
    await others.close();
    await expect.poll(() => queue.hasWorkers()).toBe(false);
  });
});

// The command, interrupted in every way: what is graded stays, and the next run goes on from there.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/gradebook/database";
import { home } from "../../src/grading/packages";
import { emptyFolder } from "../grading/handed-in";
import { bubblewrap, postgres } from "../system";
import { endure, gradeOnce, rowsOf } from "./endurance.mjs";
import { benchOf, commandOf, isJudging } from "./process";
import { type Server, startServer } from "./server.mjs";

const lesson = "01-convolution-arithmetic";
const kills = 3;

describe.skipIf(!bubblewrap)("an interrupted grading", () => {
  let folder: string;
  let places: string[];
  let where: string;
  let expected: string[];
  let empty: string;
  let longest = 0;

  beforeAll(async () => {
    folder = emptyFolder();
    places = [path.join(folder, "class")];
    const shelf = (kind: string) => path.join(path.dirname(home), kind, "en", `${lesson}.ipynb`);
    for (const [student, kind] of Object.entries({
      anna: "solutions",
      boris: "exercises",
      vera: "solutions",
    })) {
      mkdirSync(path.join(places[0]!, student), { recursive: true });
      cpSync(shelf(kind), path.join(places[0]!, student, `${lesson}.ipynb`));
    }
    writeFileSync(path.join(places[0]!, "broken.ipynb"), "{");
    where = path.join(folder, "gradebook");
    // Making a database takes longer than this class: each gradebook begins as a copy.
    empty = path.join(folder, "empty");
    await (await openDatabase(empty)).close();
    cpSync(empty, where, { recursive: true });
    const start = Date.now();
    await gradeOnce(places, where);
    longest = Date.now() - start;
    expected = await rowsOf(where);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }), 60_000);

  test("had entered every student, attempt and check", () => {
    const count = (table: string) => expected.filter((row) => row.startsWith(`${table} `)).length;
    expect(["students", "attempts", "runs", "scores"].map(count)).toEqual([4, 4, 3, 15]);
    expect(count("results")).toBe(30);
  });

  test("runs nothing twice, and prints the same", async () => {
    const again = await gradeOnce(places, where);
    expect(again.errors).toBe(
      "3 of 4 submissions were graded before with the same content and checks (--again runs them anew)\n",
    );
    const students = (JSON.parse(again.output) as { students: { student: string; total: number }[] })
      .students;
    expect(students.map(({ student, total }) => [student, total])).toEqual([
      ["anna", 14],
      ["boris", 0],
      ["broken", 0],
      ["vera", 14],
    ]);
    expect(await rowsOf(where)).toEqual(expected);
  }, 60_000);

  test("goes on after Ctrl-C, which says how far it is", async () => {
    const book = path.join(folder, "stopped");
    cpSync(empty, book, { recursive: true });
    const args = [path.join(home, "bin", "svertka.js"), "grade", ...places, "--database", book];
    const grader = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    grader.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    await expect.poll(() => isJudging(grader.pid!), { timeout: 60_000, interval: 20 }).toBe(true);
    grader.kill("SIGINT");
    expect(await new Promise((resolve) => grader.on("close", resolve))).toBe(130);
    expect(errors).toMatch(
      /svertka: stopped; \d of 4 are in the gradebook .*stopped, the same command goes on from there\n$/,
    );
    await gradeOnce(places, book);
    expect(await rowsOf(book)).toEqual(expected);
  }, 120_000);

  const begun = async (name: string) => {
    const book = path.join(folder, name);
    cpSync(empty, book, { recursive: true });
    const args = [path.join(home, "bin", "svertka.js"), "grade", ...places, "--database", book];
    const stdio = ["ignore", "ignore", "pipe"] as const;
    const grader = spawn(process.execPath, args, { stdio: [...stdio], detached: true });
    let errors = "";
    grader.stderr!.on("data", (chunk) => {
      errors += chunk;
    });
    const closed = new Promise((resolve) => grader.on("close", resolve));
    await expect.poll(() => isJudging(grader.pid!), { timeout: 60_000, interval: 20 }).toBe(true);
    return { book, pid: grader.pid!, bench: benchOf(grader.pid!)!, closed, errors: () => errors };
  };

  test("takes no Ctrl-C, which goes to all processes of a terminal, for a student's crash", async () => {
    const { book, pid, closed } = await begun("terminal");
    process.kill(-pid, "SIGINT");
    expect(await closed).toBe(130);
    await gradeOnce(places, book);
    expect(await rowsOf(book)).toEqual(expected);
  }, 120_000);

  test("leaves no process that judges when it is killed", async () => {
    const { pid, bench } = await begun("alone");
    process.kill(pid, "SIGKILL");
    await expect.poll(() => commandOf(bench), { timeout: 30_000 }).toBe("");
  }, 120_000);

  test("says so when the process that judges is killed, and goes on", async () => {
    const { book, bench, closed, errors } = await begun("without");
    process.kill(bench, "SIGKILL");
    expect(await closed).toBe(1);
    expect(errors()).toMatch(/svertka: the process that judges ended: SIGKILL\n$/);
    await gradeOnce(places, book);
    expect(await rowsOf(book)).toEqual(expected);
  }, 120_000);

  test(`loses nothing by ${kills} kills at random moments`, async () => {
    const newBook = (round: number) => {
      const book = path.join(folder, `killed-${round}`);
      cpSync(empty, book, { recursive: true });
      return book;
    };
    await endure(places, { expected, kills, longest, newBook });
  }, 300_000);

  describe.skipIf(!postgres)("on a server", () => {
    let server: Server;

    beforeAll(async () => {
      server = await startServer();
    }, 60_000);

    afterAll(() => server?.stop());

    test(`loses nothing either, with two graders of which one is killed`, async () => {
      const [first] = await Promise.all([
        gradeOnce(places, server.url),
        gradeOnce(places, server.url, longest / 2),
      ]);
      expect(JSON.parse(first.output)).toHaveProperty("students");
      expect(await rowsOf(server.url)).toEqual(expected);
    }, 120_000);
  });
});

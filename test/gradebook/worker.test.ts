// Many machines: workers and graders as processes of their own, at one real server, stopped and killed meanwhile.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/gradebook/database";
import { home } from "../../src/grading/packages";
import { emptyFolder } from "../grading/handed-in";
import { bubblewrap, postgres } from "../system";
import { endureWorkers, gradeOnce, newDatabase, rowsOf } from "./endurance.mjs";
import { isJudging } from "./process";
import { type Server, startServer } from "./server.mjs";
import { Worker } from "./workers";

const program = path.join(home, "bin", "svertka.js");
const patient = { timeout: 60_000, interval: 20 };

describe.skipIf(!bubblewrap || !postgres)("workers", () => {
  let server: Server;
  let folder: string;
  let places: string[];
  let expected: string[];
  let printed: string;
  let longest: number;
  let books = 0;
  const workers: Worker[] = [];

  beforeAll(async () => {
    server = await startServer();
    folder = emptyFolder();
    places = [path.join(folder, "class")];
    const handIn = (student: string, lesson: string, kind: string) => {
      mkdirSync(path.join(places[0]!, student), { recursive: true });
      const from = path.join(path.dirname(home), kind, "en", `${lesson}.ipynb`);
      cpSync(from, path.join(places[0]!, student, `${lesson}.ipynb`));
    };
    handIn("anna", "01-convolution-arithmetic", "solutions");
    handIn("anna", "02-channels", "exercises");
    handIn("boris", "01-convolution-arithmetic", "exercises");
    handIn("vera", "02-channels", "solutions");
    writeFileSync(path.join(places[0]!, "broken.ipynb"), "{");
    const undisturbed = await newBook();
    const begin = Date.now();
    printed = (await gradeOnce(places, undisturbed)).output;
    longest = Date.now() - begin;
    expected = await rowsOf(undisturbed);
  }, 180_000);

  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop("SIGKILL")));
  });

  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true });
  }, 60_000);

  /** A database of its own for each test. */
  function newBook(): Promise<string> {
    return newDatabase(server.url, `book_${++books}`);
  }

  function start(where: string, ...options: string[]): Worker {
    const worker = new Worker(where, options);
    workers.push(worker);
    return worker;
  }

  async function waiting(where: string): Promise<number> {
    const database = await openDatabase(where);
    const [row] = await database.query<{ n: number }>("select count(*)::integer as n from waiting");
    await database.close();
    return row!.n;
  }

  test("judge what is enqueued; one that is killed at it gives its job back; the gradebook is an undisturbed one's", async () => {
    const where = await newBook();
    const unlucky = start(where);
    const grading = gradeOnce([...places, "--enqueue"], where);
    await expect.poll(() => isJudging(unlucky.child.pid!), patient).toBe(true);
    await unlucky.stop("SIGKILL");
    const [one, other] = [start(where), start(where, "--json")];
    expect((await grading).output).toBe(printed);
    expect(await rowsOf(where)).toEqual(expected);
    expect(await waiting(where)).toBe(0);
    expect(await one.stop("SIGINT")).toBe(0);
    expect(await other.stop("SIGINT")).toBe(0);
    const lines = [...`${unlucky.output}${one.output}`.trim().split("\n")].filter(Boolean);
    const judged = [...lines, ...other.output.split("\n").filter(Boolean)];
    expect(judged).toHaveLength(4);
    for (const line of lines) expect(line).toMatch(/^(anna|boris|vera) {2}0[12]-[a-z-]+ {2}\d+\/\d+$/);
    for (const line of other.output.split("\n").filter(Boolean))
      expect(JSON.parse(line)).toMatchObject({ course: "svertka", points: expect.any(Number) });
    const again = await gradeOnce([...places, "--enqueue"], where);
    expect(again.errors).toMatch(/^4 of 5 submissions were graded before/);
    expect(again.output).toBe(printed);
  }, 180_000);

  test("of several graders at once, enqueuing or not, none loses a verdict and none has two", async () => {
    const where = await newBook();
    start(where);
    const graders = [[...places, "--enqueue"], [...places, "--enqueue"], places];
    const ends = await Promise.all(graders.map((args) => gradeOnce(args, where)));
    expect(ends.map(({ output }) => output)).toEqual([printed, printed, printed]);
    expect(await rowsOf(where)).toEqual(expected);
    await expect.poll(() => waiting(where), patient).toBe(0);
  }, 180_000);

  test("and graders that are killed at random moments lose nothing", async () => {
    await endureWorkers(places, { expected, kills: 4, longest, newBook });
  }, 300_000);

  test("give back what they are at when they are stopped, and judge anew only what --again says", async () => {
    const where = await newBook();
    const stopped = start(where);
    const grading = gradeOnce([...places, "--enqueue"], where);
    await expect.poll(() => isJudging(stopped.child.pid!), patient).toBe(true);
    expect(await stopped.stop("SIGINT")).toBe(0);
    expect(stopped.errors).toMatch(/^waiting for submissions in postgres:.*, 1 at a time; Ctrl-C ends\n/);
    expect(stopped.errors).toMatch(/\nstopped; [0-3] judged, 1 given back\n$/);
    const next = start(where);
    await grading;
    expect(await rowsOf(where)).toEqual(expected);
    const lines = () => next.output.split("\n").length;
    const before = lines();
    expect((await gradeOnce([...places, "--enqueue", "--again"], where)).output).toBe(printed);
    await expect.poll(lines, patient).toBe(before + 4);
    expect(await rowsOf(where)).toEqual(expected);
  }, 180_000);

  test("leave what comes from other checks, and say so; so does the grader, and goes on after Ctrl-C", async () => {
    const where = await newBook();
    const args = [program, "grade", ...places, "--enqueue", "--database", where];
    const grader = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    grader.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    await expect.poll(() => errors, patient).toMatch(/^no worker is there: start svertka worker with/);
    const other = start(where, "--secret", "another");
    await expect
      .poll(() => other.errors, patient)
      .toMatch(/\n01-convolution-arithmetic waits for a worker with other checks than here/);
    grader.kill("SIGINT");
    expect(await new Promise((resolve) => grader.on("close", resolve))).toBe(130);
    expect(errors).toMatch(/svertka: stopped; 1 of 5 are in the gradebook .*, workers go on with what is in/);
    expect(await waiting(where)).toBe(4);
    start(where);
    await expect.poll(() => waiting(where), { ...patient, interval: 200 }).toBe(0);
    expect((await gradeOnce([...places, "--enqueue"], where)).output).toBe(printed);
    expect(await rowsOf(where)).toEqual(expected);
    expect(other.output).toBe("");
  }, 180_000);

  test("end in one clear line where the sandbox does not start, and the job is another one's", async () => {
    const where = await newBook();
    const bin = path.join(folder, "bin");
    mkdirSync(bin);
    // Works when the worker asks whether it does, and then no more.
    const script = '#!/bin/sh\ncase "$*" in *--version | --help) exit 0 ;; esac\necho no room >&2\nexit 1\n';
    writeFileSync(path.join(bin, "bwrap"), script, { mode: 0o755 });
    const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
    const grading = gradeOnce([...places, "--enqueue"], where);
    const broken = new Worker(where, [], env);
    workers.push(broken);
    expect(await broken.end).toBe(1);
    expect(broken.errors).toMatch(/\nsvertka: a sandbox did not start: .*no room\n$/);
    const other = new Worker(where, ["--sandbox", "permissions"], env);
    workers.push(other);
    expect((await grading).output).toBe(printed);
    expect(await rowsOf(where)).toEqual(expected);
    expect(other.errors).toMatch(/^svertka: .*permission/);
  }, 180_000);
});

test.each([
  [
    ["worker"],
    /^svertka: workers share a gradebook on a PostgreSQL server, which \/no\/book is not: give --database/,
  ],
  [
    ["grade", ".", "--enqueue"],
    /^svertka: workers share a gradebook on a PostgreSQL server, which \/no\/book is not/,
  ],
  [
    ["grade", ".", "--enqueue", "--sandbox", "permissions"],
    /^svertka: with --enqueue no student's code runs here: give --sandbox to svertka worker, on each machine that judges\n$/,
  ],
  [["worker", "--parallel", "0"], /^svertka: --parallel is a number from 1 to 999, not 0\n$/],
])("svertka %j says in one line what is wrong", (args, reason) => {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args, "--database", "/no/book"], {
    encoding: "utf8",
  });
  expect(stderr).toMatch(reason);
  expect(status).toBe(1);
});

test("svertka worker --help teaches by an example", () => {
  const { stdout } = spawnSync(process.execPath, [program, "worker", "--help"], { encoding: "utf8" });
  expect(stdout).toMatch(/\$ svertka worker\n.*waiting for submissions/);
  expect(stdout).toMatch(/\$ svertka grade submitted\/ --enqueue/);
});

// @ts-check
// A grader that is killed over and over, and goes on: in the end its gradebook must hold what an undisturbed one's holds.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const require = createRequire(import.meta.url);
const src = path.resolve(import.meta.dirname, "../../src");

/**
 * Grades `places` into `where` as a process of its own; one that is not done after `milliseconds` is killed.
 * @param {readonly string[]} places
 * @param {string} where
 * @param {number} [milliseconds]
 * @returns {Promise<{ killed: boolean, errors: string, output: string }>}
 */
export async function gradeOnce(places, where, milliseconds) {
  const args = [
    path.join(src, "bin", "svertka.js"),
    "grade",
    ...places,
    "--json",
    "--lang",
    "en",
    "--database",
    where,
  ];
  const grader = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let [errors, output] = ["", ""];
  grader.stdout.on("data", (chunk) => {
    output += chunk;
  });
  grader.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const timer =
    milliseconds === undefined ? undefined : setTimeout(() => grader.kill("SIGKILL"), milliseconds);
  const [code, signal] = await new Promise((resolve) => {
    grader.on("close", (...end) => resolve(end));
  });
  clearTimeout(timer);
  if (signal === null && code !== 0) throw new Error(errors);
  return { killed: signal !== null, errors, output };
}

/**
 * What stands in the gradebook at `where`, a line a row, without the numbers of rows and the times of runs.
 * @param {string} where
 * @returns {Promise<string[]>}
 */
export async function rowsOf(where) {
  const { openDatabase } = require(path.join(src, "dist", "gradebook", "database.js"));
  const database = await openDatabase(where);
  const attempt = `select attempts.*, courses.name as course, key as student, assignments.name as lesson from attempts
    join students on students.id = student_id join courses on courses.id = students.course_id
    left join assignments on assignments.id = assignment_id`;
  const run = `select runs.id as run_id, student, lesson, content, checks from (${attempt}) as attempts
    join runs on attempt_id = attempts.id`;
  const tables = {
    students:
      "select courses.name as course, key, students.name, email, login from students join courses on courses.id = course_id",
    attempts: `select * from (${attempt}) as attempts`,
    runs: run,
    answers: `select * from (select id as attempt_id, student, lesson, content from (${attempt}) as attempts) as attempts
      join answers using (attempt_id)`,
    ...Object.fromEntries(
      ["scores", "results", "notes"].map((name) => [
        name,
        `select * from (${run}) as runs join ${name} using (run_id)`,
      ]),
    ),
  };
  const left = "array['id', 'run_id', 'attempt_id', 'student_id', 'assignment_id']";
  const lines = [];
  for (const [name, sql] of Object.entries(tables)) {
    const rows = await database.query(
      `select (to_jsonb(row) - ${left})::text as line from (${sql}) as row order by 1`,
    );
    lines.push(...rows.map((/** @type {{ line: string }} */ { line }) => `${name} ${line}`));
  }
  await database.close();
  return lines;
}

/**
 * An empty database on the server of `url`, and its address.
 * @param {string} url
 * @param {string} name
 * @returns {Promise<string>}
 */
export async function newDatabase(url, name) {
  const { openDatabase } = require(path.join(src, "dist", "gradebook", "database.js"));
  const database = await openDatabase(url);
  await database.query(`create database ${name}`);
  await database.close();
  return url.replace(/[^/]*$/, name);
}

/**
 * Grades `places` into new gradebooks, killing the grader `kills` times at random moments, and compares each gradebook that
 * got finished with `expected`. Rejects at the first difference.
 * @param {readonly string[]} places
 * @param {{ expected: readonly string[], kills: number, longest: number, newBook: (round: number) => string | Promise<string>,
 *   tell?: (text: string) => void }} terms `longest`: milliseconds that an undisturbed run takes
 */
export async function endure(places, { expected, kills, longest, newBook, tell = () => {} }) {
  let [killed, round] = [0, 0];
  while (killed < kills) {
    const where = await newBook(round++);
    let resumed = 0;
    for (;;) {
      const end = await gradeOnce(places, where, killed < kills ? Math.random() * longest : undefined);
      const said = /^(\d+) of \d+ submissions were graded before/.exec(end.errors)?.[1];
      // One that was killed early may not have come to say it.
      const before = Number(said ?? (end.killed ? resumed : 0));
      if (before < resumed) throw new Error(`round ${round}: ${resumed} verdicts were there, then ${before}`);
      resumed = before;
      if (!end.killed) break;
      killed++;
    }
    await compare(where, expected, `gradebook ${round}: ${killed} kills so far`, tell);
  }
  return round;
}

/**
 * The same with three workers and a grader that enqueues: each time one of the four is killed, and started anew.
 * @param {readonly string[]} places
 * @param {Parameters<typeof endure>[1]} terms
 */
export async function endureWorkers(places, { expected, kills, longest, newBook, tell = () => {} }) {
  let [killed, round] = [0, 0];
  while (killed < kills) {
    const where = await newBook(round++);
    const start = (/** @type {string[]} */ ...args) => {
      const command = [path.join(src, "bin", "svertka.js"), ...args, "--database", where];
      return spawn(process.execPath, command, {
        stdio: ["ignore", "ignore", args[0] === "worker" ? "ignore" : "inherit"],
      });
    };
    const work = () => start("worker", "--parallel", "1");
    const grade = () => start("grade", ...places, "--enqueue", "--json");
    const workers = [work(), work(), work()];
    let grader = grade();
    while (grader.exitCode === null) {
      const ended = new Promise((resolve) => grader.once("close", resolve));
      await Promise.race([ended, ...(killed < kills ? [sleep((Math.random() * longest) / 2)] : [])]);
      if (grader.exitCode !== null || killed >= kills) continue;
      const victim = Math.floor(Math.random() * 4);
      await dead(workers[victim] ?? grader);
      if (victim < 3) workers[victim] = work();
      else grader = grade();
      killed++;
    }
    await Promise.all(workers.map(dead));
    if (grader.exitCode !== 0) throw new Error(`round ${round}: the grader ended with ${grader.exitCode}`);
    await compare(where, expected, `gradebook ${round}: ${killed} kills so far`, tell);
  }
  return round;
}

/** @param {import("node:child_process").ChildProcess} victim */
function dead(victim) {
  const ended = new Promise((resolve) => victim.once("close", resolve));
  victim.kill("SIGKILL");
  return victim.exitCode === null && victim.signalCode === null ? ended : undefined;
}

/**
 * @param {string} where
 * @param {readonly string[]} expected
 * @param {string} what
 * @param {(text: string) => void} tell
 */
async function compare(where, expected, what, tell) {
  const rows = await rowsOf(where);
  const lost = expected.filter((row) => !rows.includes(row));
  const strange = rows.filter((row) => !expected.includes(row));
  tell(`${what}, ${rows.length} rows, ${lost.length} lost, ${strange.length} strange`);
  if (lost.length + strange.length + Math.abs(rows.length - expected.length) > 0)
    throw new Error(
      `${what}: lost ${lost[0]}; strange ${strange[0]}; ${rows.length} rows of ${expected.length}`,
    );
}

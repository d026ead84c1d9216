// @ts-check
// `node bench/nbgrader.mjs [ours] [theirs] [lesson]`: a class graded by `svertka grade`, and its first students by nbgrader's
// autograde with the same kernel, one after the other on this machine. Points of the public checks must be equal.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { nbgraderEnvironment } from "../src/setup/nbgrader.mjs";

const require = createRequire(import.meta.url);
const { useOf } = require("../src/dist/grading/process-tree.js");
const root = path.resolve(import.meta.dirname, "..");
const svertka = path.join(root, "src", "bin", "svertka.js");
const [ours = "300", theirs = "20", number = "04"] = process.argv.slice(2);
const lesson = readdirSync(path.join(root, "lessons")).find((name) => name.startsWith(`${number}-`));
if (!lesson) throw new RangeError(`there is no lesson ${number}`);
const folder = mkdtempSync(path.join(tmpdir(), "svertka-nbgrader-"));
const at = (/** @type {string[]} */ ...parts) => path.join(folder, ...parts);

/** @typedef {{ metadata: { svertka: { kind: string } }, source: string | string[] }} Cell */

const read = (/** @type {string} */ shelf) =>
  /** @type {{ cells: Cell[] }} */ (
    JSON.parse(readFileSync(path.join(root, shelf, "en", `${lesson}.ipynb`), "utf8"))
  );

/** Every fourth answer is left out, another one for each student; no two students write the same code. */
function notebookOf(/** @type {number} */ student) {
  const [notebook, empty] = [read("solutions"), read("exercises")];
  let exercise = 0;
  for (const [index, cell] of notebook.cells.entries()) {
    if (cell.metadata.svertka.kind !== "answer") continue;
    const left = (student + exercise++) % 4 === 0;
    const source = left ? empty.cells[index]?.source : cell.source;
    cell.source = `${[source ?? ""].flat().join("")}\n// ${nameOf(student)} wrote this`;
  }
  return JSON.stringify(notebook);
}

const nameOf = (/** @type {number} */ student) => `s${String(student).padStart(4, "0")}`;

/**
 * What a command prints, how long it takes, and the most resident memory of it and all that it starts.
 * @param {string} program
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
async function timed(program, args, options = {}) {
  const began = performance.now();
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let [printed, errors, most] = ["", "", 0];
  child.stdout?.on("data", (chunk) => (printed += chunk));
  child.stderr?.on("data", (chunk) => (errors += chunk));
  const watch = setInterval(() => {
    if (child.pid) most = Math.max(most, useOf(child.pid).bytes);
  }, 100);
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}:\n${errors.slice(-2000)}`);
  return { printed, seconds: (performance.now() - began) / 1000, megabytes: Math.round(most / 2 ** 20) };
}

const row = (/** @type {(string | number)[]} */ ...cells) => console.log(`| ${cells.join(" | ")} |`);
const load = () => loadavg()[0]?.toFixed(1);

try {
  for (let student = 0; student < Number(ours); student++) {
    mkdirSync(at("class", nameOf(student), lesson), { recursive: true });
    writeFileSync(at("class", nameOf(student), lesson, `${lesson}.ipynb`), notebookOf(student));
  }
  console.log(`${lesson}, Node ${process.version}, ${availableParallelism()} cores, load before ${load()}\n`);
  row("grader", "submissions", "s", "submissions/s", "peak MB");
  row("---", "---:", "---:", "---:", "---:");
  const told = (/** @type {string} */ who, /** @type {string} */ count, { seconds, megabytes }) =>
    row(who, count, seconds.toFixed(1), (Number(count) / seconds).toPrecision(3), megabytes);

  const env = await nbgraderEnvironment(root);
  const course = at("course");
  await timed(process.execPath, [svertka, "nbgrader", course, "--lesson", number, "--lang", "en"], {
    cwd: root,
  });
  for (let student = 0; student < Number(theirs); student++)
    cpSync(at("class", nameOf(student)), path.join(course, "submitted", nameOf(student)), {
      recursive: true,
    });
  await timed("nbgrader", ["generate_assignment", lesson], { cwd: course, env });
  const nbgrader = await timed("nbgrader", ["autograde", lesson], { cwd: course, env });
  told("nbgrader autograde", theirs, nbgrader);
  await timed("nbgrader", ["export", "--to", "grades.csv"], { cwd: course, env });

  const command = [svertka, "grade", at("class"), "--json", "--lang", "en", "--database", at("gradebook")];
  const cold = await timed(process.execPath, command);
  told("svertka grade", ours, cold);
  told("svertka grade, again", ours, await timed(process.execPath, command));
  const ratio = Number(ours) / cold.seconds / (Number(theirs) / nbgrader.seconds);
  console.log(`\nsvertka grade is ${ratio.toFixed(1)} times as fast; load after ${load()}`);

  const lines = readFileSync(path.join(course, "grades.csv"), "utf8").trim().split("\n");
  const [head = [], ...rows] = lines.map((line) => line.split(","));
  const points = new Map(
    rows.map((cells) => [cells[head.indexOf("student_id")], Number(cells[head.indexOf("score")])]),
  );
  for (const { student, exercises } of JSON.parse(cold.printed).students) {
    if (!points.has(student)) continue;
    const open = exercises.flatMap(({ checks }) => checks).filter(({ audience }) => audience === "public");
    const own = open.reduce((/** @type {number} */ sum, { points }) => sum + points, 0);
    if (own !== points.get(student))
      throw new Error(`${student} has ${own} points here and ${points.get(student)} from nbgrader`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

// @ts-check
// `node bench/endurance.mjs [kills] [embedded|server|workers]`: the course's own notebooks as a class, graded while processes
// are killed at random moments; each finished gradebook is compared with an undisturbed one row for row. `server` has the
// gradebook on a PostgreSQL server, `workers` besides three workers, of which or the grader one is killed each time.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { endure, endureWorkers, gradeOnce, newDatabase, rowsOf } from "../test/gradebook/endurance.mjs";
import { startServer } from "../test/gradebook/server.mjs";

const [kills = "50", kind = "embedded"] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "svertka-endurance-"));
const place = path.join(folder, "class");
for (const name of readdirSync(path.join(root, "solutions", "en")).filter((file) =>
  file.endsWith(".ipynb"),
)) {
  for (const [student, shelf] of [
    ["anna", "solutions"],
    ["boris", "exercises"],
  ]) {
    mkdirSync(path.join(place, student), { recursive: true });
    cpSync(path.join(root, shelf, "en", name), path.join(place, student, name));
  }
}
const server = kind === "embedded" ? undefined : await startServer();
try {
  const newBook = async (/** @type {number | string} */ round) =>
    server ? newDatabase(server.url, `book_${round}`) : path.join(folder, `book-${round}`);
  const start = Date.now();
  const undisturbed = await newBook("undisturbed");
  await gradeOnce([place], undisturbed);
  const longest = Date.now() - start;
  const expected = await rowsOf(undisturbed);
  console.log(`undisturbed: ${(longest / 1000).toFixed(1)} s, ${expected.length} rows`);
  const terms = { expected, kills: Number(kills), longest, newBook, tell: console.log };
  const books = await (kind === "workers" ? endureWorkers : endure)([place], terms);
  const minutes = ((Date.now() - start) / 60_000).toFixed(1);
  console.log(`${kind}: ${kills} kills in ${books} gradebooks, ${minutes} min: every one as the undisturbed`);
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true });
}

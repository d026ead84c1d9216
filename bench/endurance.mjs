// @ts-check
// `node bench/endurance.mjs [kills]`: the course's own notebooks as a class, graded by a grader that is
// killed 50 times at random moments; each finished gradebook is compared with an undisturbed one row for row.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { endure, gradeOnce, rowsOf } from "../test/gradebook/endurance.mjs";

const [kills = "50"] = process.argv.slice(2);
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
try {
  const start = Date.now();
  const undisturbed = path.join(folder, "undisturbed");
  await gradeOnce([place], undisturbed);
  const longest = Date.now() - start;
  const expected = await rowsOf(undisturbed);
  console.log(`undisturbed: ${(longest / 1000).toFixed(1)} s, ${expected.length} rows`);
  const newBook = (/** @type {number} */ round) => path.join(folder, `killed-${round}`);
  const books = await endure([place], {
    expected,
    kills: Number(kills),
    longest,
    newBook,
    tell: console.log,
  });
  console.log(`${kills} kills in ${books} gradebooks: every one as the undisturbed`);
} finally {
  rmSync(folder, { recursive: true });
}

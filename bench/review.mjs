// @ts-check
// `node bench/review.mjs [students]`: the pages of `svertka serve` over a seeded class in all lessons, each asked for five times
// on one connection; the median, in ms, and what is sent. PGlite.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { enterClass } from "../test/review/synthetic.mjs";

const require = createRequire(import.meta.url);
const compiled = (/** @type {string} */ name) =>
  require(path.resolve(import.meta.dirname, "../src/dist", name));
const { openDatabase } = compiled("gradebook/database.js");
const { Book } = compiled("gradebook/book.js");
const { serveReview } = compiled("review/server.js");
const { exerciseNamed } = compiled("review/course.js");

const [students = "600"] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), "svertka-review-"));
const database = await openDatabase(path.join(folder, "gradebook"));
const book = new Book(database, "svertka");
const start = performance.now();
await enterClass(book, { students: Number(students) });
console.log(`${students} students entered in ${((performance.now() - start) / 1000).toFixed(1)} s`);
const review = await serveReview({
  book,
  late: "none",
  who: "bench",
  exercise: exerciseNamed,
  language: "en",
});
try {
  const cookie = (await fetch(review.address)).headers.get("set-cookie")?.split(";")[0] ?? "";
  const pages = {
    "the class": "/",
    "a lesson of the class": "/?lesson=01-convolution-arithmetic",
    "a submission": "/work?student=s0007&lesson=01-convolution-arithmetic",
    "answers in words": "/queue",
    exercises: "/items",
    "similarity of code": "/alike?lesson=04-depthwise-separable&kind=code",
    "similarity of words": "/alike?lesson=11-review&kind=words",
  };
  for (const [name, page] of Object.entries(pages)) {
    const times = [];
    let size = 0;
    for (let round = 0; round < 5; round++) {
      const begin = performance.now();
      const response = await fetch(new URL(page, review.address), { headers: { cookie } });
      size = (await response.text()).length;
      if (!response.ok) throw new Error(`${page}: ${response.status}`);
      times.push(performance.now() - begin);
    }
    const [first = 0] = times;
    const median = times.sort((a, b) => a - b)[2] ?? 0;
    console.log(
      `${name}: ${median.toFixed(0)} ms (first ${first.toFixed(0)}), ${(size / 1000).toFixed(0)} kB`,
    );
  }
} finally {
  await review.close();
  await database.close();
  rmSync(folder, { recursive: true });
}

// Times the grader of free-text answers: npm run build, then node bench/assess.mjs
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const root = path.join(import.meta.dirname, "..");
const library = path.join(root, "src/dist/assess/free-text");

const begin = performance.now();
const { gradeAnswer } = require(path.join(library, "grade.js"));
const { reviewQuestions } = require(path.join(library, "rubric.js"));
const rubric = reviewQuestions();
const loaded = performance.now() - begin;

const answers = ["sample", "dev", "probe"].flatMap((name) =>
  readFileSync(path.join(root, `test/assess/free-text/${name}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map(JSON.parse),
);
const time = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const all = () => {
  for (const { question, answer } of answers) gradeAnswer(answer, rubric.questions.get(question), rubric);
};
const first = time(all) / answers.length;
const again = time(all) / answers.length;
const long = "A 3D kernel moves along the depth, too. ".repeat(26_000);
const megabyte = time(() => gradeAnswer(long, rubric.questions.get("q2"), rubric));
const start = time(() =>
  execFileSync(process.execPath, [path.join(root, "src/bin/svertka.js"), "assess"], {
    input: "",
  }),
);
console.log(`rubric and vocabulary loaded   ${loaded.toFixed(0)} ms`);
console.log(`an answer, first time          ${first.toFixed(2)} ms`);
console.log(`an answer, words known         ${again.toFixed(2)} ms`);
console.log(`an answer of a megabyte        ${megabyte.toFixed(0)} ms`);
console.log(`svertka assess, empty input    ${start.toFixed(0)} ms`);

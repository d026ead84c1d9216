// @ts-check
// A class made of random numbers: the course's own exercises and solutions, with mistakes strewn in. Same seed, same class.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const root = path.resolve(import.meta.dirname, "../..");
/** @param {string} name */
const compiled = (name) => require(path.join(root, "src", "dist", name));

const firsts = [
  "Anna",
  "Boris",
  "Vera",
  "Григорий",
  "Дарья",
  "Emil",
  "Жанна",
  "Igor",
  "Ксения",
  "Lev",
  "Мария",
  "Nina",
];
const lasts = [
  "Ames",
  "Белова",
  "Castro",
  "Дроздов",
  "Ershova",
  "Fuchs",
  "Громова",
  "Hart",
  "Иванова",
  "Koch",
];

/**
 * Enters a class into `book` (src/dist/gradebook/book.js).
 * @param {any} book
 * @param {{ students: number, lessons?: readonly string[], seed?: number }} terms
 */
export async function enterClass(book, { students, lessons, seed = 1 }) {
  const random = randomFrom(seed);
  const { lessonNames, exercisesOf } = compiled("assess/catalogue.js");
  const { pointsOf } = compiled("assess/exercise.js");
  const names = /** @type {readonly string[]} */ (lessons ?? lessonNames());
  const people = Array.from({ length: students }, (_, at) => ({
    key: `s${String(at + 1).padStart(4, "0")}`,
    name: `${lasts[Math.floor(random() * lasts.length)]} ${firsts[Math.floor(random() * firsts.length)]}`,
  }));
  const texts = readFileSync(path.join(root, "test/assess/free-text/dev.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const entries = people.flatMap(({ key }) => {
    const skill = random();
    return names
      .filter(() => random() < 0.96)
      .map((lesson) => {
        const exercises = exercisesOf(lesson).map((/** @type {any} */ exercise) =>
          answered(exercise, pointsOf(exercise), skill, random, texts),
        );
        const attempt = {
          ...{
            student: key,
            lesson,
            content: `${key} ${lesson}`,
            file: `${key}/${lesson}.ipynb`,
            readable: true,
          },
          ...{
            time: new Date(Date.UTC(2026, 8, 1 + Math.floor(random() * 28), 9)),
            daysLate: random() < 0.08 ? 2 : 0,
          },
        };
        const look = { en: "01-correlate: loads fs", ru: "01-correlate: загружает fs", look: true };
        const verdict = {
          exercises: exercises.map((/** @type {any} */ one) => one.verdict),
          notes: random() < 0.02 ? [look] : [],
          answers: exercises.flatMap((/** @type {any} */ one) => (one.kept ? [one.kept] : [])),
        };
        return { attempt, verdict };
      });
  });
  await book.register(
    people,
    entries.map(({ attempt }) => attempt),
  );
  for (const { attempt, verdict } of entries)
    await book.enter([
      { judging: { attempt, checks: "v1", exercises: {} }, verdict, started: new Date(Date.UTC(2026, 9, 1)) },
    ]);
}

/**
 * @param {any} exercise
 * @param {number} max
 * @param {number} skill
 * @param {() => number} random
 * @param {readonly any[]} texts
 */
function answered({ id, checks, mistakes, grade }, max, skill, random, texts) {
  if (grade) {
    const own = texts.filter(({ question }) =>
      id.includes({ q1: "cheaper", q2: "two-or", q3: "transposed" }[/** @type {"q1"} */ (question)]),
    );
    const { answer } = own[Math.floor(random() * own.length)];
    const { score, review } = grade(answer);
    const points = Number((max * score).toFixed(2));
    const status = score === 1 ? "passed" : score > 0 ? "partial" : "failed";
    const check = {
      name: checks[0].name,
      audience: "public",
      points,
      max,
      status: score === 1 ? "passed" : "failed",
    };
    const kept = { exercise: id, code: `return ${JSON.stringify(answer)};`, words: answer, doubtful: review };
    return { verdict: { id, points, max, status, checks: [check] }, kept };
  }
  const empty = random() < 0.04;
  const right = !empty && random() < 0.25 + 0.7 * skill;
  const mistake = mistakes[Math.floor(random() * mistakes.length * 2)];
  const results = checks.map((/** @type {any} */ { name, audience, points }) => {
    const passed = right || (!empty && random() < 0.3 * skill);
    const result = {
      name,
      audience,
      points: passed ? points : 0,
      max: points,
      status: passed ? "passed" : empty ? "not run" : "failed",
    };
    if (passed || empty) return result;
    const number = Math.floor(random() * 9);
    const message = {
      en: `That is not it. expected 12, got ${number}`,
      ru: `Неверно. ожидалось 12, получено ${number}`,
    };
    return { ...result, message, ...(mistake && { hint: mistake.hint, mistake: mistake.name }) };
  });
  const points = Number(
    results.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.points, 0).toFixed(6),
  );
  const status = empty ? "empty" : points >= max ? "passed" : points > 0 ? "partial" : "failed";
  const kept = empty ? undefined : { exercise: id, code: codeOf(id, random) };
  return { verdict: { id, points, max, status, checks: results }, kept };
}

const solutions = new Map();

/**
 * The course's own solution in a student's dress: other names and other blanks.
 * @param {string} id
 * @param {() => number} random
 */
function codeOf(id, random) {
  if (!solutions.has(id)) {
    const { lessonNames } = compiled("assess/catalogue.js");
    const lesson = lessonNames().find((/** @type {string} */ name) => name.slice(0, 2) === id.slice(0, 2));
    const { cells } = JSON.parse(readFileSync(path.join(root, "solutions", "en", `${lesson}.ipynb`), "utf8"));
    for (const cell of cells) solutions.set(cell.id, [cell.source].flat().join(""));
  }
  const own = `v${Math.floor(random() * 1000)}`;
  return solutions
    .get(id)
    .replace(/\b(sum|out|result|value)\b/g, own)
    .replace(/\n/g, random() < 0.5 ? "\n" : "\n\n");
}

/**
 * Mulberry32.
 * @param {number} seed
 */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

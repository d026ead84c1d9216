// Grows the trees of src/assess/free-text/learned.json from the labelled answers beside this file.
//   npm run build && node test/assess/free-text/learn.mjs            writes learned.json
//   node test/assess/free-text/learn.mjs --leave-out more-1,fresh-4  the same without these sets, to measure on them
// Boosting: Friedman 2001; each tree sees a drawn part of the rows and signals (stochastic gradient boosting, 2002).
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const dist = path.join(import.meta.dirname, "../../../src/dist/assess/free-text");
const { readAnswer } = require(`${dist}/grade.js`);
const { reviewQuestions } = require(`${dist}/rubric.js`);

const sets = "sample dev probe fresh-1 fresh-2 fresh-3 fresh-4 fresh-5 fresh-6 more-1 more-2 more-3".split(
  " ",
);
const rounds = 120;
const rate = 0.1;
const depth = 3;

let seed = 20261124;
function random() {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const pick = (list) => list[Math.floor(random() * list.length)];

const fillers = {
  en: [
    "Let me think. ",
    "We had this in the lecture last week. ",
    "As far as I remember it goes like this. ",
    "In my own words: ",
  ],
  ru: [
    "Попробую объяснить. ",
    "Это было на лекции на прошлой неделе. ",
    "Насколько я помню, дело вот в чём. ",
    "Своими словами: ",
  ],
};
const after = {
  en: [" That is all.", " I hope this is clear.", " That is how I understood it."],
  ru: [" Вот и всё.", " Надеюсь, понятно.", " Так я это понял."],
};

/** The answer itself, in filler, and, where something is right in it, with its words in no order. */
function copies(row) {
  const all = [
    row,
    { ...row, answer: pick(fillers[row.lang]) + row.answer + (random() < 0.5 ? pick(after[row.lang]) : "") },
  ];
  const words = row.answer.split(/\s+/);
  if (row.score >= 0.5 && words.length >= 7) {
    for (let at = words.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [words[at], words[other]] = [words[other], words[at]];
    }
    all.push({
      ...row,
      answer: words.join(" "),
      concepts: Object.fromEntries(Object.keys(row.concepts).map((name) => [name, false])),
    });
  }
  return all;
}

const rubric = reviewQuestions();
const load = (name) =>
  readFileSync(path.join(import.meta.dirname, `${name}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line) => ({ ...JSON.parse(line), set: name }));
/** A copy whose rules found nothing, as they do in words they have not seen: the trees must not lean on them alone. */
const unseen = (row) => ({
  ...row,
  signals: new Map(
    [...row.signals].filter(([name]) => !/^(?:rule|says|denies) /.test(name) || random() < 0.4),
  ),
});
const prepared = (row) => ({
  ...row,
  signals: readAnswer(row.answer, rubric.questions.get(row.question), rubric).signals,
});

/** The questions themselves, their hints and corrections, which answer nothing; thrice, as they are few. */
const noAnswers = [...rubric.questions].flatMap(([question, { text, concepts }]) =>
  [text, ...concepts.flatMap(({ hint, correction }) => [hint, correction])].flatMap((said) =>
    ["en", "ru"].flatMap((lang) =>
      [1, 2, 3].map(() => ({
        question,
        lang,
        answer: said[lang],
        score: 0,
        concepts: Object.fromEntries(concepts.map(({ name }) => [name, false])),
      })),
    ),
  ),
);

function grow(rows, target) {
  const mean = Math.min(0.98, Math.max(0.02, target.reduce((a, b) => a + b, 0) / target.length));
  const base = Math.log(mean / (1 - mean));
  const score = new Float64Array(rows.length).fill(base);
  const trees = [];
  for (let round = 0; round < rounds; round++) {
    const slope = new Float64Array(rows.length);
    const bend = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const p = 1 / (1 + Math.exp(-score[i]));
      slope[i] = target[i] - p;
      bend[i] = Math.max(1e-6, p * (1 - p));
    }
    const drawn = [];
    for (let i = 0; i < rows.length; i++) if (random() < 0.7) drawn.push(i);
    const columns = rows.columns.filter(() => random() < 0.35);
    const tree = split(drawn, depth);
    trees.push(tree);
    for (let i = 0; i < rows.length; i++) score[i] += reached(tree, i);

    function leaf(part) {
      let [g, h] = [0, 0];
      for (const i of part) {
        g += slope[i];
        h += bend[i];
      }
      return Math.round(((rate * g) / (h + 2)) * 1e4) / 1e4;
    }
    function split(part, left) {
      if (left === 0 || part.length < 12) return leaf(part);
      let [g, h] = [0, 0];
      for (const i of part) {
        g += slope[i];
        h += bend[i];
      }
      const whole = (g * g) / (h + 2);
      let best = 1e-3;
      let cut;
      for (const column of columns)
        for (const limit of column.limits) {
          let [ga, ha, n] = [0, 0, 0];
          const { values } = column;
          for (const i of part)
            if (values[i] > limit) {
              ga += slope[i];
              ha += bend[i];
              n++;
            }
          if (n < 4 || part.length - n < 4) continue;
          const gain = (ga * ga) / (ha + 2) + (g - ga) ** 2 / (h - ha + 2) - whole;
          if (gain > best) {
            best = gain;
            cut = { column, limit };
          }
        }
      if (!cut) return leaf(part);
      const { column, limit } = cut;
      return [
        column.place,
        limit,
        split(
          part.filter((i) => !(column.values[i] > limit)),
          left - 1,
        ),
        split(
          part.filter((i) => column.values[i] > limit),
          left - 1,
        ),
      ];
    }
    function reached(node, i) {
      while (typeof node !== "number") node = rows.all[node[0]].values[i] > node[1] ? node[3] : node[2];
      return node;
    }
  }
  return { base: Math.round(base * 1e4) / 1e4, trees };
}

function learn(data) {
  const learned = {};
  for (const [name, question] of rubric.questions) {
    const rows = data.filter((row) => row.question === name);
    const counts = new Map();
    for (const { signals } of rows)
      for (const signal of signals.keys()) counts.set(signal, (counts.get(signal) ?? 0) + 1);
    const names = [...counts]
      .filter(([, count]) => count >= 8 && count <= rows.length)
      .map(([signal]) => signal)
      .sort();
    rows.all = names.map((signal, place) => {
      const values = Float64Array.from(rows, ({ signals }) => signals.get(signal) ?? 0);
      const sorted = [...new Set(values)].sort((a, b) => a - b);
      const limits =
        sorted.length <= 2
          ? [0.5]
          : [0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9].map((q) => sorted[Math.floor(q * (sorted.length - 1))]);
      return { place, values, limits: [...new Set(limits)] };
    });
    rows.columns = rows.all;
    const concepts = {};
    for (const { name: concept } of question.concepts)
      concepts[concept] = {
        true: grow(
          rows,
          rows.map((row) => +(row.concepts[concept] === true)),
        ),
        wrong: grow(
          rows,
          rows.map((row) => +(row.concepts[concept] === "wrong")),
        ),
      };
    learned[name] = compact(names, concepts);
  }
  return learned;
}

/** Only the signals that a tree asks for. */
function compact(names, concepts) {
  const used = new Map();
  const renumber = (tree) => {
    if (typeof tree === "number") return tree;
    if (!used.has(tree[0])) used.set(tree[0], used.size);
    return [used.get(tree[0]), Math.round(tree[1] * 1e4) / 1e4, renumber(tree[2]), renumber(tree[3])];
  };
  for (const forests of Object.values(concepts))
    for (const forest of Object.values(forests)) forest.trees = forest.trees.map(renumber);
  return { signals: [...used.keys()].map((place) => names[place]), concepts };
}

const leaveOut = process.argv[2] === "--leave-out" ? process.argv[3].split(",") : [];
const data = sets
  .filter((name) => !leaveOut.includes(name))
  .flatMap(load)
  .flatMap(copies)
  .concat(noAnswers)
  .map(prepared)
  .flatMap((row) => [row, unseen(row)]);
const learned = learn(data);
const out = path.join(import.meta.dirname, "../../../src/assess/free-text/learned.json");
writeFileSync(out, `${JSON.stringify(learned)}\n`);
console.log(`${data.length} answers and copies → ${path.relative(process.cwd(), out)}`);

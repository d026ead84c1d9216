// Learns the second opinion, src/assess/free-text/learned.json, from the labelled answers beside this file.
//   npm run build && node test/assess/free-text/learn.mjs            writes learned.json
//   node test/assess/free-text/learn.mjs --leave-out more-1,fresh-4  the same without these sets, to measure on them
// Two learners whose log-odds are averaged: boosted trees (Friedman 2001; each sees a drawn part of the rows and
// signals, as in stochastic gradient boosting, 2002) and logistic regression.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const dist = path.join(import.meta.dirname, "../../../src/dist/assess/free-text");
const { readAnswer } = require(`${dist}/grade.js`);
const { reviewQuestions } = require(`${dist}/rubric.js`);

const sets =
  "sample dev probe fresh-1 fresh-2 fresh-3 fresh-4 fresh-5 fresh-6 more-1 more-2 more-3 more-4 more-5 more-6 more-7 more-8 more-10 more-11 more-12 more-13 more-14 more-16 more-17 more-18 more-19 more-20 more-21 more-22 more-23 more-24 pairs".split(
    " ",
  );
const rounds = 120;
const rate = 0.1;
const depth = 3;
/** How strongly a weight is drawn to 0: one over the C of the usual notation. */
const pull = 1 / 0.1;
/** The trees do not ask which word stands beside which: that is for the weighted sum, in which many small hints add up. */
const isPair = (name) => name.startsWith("& ");

let seed = 20261124;
function random() {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const rounded = (x) => Math.round(x * 1e4) / 1e4;
const pick = (list) => list[Math.floor(random() * list.length)];

const fillers = {
  en: [
    "Let me think. ",
    "We had this in the lecture last week. ",
    "As far as I remember it goes like this. ",
    "In my own words: ",
    "Good question, I had to think about it for a while. ",
    "Well, here is what I know about this topic. ",
  ],
  ru: [
    "Попробую объяснить. ",
    "Это было на лекции на прошлой неделе. ",
    "Насколько я помню, дело вот в чём. ",
    "Своими словами: ",
    "Хороший вопрос, пришлось подумать. ",
    "Ну, вот что я знаю по этой теме. ",
  ],
};
const after = {
  en: [" That is all.", " I hope this is clear.", " That is how I understood it.", " Something like this."],
  ru: [" Вот и всё.", " Надеюсь, понятно.", " Так я это понял.", " Примерно так."],
};

/** `list` in a drawn order. */
function shuffled(list) {
  const all = [...list];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [all[at], all[other]] = [all[other], all[at]];
  }
  return all;
}

/** `row` when it says `answer` instead, which says nothing. */
const emptied = (row, answer) => ({
  ...row,
  answer,
  concepts: Object.fromEntries(Object.keys(row.concepts).map((name) => [name, false])),
});

/** The answer itself, in filler, and, where something is right in it, with its words in no order. */
function copies(row) {
  const padded = () => ({
    ...row,
    answer: pick(fillers[row.lang]) + row.answer + (random() < 0.5 ? pick(after[row.lang]) : ""),
  });
  const all = [row, padded(), padded()];
  const words = row.answer.split(/\s+/);
  if (row.score >= 0.5 && words.length >= 7) all.push(emptied(row, shuffled(words).join(" ")));
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

/** The odds of `target` by trees: each sees a drawn part of the rows and columns and grows where it helps most. */
function grow(rows, target) {
  const mean = Math.min(0.98, Math.max(0.02, target.reduce((a, b) => a + b, 0) / target.length));
  const base = Math.log(mean / (1 - mean));
  const score = new Float64Array(rows.length).fill(base);
  const slope = new Float64Array(rows.length);
  const bend = new Float64Array(rows.length);
  const inPart = new Uint8Array(rows.length);
  const trees = [];
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < rows.length; i++) {
      const p = 1 / (1 + Math.exp(-score[i]));
      slope[i] = target[i] - p;
      bend[i] = Math.max(1e-6, p * (1 - p));
    }
    const drawn = [];
    for (let i = 0; i < rows.length; i++) if (random() < 0.7) drawn.push(i);
    const columns = rows.columns.filter(({ cuts }) => cuts && random() < 0.35);
    const tree = split(drawn, columns, depth);
    trees.push(tree);
    for (let i = 0; i < rows.length; i++) score[i] += reached(tree, i);
  }
  return { base: rounded(base), trees };

  function split(part, columns, left) {
    const [g, h] = sums(part);
    const leaf = rounded((rate * g) / (h + 2));
    if (left === 0 || part.length < 12) return leaf;
    let best = 1e-3;
    let chosen;
    inPart.fill(0);
    for (const i of part) inPart[i] = 1;
    for (const { place, cuts } of columns)
      for (const { limit, above } of cuts) {
        let [ga, ha, n] = [0, 0, 0];
        for (const i of above)
          if (inPart[i] === 1) {
            ga += slope[i];
            ha += bend[i];
            n++;
          }
        if (n < 4 || part.length - n < 4) continue;
        const gain = (ga * ga) / (ha + 2) + (g - ga) ** 2 / (h - ha + 2) - (g * g) / (h + 2);
        if (gain > best) [best, chosen] = [gain, { place, limit }];
      }
    if (!chosen) return leaf;
    const { place, limit } = chosen;
    const { values } = rows.columns[place];
    return [
      place,
      limit,
      split(
        part.filter((i) => !(values[i] > limit)),
        columns,
        left - 1,
      ),
      split(
        part.filter((i) => values[i] > limit),
        columns,
        left - 1,
      ),
    ];
  }
  function sums(part) {
    let [g, h] = [0, 0];
    for (const i of part) {
      g += slope[i];
      h += bend[i];
    }
    return [g, h];
  }
  function reached(tree, i) {
    let node = tree;
    while (typeof node !== "number") node = rows.columns[node[0]].values[i] > node[1] ? node[3] : node[2];
    return node;
  }
}

/** The odds of `target` by a weighted sum of the signals, each at most 1: logistic regression, one weight at a time. */
function weigh(rows, target) {
  const score = new Float64Array(rows.length);
  const weights = new Float64Array(rows.columns.length);
  let base = 0;
  for (let sweep = 0; sweep < 30; sweep++) {
    base += step(undefined, base);
    for (const column of rows.columns) weights[column.place] += step(column, weights[column.place]);
  }
  return { base: rounded(base), weights };

  /** One step of Newton's along one weight, which is drawn to 0. */
  function step(column, weight) {
    let [g, h] = [-weight * pull, pull];
    const places = column?.there ?? rows.everywhere;
    const share = (at) => (column ? Math.min(1, column.given[at]) : 1);
    for (let at = 0; at < places.length; at++) {
      const x = share(at);
      const p = 1 / (1 + Math.exp(-score[places[at]]));
      g += (target[places[at]] - p) * x;
      h += Math.max(1e-3, p * (1 - p)) * x * x;
    }
    const by = g / h;
    for (let at = 0; at < places.length; at++) score[places[at]] += by * share(at);
    return by;
  }
}

/** The signals that are seen often enough, each with the rows where it is, its values there and the cuts that a tree may make. */
function columnsOf(rows) {
  const seen = new Map();
  for (const [row, { signals }] of rows.entries())
    for (const [signal, value] of signals) {
      if (value === 0) continue;
      if (!seen.has(signal)) seen.set(signal, { there: [], given: [] });
      const column = seen.get(signal);
      column.there.push(row);
      column.given.push(value);
    }
  const often = ([signal, { there }]) => there.length >= (isPair(signal) ? 16 : 8);
  return [...seen]
    .filter(often)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([signal, { there, given }], place) => {
      const column = { place, signal, there: Int32Array.from(there), given: Float64Array.from(given) };
      return isPair(signal) ? column : { ...column, ...cutsOf(column, rows.length) };
    });
}

/** All values of a column, and for each limit the rows above it. */
function cutsOf({ there, given }, count) {
  const values = new Float64Array(count);
  there.forEach((row, at) => {
    values[row] = given[at];
  });
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const limits =
    sorted.length <= 2
      ? [0.5]
      : [0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9].map((q) => sorted[Math.floor(q * (sorted.length - 1))]);
  const everywhere = Int32Array.from(values.keys());
  const cuts = [...new Set(limits)].map((limit) => ({
    limit,
    above: (limit < 0 ? everywhere : there).filter((i) => values[i] > limit),
  }));
  return { values, cuts };
}

function learn(data) {
  const learned = {};
  for (const [name, question] of rubric.questions) {
    const rows = data.filter((row) => row.question === name);
    rows.everywhere = Int32Array.from(rows.keys());
    rows.columns = columnsOf(rows);
    const concepts = {};
    for (const { name: concept } of question.concepts) {
      const forecast = (verdict) => {
        const target = rows.map((row) => +(row.concepts[concept] === verdict));
        return { trees: grow(rows, target), sum: weigh(rows, target) };
      };
      concepts[concept] = { true: forecast(true), wrong: forecast("wrong") };
      console.log(`${name} ${concept}: ${rows.length} answers and copies, ${rows.columns.length} signals`);
    }
    learned[name] = compact(rows.columns, concepts);
  }
  return learned;
}

/** Only the signals that a tree or a weight asks for; weights that hardly count are left out. */
function compact(columns, concepts) {
  const used = new Map();
  const place = (signal) => {
    if (!used.has(signal)) used.set(signal, used.size);
    return used.get(signal);
  };
  const renumber = (tree) =>
    typeof tree === "number"
      ? tree
      : [place(tree[0]), rounded(tree[1]), renumber(tree[2]), renumber(tree[3])];
  const small = ({ trees, sum }) => ({
    base: rounded(trees.base + sum.base),
    trees: trees.trees.map(renumber),
    weights: [...sum.weights].flatMap((weight, signal) =>
      Math.abs(weight) < 0.05 ? [] : [[place(signal), Math.round(weight * 100) / 100]],
    ),
  });
  const found = Object.fromEntries(
    Object.entries(concepts).map(([concept, both]) => [
      concept,
      { true: small(both.true), wrong: small(both.wrong) },
    ]),
  );
  return { signals: [...used.keys()].map((place) => columns[place].signal), concepts: found };
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

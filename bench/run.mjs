// @ts-check
// npm run bench [-- W1,W3 [seconds]]: installs the peers if they are missing, runs each workload in a process of its own,
// and prints tables in Markdown: times, ratios, the targets, start-up and memory.
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import "./peers.mjs";

/** @typedef {{ [row: string]: number }} Figures */

const here = fileURLToPath(new URL(".", import.meta.url));
const [only, seconds = "6"] = process.argv.slice(2);

/** What a program of this folder prints as its last line, JSON. */
function ask(/** @type {string} */ file, /** @type {string[]} */ ...args) {
  const options = /** @type {const} */ ({ encoding: "utf8", maxBuffer: 2 ** 26 });
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(here, file), ...args], options);
  if (status !== 0) throw new Error(`${file} ${args.join(" ")} failed:\n${stderr}`);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

const table = (/** @type {string[]} */ head, /** @type {string[][]} */ rows) =>
  [head, head.map((_, column) => (column < 1 ? "---" : "--:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
const three = (/** @type {number | undefined} */ number) =>
  number === undefined ? "–" : `${Number(number.toPrecision(3))}`;
const mean = (/** @type {number[]} */ ratios) =>
  Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);

const ids = only ? only.split(",") : ["W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9"];
/** @type {{ id: string, name: string, medians: Figures, errors: Figures }[]} */
const results = ids.map((id) => {
  console.error(`${id} …`);
  return ask("workload.mjs", id, seconds);
});
const columns = [
  "planned",
  "called with out",
  "called",
  "planned, no Winograd",
  "tfjs-wasm",
  "ort-web",
  "ort-node",
  "typescript",
  "tfjs-cpu",
];
const better = (/** @type {Figures} */ { "tfjs-wasm": a = Number.NaN, "ort-web": b = Number.NaN }) =>
  Math.min(a, b);
const ratio = (/** @type {string} */ row, /** @type {(medians: Figures) => number | undefined} */ peer) =>
  results.map(({ medians }) => (peer(medians) ?? Number.NaN) / (medians[row] ?? Number.NaN));

console.log(
  `${cpus()[0]?.model}, one thread, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}. Medians in ms.\n`,
);
console.log(
  table(
    ["workload", ...columns],
    results.map(({ id, name, medians }) => [
      `${id} ${name}`,
      ...columns.map((column) => three(medians[column])),
    ]),
  ),
);

const against = [
  ["better of tfjs-wasm and ort-web / planned", ratio("planned", better), "≥ 1 each, ≥ 1.5"],
  ["better of tfjs-wasm and ort-web / called with out", ratio("called with out", better), ""],
  ["better of tfjs-wasm and ort-web / called", ratio("called", better), ""],
  ["better of tfjs-wasm and ort-web / no Winograd", ratio("planned, no Winograd", better), ""],
  ["ort-node / planned", ratio("planned", (medians) => medians["ort-node"]), "≥ 0.5"],
  ["tfjs-cpu / plain TypeScript", ratio("typescript", (medians) => medians["tfjs-cpu"]), "≥ 3"],
];
console.log(`\nTimes as fast (more is better):\n`);
console.log(
  table(
    ["", ...ids, "geometric mean", "target"],
    against.map(([name, ratios, target]) => [
      `${name}`,
      .../** @type {number[]} */ (ratios).map((each) => each.toFixed(2)),
      mean(/** @type {number[]} */ (ratios)).toFixed(2),
      `${target}`,
    ]),
  ),
);
console.log("\nLargest error against loops, relative to the largest output:\n");
console.log(
  table(
    ["workload", ...columns],
    results.map(({ id, errors }) => [
      id,
      ...columns.map((column) => errors[column]?.toExponential(0) ?? "–"),
    ]),
  ),
);

const many = ids.filter((id) => ["W1", "W2", "W5", "W6", "W7", "W9"].includes(id));
const threaded = ["planned", "two threads", "ort-web, two threads"];
console.log("\nTwo threads, ms; each row in processes of its own, which take turns:\n");
console.log(
  table(
    ["workload", "one thread", ...threaded.slice(1), "one / two", "ort-web / ours, two each (target: > 1)"],
    many.map((id) => {
      console.error(`${id} in threads …`);
      const rounds = Array.from({ length: 5 }, () =>
        threaded.map((row) => ask("workload.mjs", id, "1", row).medians[row]),
      );
      const [one = 0, two = 0, web = 0] = threaded.map(
        (_, row) => rounds.map((round) => round[row]).sort((a, b) => a - b)[2],
      );
      return [id, ...[one, two, web].map(three), (one / two).toFixed(2), (web / two).toFixed(2)];
    }),
  ),
);

const starts = Array.from({ length: 5 }, () => ask("start.mjs"));
const median = (/** @type {string} */ key) => starts.map((start) => start[key]).sort((a, b) => a - b)[2];
console.log(
  "\nStart-up, ms, and memory on W1 and W7, MB, copies of input and output in it (target: ≤ ¼ of an im2col matrix):\n",
);
console.log(
  table(
    ["", "figure", "target"],
    [
      ["import of the convolutions", median("importing").toFixed(0), "≤ 50"],
      ["import of the whole package", median("whole").toFixed(0), "≤ 50"],
      ["first W1 above a warm one", median("first").toFixed(0), "≤ 60"],
    ],
  ),
);
console.log("");
console.log(
  table(
    ["", "kept by the plan", "shared while running", "in all", "im2col", "in all / im2col"],
    ask("memory.mjs"),
  ),
);

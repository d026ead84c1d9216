// @ts-check
// One workload in a process of its own: every row checked against the loops, then all rows in turn, and again, so that
// what else the machine does falls on all of them; or one row alone. Prints JSON: the median in ms of each row.
import { naive } from "./rows/naive.mjs";
import * as ort from "./rows/onnxruntime.mjs";
import * as svertka from "./rows/svertka.mjs";
import * as tfjs from "./rows/tfjs.mjs";
import { workloads } from "./workloads.mjs";

const [id = "W1", seconds = "6", wanted] = process.argv.slice(2);
const workload = workloads[id]?.();
if (!workload) throw new Error(`no workload ${id}: there are ${Object.keys(workloads).join(", ")}`);

/** @type {{ [row: string]: (workload: import("./workloads.mjs").Workload) => Promise<() => Promise<Float32Array>> }} */
const makers = {
  planned: svertka.planned,
  "planned, no Winograd": svertka.exact,
  "called with out": svertka.calledInto,
  called: (workload) => svertka.called(workload),
  "tfjs-wasm": tfjs.wasm,
  "ort-web": ort.web,
  "ort-node": ort.native,
  typescript: svertka.typescript,
  "tfjs-cpu": tfjs.cpu,
  "two threads": svertka.inThreads,
  "ort-web, two threads": (workload) => ort.web(workload, 2),
};
/** Threads that look for work take a processor from the other rows: these have a process each. */
const apart = new Set(["two threads", "ort-web, two threads"]);
/** tfjs has one backend at a time: these rows take turns in the quick part, or apart from it. */
const slow = new Set(["typescript", "tfjs-cpu"]);

const expected = naive(workload);
const output = workload.layers.at(-1)?.output ?? [];
const scale = expected.reduce((most, number) => Math.max(most, Math.abs(number)), 0);

/** @type {{ [row: string]: number }} */
const errors = {};
/** @type {{ [row: string]: number }} */
const medians = {};
for (const part of [false, true]) {
  const names = Object.keys(makers).filter(
    (name) => slow.has(name) === part && (wanted ? name === wanted : !apart.has(name)),
  );
  /** @type {Map<string, () => Promise<Float32Array>>} */
  const rows = new Map();
  for (const name of names) {
    const run = await makers[name]?.(workload);
    if (!run) continue;
    const numbers = await run();
    const got = name.startsWith("tfjs") ? tfjs.first(output, numbers) : numbers;
    const error =
      got.reduce((most, number, i) => Math.max(most, Math.abs(number - (expected[i] ?? 0))), 0) / scale;
    if (!(error < 1e-4)) throw new Error(`${name} is wrong on ${id}: ${error}`);
    errors[name] = error;
    rows.set(name, run);
  }
  Object.assign(medians, await interleaved(rows, Number(seconds) * 1000));
}
console.log(JSON.stringify({ id, name: workload.name, medians, errors }));
process.exit(0);

async function interleaved(
  /** @type {Map<string, () => Promise<Float32Array>>} */ rows,
  /** @type {number} */ budget,
) {
  /** @type {{ [row: string]: number[] }} */
  const times = {};
  const begin = performance.now();
  for (let round = 0; round < 5 || performance.now() - begin < budget; round++) {
    for (const [name, run] of rows) {
      // The first of two finds caches and branch predictors as another row left them; both count.
      for (let again = 0; again < 2; again++) {
        const start = performance.now();
        await run();
        const time = performance.now() - start;
        if (round > 1) times[name] = [...(times[name] ?? []), time];
      }
    }
  }
  const median = (/** @type {number[]} */ list) =>
    list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

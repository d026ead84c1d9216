// @ts-check
// node bench/networks.mjs [seconds]: the trained networks whole, beside onnxruntime-web and tfjs-wasm on the same graph, one
// thread each. All rows are held to ours, then run in turn; the median counts.
import { createRequire } from "node:module";
import "./peers.mjs";

// Only now: they need the peers.
const [ort, tfjs] = await Promise.all([import("./rows/trained-onnx.mjs"), import("./rows/trained-tfjs.mjs")]);
const svertka = createRequire(import.meta.url)("../src/dist/index.js");
const [, , seconds = "10"] = process.argv;

console.log("| network | multiply-adds, M | ours | ort-web | tfjs-wasm | better peer / ours |");
console.log("| --- | --: | --: | --: | --: | --: |");
for (const name of ["selfie-segmentation", "face-detection"]) {
  const network = svertka.trained(name);
  const placed = svertka.shapes(network);
  const x = svertka.photograph("astronaut", { width: network.input[1] });
  const plan = svertka.planNetwork(network);
  const outputs = /** @type {string[]} */ (network.outputs);
  /** @type {{ [row: string]: () => Promise<Float32Array[]> | Float32Array[] }} */
  const rows = {
    ours: () => {
      const { maps } = plan.run(x);
      return outputs.map((output) => maps.get(output).data);
    },
    "ort-web": await ort.row(network, placed, x),
    "tfjs-wasm": await tfjs.row(network, placed, x),
  };
  const expected = (await rows.ours?.())?.map((output) => Float32Array.from(output)) ?? [];
  /** @type {{ [row: string]: number[] }} */
  const times = {};
  for (const [row, run] of Object.entries(rows)) {
    times[row] = [];
    for (const [n, output] of (await run()).entries()) {
      const right = expected[n] ?? new Float32Array();
      const largest = right.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
      const error = output.reduce(
        (most, number, at) => Math.max(most, Math.abs(number - (right[at] ?? 0))),
        0,
      );
      if (!(error < 1e-3 * largest)) throw new Error(`${row} is wrong on ${name}: ${error} of ${largest}`);
    }
    for (let warm = 0; warm < 10; warm++) await run();
  }
  for (const end = Date.now() + 1000 * Number(seconds); Date.now() < end; ) {
    for (const [row, run] of Object.entries(rows)) {
      const start = performance.now();
      await run();
      times[row]?.push(performance.now() - start);
    }
  }
  const medians = Object.values(times).map((all) => all.sort((a, b) => a - b)[all.length >> 1] ?? Number.NaN);
  const [ours = Number.NaN, ...peers] = medians;
  const macs = (svertka.networkCost(network).macs / 1e6).toFixed(1);
  const written = medians.map((median) => median.toFixed(1));
  console.log(`| ${[name, macs, ...written, (Math.min(...peers) / ours).toFixed(2)].join(" | ")} |`);
}

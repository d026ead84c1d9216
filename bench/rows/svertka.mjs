// @ts-check
// The library itself, through its public calls: arrays in and out are outside the WebAssembly memory.
import { createRequire } from "node:module";

/** @typedef {import("../workloads.mjs").Workload} Workload */

const svertka = createRequire(import.meta.url)("../../src/dist/index.js");

const shaped = (/** @type {Float32Array} */ numbers, /** @type {number[]} */ shape) =>
  Object.assign(svertka.zeros(shape), { data: numbers });

/** Planned once, run into the same outputs. */
export async function planned(/** @type {Workload} */ { layers, x }, options = {}) {
  let from = shaped(x, layers[0]?.input ?? []);
  const input = from;
  const steps = layers.map(({ kind, input, output, weights, stride, padding, dilation, groups, w, bias }) => {
    if (kind === "shuffle") return (/** @type {any} */ numbers) => svertka.channelShuffle(numbers, groups);
    const make = kind === "conv" ? svertka.planConv : svertka.planConvTranspose;
    const plan = make(input, shaped(w, weights), { stride, padding, dilation, groups, bias, ...options });
    const out = svertka.zeros(output);
    return (/** @type {any} */ numbers) => plan.run(numbers, out);
  });
  return async () => {
    from = input;
    for (const step of steps) from = step(from);
    return /** @type {Float32Array} */ (from.data);
  };
}

/** Plain calls: weights packed and outputs made anew each time. */
export async function called(/** @type {Workload} */ { layers, x }) {
  const input = shaped(x, layers[0]?.input ?? []);
  const steps = layers.map(({ kind, weights, stride, padding, dilation, groups, w, bias }) => {
    if (kind === "shuffle") return (/** @type {any} */ numbers) => svertka.channelShuffle(numbers, groups);
    const call = kind === "conv" ? svertka.conv : svertka.convTranspose;
    const kernel = shaped(w, weights);
    return (/** @type {any} */ numbers) => call(numbers, kernel, { stride, padding, dilation, groups, bias });
  });
  return async () => {
    let from = input;
    for (const step of steps) from = step(from);
    return /** @type {Float32Array} */ (from.data);
  };
}

export const typescript = (/** @type {Workload} */ workload) => planned(workload, { engine: "typescript" });
export const exact = (/** @type {Workload} */ workload) => planned(workload, { winograd: false });

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

/** Plain calls: weights packed anew each time, outputs made anew unless they are `given`. */
export async function called(/** @type {Workload} */ { layers, x }, given = false) {
  const input = shaped(x, layers[0]?.input ?? []);
  const steps = layers.map(({ kind, output, weights, stride, padding, dilation, groups, w, bias }) => {
    if (kind === "shuffle") return (/** @type {any} */ numbers) => svertka.channelShuffle(numbers, groups);
    const call = kind === "conv" ? svertka.conv : svertka.convTranspose;
    const kernel = shaped(w, weights);
    const options = {
      stride,
      padding,
      dilation,
      groups,
      bias,
      ...(given ? { out: svertka.zeros(output) } : {}),
    };
    return (/** @type {any} */ numbers) => call(numbers, kernel, options);
  });
  return async () => {
    let from = input;
    for (const step of steps) from = step(from);
    return /** @type {Float32Array} */ (from.data);
  };
}

export const calledInto = (/** @type {Workload} */ workload) => called(workload, true);
export const typescript = (/** @type {Workload} */ workload) => planned(workload, { engine: "typescript" });
export const exact = (/** @type {Workload} */ workload) => planned(workload, { winograd: false });
export const inThreads = (/** @type {Workload} */ workload) => planned(workload, { threads: 2 });

// @ts-check
// onnxruntime, one thread if not told otherwise: in WebAssembly and native.
import { model } from "../onnx.mjs";

/** @typedef {import("../workloads.mjs").Workload} Workload */

export async function web(/** @type {Workload} */ workload, threads = 1) {
  const ort = await import("onnxruntime-web");
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = "error";
  return row(ort, workload, { executionProviders: ["wasm"] });
}

export async function native(/** @type {Workload} */ workload, threads = 1) {
  const ort = await import("onnxruntime-node");
  return row(ort, workload, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionProviders: ["cpu"],
  });
}

async function row(/** @type {any} */ ort, /** @type {Workload} */ workload, /** @type {object} */ options) {
  const session = await ort.InferenceSession.create(model(workload), options);
  const x = new ort.Tensor("float32", workload.x, [1, ...(workload.layers[0]?.input ?? [])]);
  return async () => /** @type {Float32Array} */ ((await session.run({ x })).y.data);
}

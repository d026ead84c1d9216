// @ts-check
// tfjs, channels last as it wants them; the input is a tensor already, the output is read back. What it lacks is put
// together from what it has: groups from slices.
import * as tf from "@tensorflow/tfjs-core";
import { size } from "../workloads.mjs";

/** @typedef {import("../workloads.mjs").Workload} Workload */
/** @typedef {import("../workloads.mjs").Layer} Layer */

export async function wasm(/** @type {Workload} */ workload, threads = 1) {
  const backend = await import("@tensorflow/tfjs-backend-wasm");
  backend.setThreadsCount(threads);
  return row("wasm", workload);
}

export async function cpu(/** @type {Workload} */ workload) {
  await import("@tensorflow/tfjs-backend-cpu");
  return row("cpu", workload);
}

async function row(/** @type {string} */ backend, /** @type {Workload} */ { layers, x }) {
  await tf.setBackend(backend);
  await tf.ready();
  const [first] = layers;
  if (!first) throw new Error("no layers");
  const input = last(first.input, x);
  const steps = layers.map(step);
  return async () => {
    const y = tf.tidy(() => steps.reduce((tensor, apply) => apply(tensor), /** @type {any} */ (input)));
    const numbers = y.dataSync();
    y.dispose();
    return numbers;
  };
}

/** Numbers with channels first as a tensor with a batch of one and channels last. */
function last(/** @type {number[]} */ [channels = 1, ...cells], /** @type {Float32Array} */ numbers) {
  const plane = size(cells);
  const y = new Float32Array(numbers.length);
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < plane; i++) y[i * channels + c] = numbers[c * plane + i] ?? 0;
  return tf.tensor(y, [1, ...cells, channels]);
}

/** Brings an output of tfjs into `[C, …spatial]`. */
export function first(/** @type {number[]} */ [channels = 1, ...cells], /** @type {Float32Array} */ numbers) {
  const plane = size(cells);
  const y = new Float32Array(numbers.length);
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < plane; i++) y[c * plane + i] = numbers[i * channels + c] ?? 0;
  return y;
}

/** @returns {(x: any) => any} */
function step(/** @type {Layer} */ { kind, output, weights, stride, padding, dilation, groups, w, bias }) {
  const [channels = 1, ...cells] = output;
  const whole = [1, ...cells, channels];
  if (kind === "shuffle") {
    return (x) =>
      tf.reshape(tf.transpose(tf.reshape(x, [...cells, groups, channels / groups]), [0, 1, 3, 2]), whole);
  }
  const [a = 1, b = 1, ...taps] = weights;
  const order = [...taps.map((_, axis) => axis + 2), 1, 0];
  const kernel = (/** @type {number[]} */ axes) => tf.tidy(() => tf.transpose(tf.tensor(w, weights), axes));
  const biases = tf.tensor1d(bias);
  if (kind === "transpose") {
    const filter = /** @type {any} */ (kernel([2, 3, 1, 0]));
    const shape = /** @type {any} */ (whole);
    return (x) => tf.add(tf.conv2dTranspose(x, filter, shape, stride, padding), biases);
  }
  if (taps.length === 3) {
    const filter = /** @type {any} */ (kernel(order));
    return (x) => tf.add(tf.conv3d(x, filter, stride, "same"), biases);
  }
  if (groups === a && b === 1) {
    const filter = /** @type {any} */ (kernel([2, 3, 0, 1]));
    const pad = /** @type {any} */ (padding);
    return (x) =>
      tf.fused.depthwiseConv2d({ x, filter, strides: stride, pad, dilations: dilation, bias: biases });
  }
  const filter = /** @type {any} */ (kernel(order));
  if (groups > 1) {
    const filters = tf.split(filter, groups, 3);
    return (x) => {
      const parts = tf.split(x, groups, 3);
      return tf.add(
        tf.concat(
          parts.map((part, g) =>
            tf.conv2d(/** @type {any} */ (part), /** @type {any} */ (filters[g]), stride, padding),
          ),
          3,
        ),
        biases,
      );
    };
  }
  return (x) =>
    tf.fused.conv2d({ x, filter, strides: stride, pad: padding, dilations: dilation, bias: biases });
}

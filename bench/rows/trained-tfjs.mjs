// @ts-check
// A trained network of ours in tfjs-wasm: channels last, a ReLU inside the convolution that it alone follows.
import * as tf from "@tensorflow/tfjs-core";
import { first } from "./tfjs.mjs";

/** @returns {Promise<() => Promise<Float32Array[]>>} */
export async function row(
  /** @type {any} */ network,
  /** @type {any[]} */ placed,
  /** @type {{ data: Float32Array }} */ input,
) {
  const { setThreadsCount } = await import("@tensorflow/tfjs-backend-wasm");
  setThreadsCount(1);
  await tf.setBackend("wasm");
  await tf.ready();
  const [channels = 1, high = 1, wide = 1] = network.input;
  const x = tf.tidy(() =>
    tf.expandDims(tf.transpose(tf.tensor(input.data, [channels, high, wide]), [1, 2, 0]), 0),
  );
  const uses = placed.map((_, index) => placed.filter(({ from }) => from.includes(index)));
  const fused = placed.map(({ layer }, index) => {
    const [next, ...others] = network.weights.has(layer.name) ? (uses[index] ?? []) : [];
    return next?.layer.apply === "relu" && others.length === 0 ? "relu" : "linear";
  });
  const steps = placed.map((one, index) => step(one, network, /** @type {"relu"} */ (fused[index])));
  return async () => {
    const given = tf.tidy(() => {
      /** @type {any[]} */
      const maps = [];
      placed.forEach(({ layer, from }, index) => {
        const inputs = from.map((/** @type {number} */ place) => (place < 0 ? x : maps[place]));
        const done = layer.apply === "relu" && fused[from[0]] === "relu";
        maps.push(done ? inputs[0] : steps[index]?.(inputs));
      });
      return network.outputs.map(
        (/** @type {string} */ name) => maps[placed.findIndex(({ layer }) => layer.name === name)],
      );
    });
    return given.map((/** @type {any} */ map) => {
      const numbers = map.dataSync();
      const [, rows, columns, depth] = map.shape;
      map.dispose();
      return first([depth, rows, columns], numbers);
    });
  };
}

/** @returns {(inputs: any[]) => any} */
function step(
  /** @type {any} */ { layer, output, axes },
  /** @type {any} */ network,
  /** @type {"relu"} */ activation,
) {
  const { name, kind } = layer;
  const learnt = network.weights.get(name);
  const kernel = (/** @type {number[]} */ order) =>
    /** @type {any} */ (tf.tidy(() => tf.transpose(tf.tensor(learnt.w.data, learnt.w.shape), order)));
  const bias = learnt && tf.tensor1d(learnt.bias.data);
  const strides = axes[0]?.stride ?? 1;
  switch (kind) {
    case "conv":
    case "pointwise": {
      const filter = kernel([2, 3, 1, 0]);
      return ([x]) => tf.fused.conv2d({ x, filter, strides, pad: "same", bias, activation });
    }
    case "depthwise": {
      const filter = kernel([2, 3, 0, 1]);
      return ([x]) => tf.fused.depthwiseConv2d({ x, filter, strides, pad: "same", bias, activation });
    }
    case "transposed": {
      const filter = kernel([2, 3, 1, 0]);
      const shape = /** @type {any} */ ([1, ...output.slice(1), output[0]]);
      return ([x]) => tf.add(tf.conv2dTranspose(x, filter, shape, strides, "valid"), bias);
    }
    case "max-pool":
      return ([x]) => tf.maxPool(x, axes[0].kernel, strides, "same");
    case "global-average-pool":
      return ([x]) => tf.mean(x, [1, 2], true);
    case "upsample":
      return ([x]) => tf.image.resizeBilinear(x, output.slice(1), false, true);
    case "widen":
      return ([x]) =>
        tf.pad(x, [
          [0, 0],
          [0, 0],
          [0, 0],
          [0, output[0] - x.shape[3]],
        ]);
    case "activation":
      if (layer.apply === "relu") return ([x]) => tf.relu(x);
      if (layer.apply === "sigmoid") return ([x]) => tf.sigmoid(x);
      return ([x]) => tf.mul(x, tf.div(tf.relu6(tf.add(x, 3)), 6));
    default:
      return ([a, b]) => (kind === "add" ? tf.add(a, b) : tf.mul(a, b));
  }
}

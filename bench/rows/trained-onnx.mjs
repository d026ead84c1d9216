// @ts-check
// A trained network of ours as an ONNX model, run by onnxruntime-web.
import { field, join, node, tensor, value } from "../onnx.mjs";

const functions = { relu: "Relu", sigmoid: "Sigmoid", "hard-swish": "HardSwish" };

/** @returns {Promise<() => Promise<Float32Array[]>>} */
export async function row(
  /** @type {any} */ network,
  /** @type {any[]} */ placed,
  /** @type {{ data: Float32Array }} */ input,
) {
  const ort = await import("onnxruntime-web");
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = "error";
  const session = await ort.InferenceSession.create(model(network, placed), { executionProviders: ["wasm"] });
  const x = new ort.Tensor("float32", input.data, [1, ...network.input]);
  return async () => {
    const given = await session.run({ input: x });
    return network.outputs.map((/** @type {string} */ name) => /** @type {any} */ (given[name]).data);
  };
}

function model(/** @type {any} */ network, /** @type {any[]} */ placed) {
  /** @type {Buffer[]} */
  const tensors = [];
  const constant = (
    /** @type {string} */ name,
    /** @type {number[]} */ dims,
    /** @type {Float32Array} */ data,
  ) => {
    tensors.push(tensor(name, dims, data));
    return name;
  };
  const nodes = placed.map(({ layer, from, inputs, output, axes }) => {
    const { name, kind } = layer;
    const names = from.map((/** @type {number} */ place) => (place < 0 ? "input" : placed[place].layer.name));
    const sliding = {
      kernel_shape: axes.map((/** @type {any} */ axis) => axis.kernel),
      strides: axes.map((/** @type {any} */ axis) => axis.stride),
      pads: ["before", "after"].flatMap((side) => axes.map((/** @type {any} */ axis) => axis[side])),
    };
    switch (kind) {
      case "conv":
      case "depthwise":
      case "pointwise":
      case "transposed": {
        const { w, bias } = network.weights.get(name);
        const learnt = [constant(`${name}/w`, w.shape, w.data), constant(`${name}/b`, bias.shape, bias.data)];
        const group = kind === "depthwise" ? inputs[0][0] : 1;
        const type = kind === "transposed" ? "ConvTranspose" : "Conv";
        return node(type, [...names, ...learnt], name, { ...sliding, group });
      }
      case "max-pool":
        return node("MaxPool", names, name, sliding);
      case "global-average-pool":
        return node("GlobalAveragePool", names, name, {});
      case "upsample": {
        const scales = constant(`${name}/s`, [4], Float32Array.of(1, 1, layer.factor, layer.factor));
        const how = { mode: "linear", coordinate_transformation_mode: "half_pixel" };
        return node("Resize", [...names, "", scales], name, how);
      }
      case "widen": {
        const rest = [1, output[0] - inputs[0][0], ...output.slice(1)];
        const zeros = new Float32Array(rest.reduce((size, length) => size * length, 1));
        return node("Concat", [...names, constant(`${name}/0`, rest, zeros)], name, { axis: 1 });
      }
      case "activation":
        return node(functions[/** @type {"relu"} */ (layer.apply)], names, name, {});
      default:
        return node(kind === "add" ? "Add" : "Mul", names, name, {});
    }
  });
  const shapes = new Map(placed.map(({ layer, output }) => [layer.name, output]));
  const graph = join(
    ...nodes.map((each) => field(1, each)),
    field(2, "network"),
    ...tensors.map((each) => field(5, each)),
    field(11, value("input", [1, ...network.input])),
    ...network.outputs.map((/** @type {string} */ name) =>
      field(12, value(name, [1, ...(shapes.get(name) ?? [])])),
    ),
  );
  return join(field(1, 8), field(7, graph), field(8, field(2, 14)));
}

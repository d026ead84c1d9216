// @ts-check
// Just enough of ONNX's protobuf to write a chain of Conv, ConvTranspose and a channel shuffle (field numbers: onnx.proto3).

/** A length-delimited, varint or string field. */
export function field(/** @type {number} */ number, /** @type {number | string | Uint8Array} */ value) {
  if (typeof value === "number") return Buffer.concat([varint(number << 3), varint(value)]);
  const bytes = typeof value === "string" ? Buffer.from(value) : value;
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

function varint(/** @type {number} */ value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

export const join = (/** @type {Uint8Array[]} */ ...parts) => Buffer.concat(parts);

export function tensor(
  /** @type {string} */ name,
  /** @type {number[]} */ dims,
  /** @type {Float32Array | BigInt64Array} */ data,
) {
  const raw = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const type = data instanceof Float32Array ? 1 : 7;
  return join(...dims.map((dim) => field(1, dim)), field(2, type), field(8, name), field(9, raw));
}

export function value(/** @type {string} */ name, /** @type {number[]} */ dims) {
  const shape = join(...dims.map((dim) => field(1, field(1, dim))));
  return join(field(1, name), field(2, field(1, join(field(1, 1), field(2, shape)))));
}

export function node(
  /** @type {string} */ type,
  /** @type {string[]} */ inputs,
  /** @type {string} */ output,
  /** @type {{ [name: string]: number | string | number[] }} */ attributes,
) {
  const written = Object.entries(attributes).map(([name, of]) => {
    if (typeof of === "string") return field(5, join(field(1, name), field(4, of), field(20, 3)));
    return field(
      5,
      typeof of === "number"
        ? join(field(1, name), field(3, of), field(20, 2))
        : join(field(1, name), ...of.map((each) => field(8, each)), field(20, 7)),
    );
  });
  return join(...inputs.map((input) => field(1, input)), field(2, output), field(4, type), ...written);
}

/**
 * The bytes of a model with input "x" and output "y" of the workload's shapes and a batch of 1.
 * @param {import("./workloads.mjs").Workload} workload
 */
export function model({ layers }) {
  /** @type {Buffer[]} */
  const nodes = [];
  /** @type {Buffer[]} */
  const tensors = [];
  layers.forEach((layer, index) => {
    const { kind, output, weights, stride, padding, dilation, groups, w, bias } = layer;
    const from = index === 0 ? "x" : `t${index}`;
    const to = index === layers.length - 1 ? "y" : `t${index + 1}`;
    const [channels = 1, ...cells] = output;
    if (kind === "shuffle") {
      tensors.push(tensor("split", [4], BigInt64Array.from([groups, channels / groups, ...cells], BigInt)));
      tensors.push(tensor("whole", [4], BigInt64Array.from([1, ...output], BigInt)));
      nodes.push(node("Reshape", [from, "split"], "a", {}));
      nodes.push(node("Transpose", ["a"], "b", { perm: [1, 0, 2, 3] }));
      nodes.push(node("Reshape", ["b", "whole"], to, {}));
      return;
    }
    tensors.push(tensor(`w${index}`, weights, w), tensor(`b${index}`, [channels], bias));
    nodes.push(
      node(kind === "conv" ? "Conv" : "ConvTranspose", [from, `w${index}`, `b${index}`], to, {
        strides: cells.map(() => stride),
        dilations: cells.map(() => dilation),
        pads: [...cells, ...cells].map(() => padding),
        kernel_shape: weights.slice(2),
        group: groups,
      }),
    );
  });
  const graph = join(
    ...nodes.map((each) => field(1, each)),
    field(2, "workload"),
    ...tensors.map((each) => field(5, each)),
    field(11, value("x", [1, ...(layers[0]?.input ?? [])])),
    field(12, value("y", [1, ...(layers.at(-1)?.output ?? [])])),
  );
  return join(field(1, 8), field(7, graph), field(8, field(2, 13)));
}

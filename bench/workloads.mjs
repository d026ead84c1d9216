// @ts-check
// What is timed: W1 … W9, batch 1, 32-bit floats. A workload is a chain of layers on random numbers.

/**
 * @typedef {object} Layer
 * @property {"conv" | "transpose" | "shuffle"} kind
 * @property {number[]} input `[C, …spatial]`
 * @property {number[]} output
 * @property {number[]} weights their shape, PyTorch's
 * @property {number} stride
 * @property {number} padding
 * @property {number} dilation
 * @property {number} groups
 * @property {Float32Array} w
 * @property {Float32Array} bias
 *
 * @typedef {{ id: string, name: string, layers: Layer[], x: Float32Array, im2col: number }} Workload
 */

/** Numbers between −1 and 1 that are the same in every run. */
function numbers(/** @type {number} */ count, /** @type {number} */ seed, scale = 1) {
  let state = Math.imul(seed, 2654435761) >>> 0;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return scale * (state / 2 ** 31 - 1);
  });
}

export const size = (/** @type {number[]} */ shape) => shape.reduce((product, length) => product * length, 1);

let seed = 0;

/** @returns {Layer} */
function layer(
  /** @type {number[]} */ input,
  /** @type {number} */ channels,
  /** @type {number} */ kernel,
  { kind = "conv", stride = 1, padding = 0, dilation = 1, groups = 1 } = {},
) {
  const [from = 1, ...cells] = input;
  const spatial = cells.map((length) =>
    kind === "transpose"
      ? (length - 1) * stride + dilation * (kernel - 1) + 1 - 2 * padding
      : Math.floor((length + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1,
  );
  const taps = cells.map(() => kernel);
  const weights =
    kind === "transpose" ? [from, channels / groups, ...taps] : [channels, from / groups, ...taps];
  const seen = (from / groups) * size(taps);
  return {
    kind: /** @type {Layer["kind"]} */ (kind),
    input,
    output: [channels, ...spatial],
    weights,
    stride,
    padding,
    dilation,
    groups,
    w: numbers(size(weights), ++seed, Math.sqrt(3 / seen)),
    bias: numbers(channels, ++seed, 0.1),
  };
}

/** @returns {Workload} */
function workload(/** @type {string} */ id, /** @type {string} */ name, /** @type {Layer[]} */ layers) {
  const [first] = layers;
  if (!first) throw new Error(`${id} has no layers`);
  const taps = size(first.weights.slice(1));
  return {
    id,
    name,
    layers,
    x: numbers(size(first.input), 99),
    im2col: 4 * taps * size(first.output.slice(1)),
  };
}

/** The convolutions of MobileNetV1 1.0-224, batch normalisation folded in; without activations, pooling and classifier. */
function mobileNet() {
  const layers = [layer([3, 224, 224], 32, 3, { stride: 2, padding: 1 })];
  const blocks = [
    [64, 1],
    [128, 2],
    [128, 1],
    [256, 2],
    [256, 1],
    [512, 2],
    ...Array.from({ length: 5 }, () => [512, 1]),
    [1024, 2],
    [1024, 1],
  ];
  for (const [channels = 1, stride = 1] of blocks) {
    const x = layers.at(-1)?.output ?? [];
    const groups = x[0] ?? 1;
    const depthwise = layer(x, groups, 3, { stride, padding: 1, groups });
    layers.push(depthwise, layer(depthwise.output, channels, 1));
  }
  return layers;
}

/** @type {{ [id: string]: () => Workload }} */
export const workloads = {
  W1: () => workload("W1", "3×3, 56×56×64→64", [layer([64, 56, 56], 64, 3, { padding: 1 })]),
  W2: () => workload("W2", "3×3, 14×14×256→256", [layer([256, 14, 14], 256, 3, { padding: 1 })]),
  W3: () =>
    workload("W3", "depthwise 3×3, 112×112×64", [layer([64, 112, 112], 64, 3, { padding: 1, groups: 64 })]),
  W4: () => workload("W4", "1×1, 56×56×128→128", [layer([128, 56, 56], 128, 1)]),
  W5: () =>
    workload("W5", "3×3 dilation 2, 56×56×64→64", [layer([64, 56, 56], 64, 3, { padding: 2, dilation: 2 })]),
  W6: () =>
    workload("W6", "transposed 4×4 s2, 28×28×128→64", [
      layer([128, 28, 28], 64, 4, { kind: "transpose", stride: 2, padding: 1 }),
    ]),
  W7: () => workload("W7", "3-D 3×3×3, 16×28×28×32→32", [layer([32, 16, 28, 28], 32, 3, { padding: 1 })]),
  W8: () => {
    const grouped = layer([240, 28, 28], 240, 1, { groups: 4 });
    return workload("W8", "grouped 1×1 g4 + shuffle, 28×28×240", [
      grouped,
      { ...grouped, kind: "shuffle", input: grouped.output },
    ]);
  },
  W9: () => workload("W9", "MobileNetV1 1.0-224", mobileNet()),
};

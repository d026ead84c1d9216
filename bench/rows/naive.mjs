// @ts-check
// The loops that every row is checked against: sums in double precision, input and output in 32 bits.
import { size } from "../workloads.mjs";

/** @param {import("../workloads.mjs").Workload} workload */
export function naive({ layers, x }) {
  return layers.reduce(
    (numbers, layer) => (layer.kind === "shuffle" ? shuffle : convolve)(layer, numbers),
    x,
  );
}

function shuffle(
  /** @type {import("../workloads.mjs").Layer} */ { output, groups },
  /** @type {Float32Array} */ x,
) {
  const [channels = 1, ...cells] = output;
  const plane = size(cells);
  const y = new Float32Array(x.length);
  for (let c = 0; c < channels; c++) {
    const to = (c % (channels / groups)) * groups + Math.floor(c / (channels / groups));
    y.set(x.subarray(c * plane, (c + 1) * plane), to * plane);
  }
  return y;
}

function convolve(/** @type {import("../workloads.mjs").Layer} */ layer, /** @type {Float32Array} */ x) {
  const { kind, input, output, weights, stride, padding, dilation, groups, w, bias } = layer;
  const transposed = kind === "transpose";
  const three = (/** @type {number[]} */ cells) => [...[1, 1, 1].slice(cells.length), ...cells];
  const [d = 1, h = 1, v = 1] = three(input.slice(1));
  const [yd = 1, yh = 1, yv = 1] = three(output.slice(1));
  const [kd = 1, kh = 1, kv = 1] = three(weights.slice(2));
  const [from = 1, to = 1] = [input[0], output[0]];
  const [perIn, perOut] = [from / groups, to / groups];
  // An axis that is not there has one cell and no padding.
  const before = three(input.slice(1).map(() => padding)).map((side, axis) =>
    axis < 4 - input.length ? 0 : side,
  );
  const tap = kd * kh * kv;
  const sums = Float64Array.from(
    { length: size(output) },
    (_, i) => bias[Math.floor(i / (yd * yh * yv))] ?? 0,
  );
  const meets = (/** @type {number} */ a, /** @type {number} */ k, /** @type {number} */ side) =>
    transposed ? a * stride + k * dilation - side : (a + side - k * dilation) / stride;
  for (let c = 0; c < from; c++) {
    const group = Math.floor(c / perIn);
    for (let o = 0; o < perOut; o++) {
      const out = (group * perOut + o) * yd * yh * yv;
      const kernel = (transposed ? c * perOut + o : (group * perOut + o) * perIn + (c % perIn)) * tap;
      for (let t = 0; t < tap; t++) {
        const weight = w[kernel + t] ?? 0;
        const [ta, tb, tc] = [Math.floor(t / (kh * kv)), Math.floor(t / kv) % kh, t % kv];
        for (let a = 0; a < d; a++) {
          const oa = meets(a, ta, before[0] ?? 0);
          if (oa < 0 || oa >= yd || oa % 1 !== 0) continue;
          for (let b = 0; b < h; b++) {
            const ob = meets(b, tb, before[1] ?? 0);
            if (ob < 0 || ob >= yh || ob % 1 !== 0) continue;
            const [row, source] = [out + (oa * yh + ob) * yv, ((c * d + a) * h + b) * v];
            for (let e = 0; e < v; e++) {
              const oc = meets(e, tc, before[2] ?? 0);
              if (oc < 0 || oc >= yv || oc % 1 !== 0) continue;
              sums[row + oc] = (sums[row + oc] ?? 0) + weight * (x[source + e] ?? 0);
            }
          }
        }
      }
    }
  }
  return Float32Array.from(sums);
}

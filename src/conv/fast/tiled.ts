// The fast path without WebAssembly: the same panels, tiles of 3 channels × 4 positions in plain TypeScript. The sums
// stay in ordinary variables and the arrays are parameters of their own: both is what compilers make fast code of.
import { sizeOf } from "../array";
import { checkLength, type Plan } from "./engine";
import type { Lowering, Phase } from "./lowering";
import { singleKernels } from "./single-kernels";
import { slide } from "./slide";

/** Numbers of panels at a time. */
const PANELS = 16 * 1024;

interface Packed extends Phase {
  /** ⌈channels / 3⌉ panels of depth × 3 for each group. */
  readonly weights: Float32Array;
  readonly depth: number;
  readonly step: number;
}

export function tiledPlan(lowering: Lowering, w: Float32Array, bias: ArrayLike<number> | undefined): Plan {
  const { groups, channels, padded } = lowering;
  const [cells, plane] = [sizeOf(padded), sizeOf(lowering.output)];
  const lengths = {
    input: groups * channels.input * sizeOf(lowering.input),
    output: groups * channels.output * plane,
  };
  const biases = Float32Array.from({ length: groups * channels.output }, (_, c) => bias?.[c] ?? 0);
  const isAlone = channels.input === 1 && channels.output < 3 && lowering.phases.length === 1;
  const phases = isAlone ? [] : lowering.phases.map((phase) => packed(lowering, phase, w));
  const [first] = lowering.phases as [Phase];
  const kernels = isAlone ? singleKernels(lowering, first, w) : new Float32Array();
  const inside = lowering.isPadded ? new Float32Array(groups * channels.input * cells) : undefined;
  const panels = new Float32Array(Math.max(0, ...phases.map(({ step, depth }) => step * depth)));
  const bytes = (arrays: Float32Array[]) => arrays.reduce((sum, array) => sum + array.byteLength, 0);
  return {
    memory: {
      kept: bytes([
        ...phases.map(({ weights }) => weights),
        kernels,
        biases,
        panels,
        inside ?? new Float32Array(),
      ]),
      shared: 0,
    },
    run(x, y) {
      checkLength(x, lengths.input, "input");
      checkLength(y, lengths.output, "output");
      if (inside) pad(x, inside, lowering);
      const source = inside ?? x;
      for (let g = 0; g < groups; g++) {
        for (const phase of phases) multiply(source, g, lowering, phase, panels, y, biases, cells, plane);
      }
      if (!isAlone) return;
      const taps = first.tap.length;
      for (let c = 0; c < groups * channels.output; c++) {
        const kernel = kernels.subarray(c * taps, (c + 1) * taps);
        slide(source, Math.floor(c / channels.output) * cells, first, kernel, y, c * plane, biases[c]!);
      }
    },
    free() {},
  };
}

function packed(
  { groups, channels, weights: { perOutput, perInput, perGroup } }: Lowering,
  phase: Phase,
  w: Float32Array,
): Packed {
  const taps = phase.tap.length;
  const depth = channels.input * taps;
  const tiles = Math.ceil(channels.output / 3);
  const weights = new Float32Array(groups * tiles * depth * 3);
  let at = 0;
  for (let g = 0; g < groups; g++) {
    for (let c = 0; c < 3 * tiles; c += 3) {
      const rows = Math.min(3, channels.output - c);
      for (let i = 0; i < channels.input; i++) {
        for (let t = 0; t < taps; t++, at += 3) {
          const first = g * perGroup + c * perOutput + i * perInput + phase.tap[t]!;
          for (let row = 0; row < rows; row++) weights[at + row] = w[first + row * perOutput]!;
        }
      }
    }
  }
  const step = Math.min(
    4 * Math.max(1, Math.floor(PANELS / (4 * Math.max(1, depth)))),
    4 * Math.ceil(phase.from.length / 4),
  );
  return { ...phase, weights, depth, step };
}

/** Rows of `x` into the middle of the zeros of `out`. */
function pad(
  x: Float32Array,
  out: Float32Array,
  { groups, channels, input, before, padded }: Lowering,
): void {
  const [depth, height, width] = input;
  let from = 0;
  for (let n = 0; n < groups * channels.input; n++) {
    for (let d = 0; d < depth; d++) {
      let to = ((n * padded[0] + d + before[0]) * padded[1] + before[1]) * padded[2] + before[2];
      for (let h = 0; h < height; h++, from += width, to += padded[2]) {
        for (let i = 0; i < width; i++) out[to + i] = x[from + i]!;
      }
    }
  }
}

function multiply(
  x: Float32Array,
  group: number,
  { channels }: Lowering,
  phase: Packed,
  panels: Float32Array,
  y: Float32Array,
  biases: Float32Array,
  cells: number,
  plane: number,
): void {
  const { depth, step, from, to, offset, weights } = phase;
  const firstChannel = group * channels.output;
  for (let p = 0; p < from.length; p += step) {
    const end = Math.min(p + step, from.length);
    let at = 0;
    for (let q = p; q < end; q += 4) {
      pack(x, group * channels.input * cells, channels.input, cells, offset, from, q, panels, at);
      at += 4 * depth;
    }
    for (let c = 0; c < channels.output; c += 3) {
      const tile = (group * Math.ceil(channels.output / 3) + c / 3) * depth * 3;
      const rows = Math.min(3, channels.output - c);
      at = 0;
      for (let q = p; q < end; q += 4, at += 4 * depth) {
        product(
          panels,
          at,
          weights,
          tile,
          depth,
          y,
          firstChannel + c,
          rows,
          plane,
          to,
          q,
          Math.min(4, end - q),
          biases,
        );
      }
    }
  }
}

function pack(
  x: Float32Array,
  first: number,
  channels: number,
  cells: number,
  offset: Uint32Array,
  from: Uint32Array,
  q: number,
  panels: Float32Array,
  at: number,
): void {
  const last = from.length - 1;
  const f0 = first + from[q]!;
  const f1 = first + from[Math.min(q + 1, last)]!;
  const f2 = first + from[Math.min(q + 2, last)]!;
  const f3 = first + from[Math.min(q + 3, last)]!;
  for (let c = 0, cell = 0; c < channels; c++, cell += cells) {
    for (let t = 0; t < offset.length; t++, at += 4) {
      const tap = cell + offset[t]!;
      panels[at] = x[f0 + tap]!;
      panels[at + 1] = x[f1 + tap]!;
      panels[at + 2] = x[f2 + tap]!;
      panels[at + 3] = x[f3 + tap]!;
    }
  }
}

/** One tile: `rows` ≤ 3 channels × `count` ≤ 4 positions. */
function product(
  panels: Float32Array,
  panel: number,
  weights: Float32Array,
  tile: number,
  depth: number,
  y: Float32Array,
  channel: number,
  rows: number,
  plane: number,
  to: Uint32Array | undefined,
  position: number,
  count: number,
  biases: Float32Array,
): void {
  let [a0, a1, a2, a3] = [0, 0, 0, 0];
  let [b0, b1, b2, b3] = [0, 0, 0, 0];
  let [c0, c1, c2, c3] = [0, 0, 0, 0];
  for (let k = 0; k < depth; k++, panel += 4, tile += 3) {
    const x0 = panels[panel]!;
    const x1 = panels[panel + 1]!;
    const x2 = panels[panel + 2]!;
    const x3 = panels[panel + 3]!;
    const wa = weights[tile]!;
    const wb = weights[tile + 1]!;
    const wc = weights[tile + 2]!;
    a0 += wa * x0;
    a1 += wa * x1;
    a2 += wa * x2;
    a3 += wa * x3;
    b0 += wb * x0;
    b1 += wb * x1;
    b2 += wb * x2;
    b3 += wb * x3;
    c0 += wc * x0;
    c1 += wc * x1;
    c2 += wc * x2;
    c3 += wc * x3;
  }
  const sums = [a0, a1, a2, a3, b0, b1, b2, b3, c0, c1, c2, c3];
  for (let row = 0; row < rows; row++) {
    const bias = biases[channel + row]!;
    const base = (channel + row) * plane;
    for (let i = 0; i < count; i++) {
      y[base + (to ? to[position + i]! : position + i)] = bias + sums[4 * row + i]!;
    }
  }
}

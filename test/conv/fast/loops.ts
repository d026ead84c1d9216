// The plainest loops over a geometry, in double precision, to hold the fast plans to; and numbers to feed them with.
import type { Axis } from "../../../src/conv/axis";
import type { Geometry } from "../../../src/conv/geometry";

/** `count` numbers between −1 and 1 that look random and are the same each time. */
export function numbers(count: number, seed: number): Float32Array {
  let state = seed * 2654435761;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** The largest difference, relative to the largest number expected. */
export function worst(got: Float32Array, expected: Float64Array): number {
  let [difference, size] = [0, 1];
  expected.forEach((value, index) => {
    const error = Math.abs(got[index]! - value);
    difference = Math.max(difference, Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);
    size = Math.max(size, Math.abs(value));
  });
  return difference / size;
}

export function forward(g: Geometry, x: Float32Array, w: Float32Array, bias?: Float32Array): Float64Array {
  const y = filled(g, "output", bias);
  touch(g, (xi, wi, yi) => {
    y[yi] = y[yi]! + w[wi]! * x[xi]!;
  });
  return y;
}

export function adjoint(g: Geometry, y: Float32Array, w: Float32Array, bias?: Float32Array): Float64Array {
  const x = filled(g, "input", bias);
  touch(g, (xi, wi, yi) => {
    x[xi] = x[xi]! + w[wi]! * y[yi]!;
  });
  return x;
}

function filled({ axes, channels }: Geometry, side: "input" | "output", bias?: Float32Array): Float64Array {
  const plane = axes.reduce((size, axis) => size * axis[side], 1);
  return Float64Array.from({ length: channels[side] * plane }, (_, i) => bias?.[Math.floor(i / plane)] ?? 0);
}

/** Calls `each` for all products of one input, one weight and one output. */
function touch({ axes, channels, groups }: Geometry, each: (x: number, w: number, y: number) => void): void {
  const [perInput, perOutput] = [channels.input / groups, channels.output / groups];
  const walk = (depth: number, x: number, w: number, y: number): void => {
    const axis: Axis | undefined = axes[depth];
    if (!axis) {
      each(x, w, y);
      return;
    }
    for (let o = 0; o < axis.output; o++) {
      for (let k = 0; k < axis.kernel; k++) {
        const i = o * axis.stride + k * axis.dilation - axis.before;
        if (i < 0 || i >= axis.input) continue;
        walk(depth + 1, x * axis.input + i, w * axis.kernel + k, y * axis.output + o);
      }
    }
  };
  for (let o = 0; o < channels.output; o++) {
    for (let c = 0; c < perInput; c++) {
      walk(0, Math.floor(o / perOutput) * perInput + c, o * perInput + c, o);
    }
  }
}

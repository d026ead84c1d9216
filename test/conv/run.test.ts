// Through the door: the fast path equals the reference, whichever was chosen.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sizeOf } from "../../src/conv/array";
import { biases } from "../../src/conv/bias";
import { conv, convTranspose } from "../../src/conv/conv";
import { geometry, inputOf } from "../../src/conv/geometry";
import { convGradients } from "../../src/conv/gradient";
import { adjoint, forward, weightGradient } from "../../src/conv/reference";
import type { EngineOptions } from "../../src/conv/run";
import { transposedGeometry } from "../../src/conv/transposed-geometry";
import { convolutions, transposedConvolutions, whole } from "./problem";

const sizes = { cells: [120, 20, 8], channels: 8 } as const;

const engines: [string, EngineOptions, number][] = [
  ["with Winograd", {}, 1e-4],
  ["without Winograd", { winograd: false }, 1e-5],
  ["in plain TypeScript", { engine: "typescript" }, 1e-5],
];

describe.each(engines)("%s", (_, engine, tolerance) => {
  test("conv is the reference's", () => {
    fc.assert(
      fc.property(convolutions(sizes), ({ x, w, options }) => {
        const g = geometry(x.shape, w.shape, options);
        const y = new Float32Array(sizeOf(g.output));
        forward(g, x.data, w.data, biases(options.bias), y);
        expect(worst(conv(x, w, { ...options, ...engine }).data, y)).toBeLessThan(tolerance);
      }),
      { numRuns: 60 },
    );
  });

  test("convTranspose is the reference's", () => {
    fc.assert(
      fc.property(transposedConvolutions(sizes), ({ x, w, options }) => {
        const g = transposedGeometry(x.shape, w.shape, options);
        const y = new Float32Array(sizeOf(inputOf(g)));
        adjoint(g, x.data, w.data, biases(options.bias), y);
        expect(worst(convTranspose(x, w, { ...options, ...engine }).data, y)).toBeLessThan(tolerance);
      }),
      { numRuns: 60 },
    );
  });

  test("the weights' gradient is the reference's", () => {
    fc.assert(
      fc.property(convolutions(sizes), ({ x, w, options }) => {
        const g = geometry(x.shape, w.shape, options);
        const dy = whole(g.output, 3);
        const dw = new Float32Array(w.size);
        weightGradient(g, x.data, dy.data, dw);
        const { weights } = convGradients(x, w, dy, { ...options, ...engine });
        expect(worst(weights.data, dw)).toBeLessThan(tolerance);
      }),
      { numRuns: 60 },
    );
  });
});

test("Winograd's 3 × 3 is near, and exact on whole numbers when switched off", () => {
  const [x, w] = [whole([16, 24, 22], 1), whole([24, 16, 3, 3], 2)];
  const g = geometry(x.shape, w.shape, { padding: 1 });
  const y = new Float32Array(sizeOf(g.output));
  forward(g, x.data, w.data, undefined, y);
  expect(worst(conv(x, w, { padding: 1 }).data, y)).toBeLessThan(1e-4);
  expect(conv(x, w, { padding: 1, winograd: false }).data).toEqual(y);
});

/** The largest difference, as a share of the largest number expected. */
function worst(got: Float32Array, expected: Float32Array): number {
  expect(got.length).toBe(expected.length);
  const [difference, scale] = expected.reduce(
    ([most, largest], number, index) => {
      const error = Math.abs(got[index]! - number);
      return [
        Number.isNaN(error) ? Number.POSITIVE_INFINITY : Math.max(most!, error),
        Math.max(largest!, Math.abs(number)),
      ];
    },
    [0, 1],
  );
  return difference! / scale!;
}

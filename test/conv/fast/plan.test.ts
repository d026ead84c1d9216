import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Axis, axis } from "../../../src/conv/axis";
import { type PlanOptions, planAdjoint, planForward } from "../../../src/conv/fast/plan";
import type { Geometry } from "../../../src/conv/geometry";
import { adjoint, forward, numbers, worst } from "./loops";

const engines: [string, PlanOptions][] = [
  ["WebAssembly", { engine: "wasm", winograd: false }],
  ["WebAssembly with Winograd", { engine: "wasm" }],
  ["plain TypeScript", { engine: "typescript" }],
];

describe.each(engines)("%s", (name, options) => {
  const allowed = name.endsWith("Winograd") ? 1e-4 : 1e-5;

  function check(g: Geometry, withBias = true): void {
    const [c, k] = [g.channels, g.axes.reduce((size, { kernel }) => size * kernel, 1)];
    const w = numbers((c.output * c.input * k) / g.groups, 2);
    const cells = (of: "input" | "output") => c[of] * g.axes.reduce((size, each) => size * each[of], 1);
    for (const [from, to, make, loop] of [
      ["input", "output", planForward, forward],
      ["output", "input", planAdjoint, adjoint],
    ] as const) {
      const x = numbers(cells(from), 1);
      const bias = withBias ? numbers(c[to], 3) : undefined;
      const y = new Float32Array(cells(to)).fill(Number.NaN);
      const plan = make(g, w, bias, options);
      plan.run(x, y);
      expect(worst(y, loop(g, x, w, bias))).toBeLessThan(allowed);
      plan.free();
    }
  }

  test.each([
    [
      "a 3 × 3 kernel on 64 channels",
      geometry([axis(20, 3, { padding: 1 }), axis(18, 3, { padding: 1 })], 64, 32),
    ],
    ["one pixel", geometry([axis(1, 1), axis(1, 1)], 1, 1)],
    [
      "a kernel larger than the input",
      geometry([axis(2, 5, { padding: 3 }), axis(1, 7, { padding: 5 })], 3, 5),
    ],
    ["only padding under some taps", geometry([axis(3, 3, { padding: 9, dilation: 8 })], 5, 7)],
    [
      "a stride longer than the kernel",
      geometry([axis(23, 2, { stride: 5 }), axis(11, 1, { stride: 3 })], 9, 4),
    ],
    [
      "depthwise, stride 2, odd width",
      geometry([axis(9, 3, { stride: 2, padding: 1 }), axis(13, 3, { stride: 2, padding: [0, 1] })], 7, 7, 7),
    ],
    [
      "depthwise with a multiplier",
      geometry([axis(9, 3, { padding: 1 }), axis(3, 3, { padding: 1 })], 5, 10, 5),
    ],
    [
      "a stride longer than one channel's input",
      geometry([axis(1, 2, { stride: 2, padding: [0, 1] })], 3, 3, 3),
    ],
    [
      "3 × 3 with different dilations",
      geometry(
        [axis(13, 3, { padding: 2, dilation: 2 }), axis(19, 3, { padding: [3, 2], dilation: 3 })],
        17,
        12,
      ),
    ],
    ["3 × 3 in groups", geometry([axis(9, 3, { padding: 1 }), axis(6, 3, { padding: 1 })], 18, 20, 2)],
    [
      "volumes with a strided depth",
      geometry([axis(9, 2, { stride: 3, dilation: 2 }), axis(11, 3), axis(9, 3, { padding: 1 })], 8, 9),
    ],
    [
      "planes too large for one stage",
      geometry([axis(150, 3, { padding: 1 }), axis(130, 3, { padding: 1 })], 2, 2, 2),
    ],
    [
      "more rows than one window has",
      geometry([axis(103, 3, { padding: 1 }), axis(90, 3, { padding: 1 })], 16, 8),
    ],
    [
      "more slices than one window has",
      geometry([axis(13, 3, { padding: 2 }), axis(30, 3), axis(31, 3, { padding: 1 })], 8, 8),
    ],
    [
      "a stride between windows",
      geometry([axis(150, 2, { stride: 3 }), axis(120, 5, { padding: 2 })], 8, 16),
    ],
    ["many channels, few positions", geometry([axis(3, 3), axis(3, 3)], 257, 17)],
    [
      "volumes",
      geometry([axis(5, 3, { padding: 1 }), axis(6, 3, { padding: 1 }), axis(7, 3, { padding: 1 })], 8, 9),
    ],
  ])("computes %s as loops do, forward and adjoint", (_, g) => {
    check(g);
    check(g, false);
  });

  test("computes any geometry as loops do, forward and adjoint", () => {
    fc.assert(
      fc.property(geometries(), (g) => check(g)),
      { numRuns: 250 },
    );
  });

  test("refuses numbers that do not fit the geometry", () => {
    const g = geometry([axis(4, 3)], 3, 5);
    expect(() => planForward(g, new Float32Array(44), undefined, options)).toThrow("45 weights, got 44");
    expect(() => planForward(g, new Float32Array(45), [1, 2], options)).toThrow(
      "2 biases for 5 output channels",
    );
    const plan = planForward(g, new Float32Array(45), undefined, options);
    expect(() => plan.run(new Float32Array(11), new Float32Array(10))).toThrow(
      "needs 12 numbers of input, got 11",
    );
    expect(() => plan.run(new Float32Array(12), new Float32Array(11))).toThrow(
      "needs 10 numbers of output, got 11",
    );
  });
});

function geometry(axes: Axis[], input: number, output: number, groups = 1): Geometry {
  return { axes, channels: { input, output }, groups, output: [output, ...axes.map((each) => each.output)] };
}

function geometries() {
  const number = (min: number, max: number) => fc.integer({ min, max });
  const one = fc
    .record({
      input: number(1, 14),
      kernel: number(1, 5),
      stride: number(1, 3),
      dilation: number(1, 3),
      before: number(0, 4),
      after: number(0, 4),
    })
    .filter((a) => a.dilation * (a.kernel - 1) + 1 <= a.input + a.before + a.after)
    .map((a) => axis(a.input, a.kernel, { ...a, padding: [a.before, a.after] }));
  const plain = fc
    .record({ input: number(9, 14), dilation: number(1, 2), before: number(0, 3) })
    .map(({ input, dilation, before }) => axis(input, 3, { padding: [before, 1], dilation }));
  return fc
    .record({
      axes: fc.oneof(
        fc.array(one, { minLength: 1, maxLength: 3 }),
        fc.tuple(plain, plain),
        fc.tuple(one, plain, plain),
      ),
      groups: fc.constantFrom(1, 1, 2, 3, 5),
      input: fc.constantFrom(1, 2, 3, 5, 7, 8, 17),
      output: fc.constantFrom(1, 2, 3, 4, 5, 7, 9, 17),
    })
    .map(({ axes, groups, input, output }) => geometry(axes, groups * input, groups * output, groups));
}

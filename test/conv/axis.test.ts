import fc from "fast-check";
import { expect, test } from "vitest";
import { type AxisOptions, axis, dropped } from "../../src/conv/axis";

const cases: [name: string, input: number, kernel: number, options: AxisOptions, output: number][] = [
  ["i5 k3 s1 p0", 5, 3, {}, 3],
  ["i5 k3 s1 p1", 5, 3, { padding: 1 }, 5],
  ["i5 k3 s2 p1", 5, 3, { stride: 2, padding: 1 }, 3],
  ["i6 k3 s2 p1, one cell dropped", 6, 3, { stride: 2, padding: 1 }, 3],
  ["i8 k3 s3 p0, two cells dropped", 8, 3, { stride: 3 }, 2],
  ["i7 k3 s1 p0 d2", 7, 3, { dilation: 2 }, 3],
  ["i224 k7 s2 p3", 224, 7, { stride: 2, padding: 3 }, 112],
  ["i5 k3 p[0,2]", 5, 3, { padding: [0, 2] }, 5],
  ["i1 k1", 1, 1, {}, 1],
];

test.each(cases)("the output of %s", (_, input, kernel, options, output) => {
  expect(axis(input, kernel, options).output).toBe(output);
});

test("same padding puts an odd zero after, same-lower before", () => {
  expect(axis(224, 7, { stride: 2, padding: "same" })).toMatchObject({ before: 2, after: 3, output: 112 });
  expect(axis(224, 7, { stride: 2, padding: "same-lower" })).toMatchObject({
    before: 3,
    after: 2,
    output: 112,
  });
});

test("same padding adds nothing where the stride already leaves cells over", () => {
  expect(axis(5, 1, { stride: 2, padding: "same" })).toMatchObject({ before: 0, after: 0, output: 3 });
});

test("dropped counts the cells that no position reaches", () => {
  expect(dropped(axis(8, 3, { stride: 3 }))).toBe(2);
  expect(dropped(axis(7, 3, { stride: 2 }))).toBe(0);
});

const anyAxis = fc.record({
  input: fc.integer({ min: 1, max: 60 }),
  kernel: fc.integer({ min: 1, max: 7 }),
  stride: fc.integer({ min: 1, max: 5 }),
  dilation: fc.integer({ min: 1, max: 4 }),
  before: fc.integer({ min: 0, max: 6 }),
  after: fc.integer({ min: 0, max: 6 }),
});

test("the output size counts the positions that fit, for any axis", () => {
  fc.assert(
    fc.property(anyAxis, ({ input, kernel, stride, dilation, before, after }) => {
      const span = dilation * (kernel - 1) + 1;
      fc.pre(span <= input + before + after);
      let positions = 0;
      for (let start = 0; start + span <= input + before + after; start += stride) positions++;
      expect(axis(input, kernel, { stride, dilation, padding: [before, after] }).output).toBe(positions);
    }),
  );
});

test("same padding gives ⌈i / s⌉ outputs, for any axis", () => {
  fc.assert(
    fc.property(
      anyAxis,
      fc.constantFrom("same" as const, "same-lower" as const),
      ({ input, kernel, stride, dilation }, padding) => {
        const { output, before, after } = axis(input, kernel, { stride, dilation, padding });
        expect(output).toBe(Math.ceil(input / stride));
        expect(Math.abs(before - after)).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test.each([
  [3, 5, {}, "kernel covers 5 cells but the padded input has 3 (axis 1)"],
  [3, 3, { dilation: 2 }, "kernel covers 5 cells but the padded input has 3 (axis 1)"],
  [5, 3, { stride: 0 }, "stride must be a whole number of 1 or more, got 0 (axis 1)"],
  [5, 3, { stride: 1.5 }, "stride must be a whole number of 1 or more, got 1.5 (axis 1)"],
  [5, 3, { dilation: Number.NaN }, "dilation must be a whole number of 1 or more, got NaN (axis 1)"],
  [0, 3, {}, "input must be a whole number of 1 or more, got 0 (axis 1)"],
  [
    5,
    3,
    { padding: -1 },
    'padding must be a whole number, [before, after], "valid", "same" or "same-lower", got -1 (axis 1)',
  ],
  [
    5,
    3,
    { padding: "full" as "same" },
    'padding must be a whole number, [before, after], "valid", "same" or "same-lower", got "full" (axis 1)',
  ],
] satisfies [number, number, AxisOptions, string][])(
  "axis(%i, %i, %o) says what is wrong",
  (input, kernel, options, message) => {
    expect(() => axis(input, kernel, options, "axis 1")).toThrow(new RangeError(message));
  },
);

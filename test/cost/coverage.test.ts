import fc from "fast-check";
import { expect, test } from "vitest";
import { coverage } from "../../src/cost/coverage";
import { receptiveField } from "../../src/cost/receptive-field";

const threes = (...dilations: number[]) => dilations.map((dilation) => ({ kernel: 3, dilation }));

test("dilations 2, 2, 2 never look at every other cell", () => {
  expect(coverage(threes(2, 2, 2))).toEqual([1, 0, 3, 0, 6, 0, 7, 0, 6, 0, 3, 0, 1]);
});

test("dilations 1, 2, 5 and 1, 2, 4 leave no cell out", () => {
  expect(coverage(threes(1, 2, 5))).toHaveLength(17);
  expect(coverage(threes(1, 2, 5))).not.toContain(0);
  expect(coverage(threes(1, 2, 4))).toEqual([1, 1, 2, 1, 3, 2, 3, 1, 3, 2, 3, 1, 2, 1, 1]);
});

test("a kernel that its stride does not divide reaches cells unevenly", () => {
  expect(coverage([{ kernel: 3, stride: 2 }, { kernel: 3 }])).toEqual([1, 1, 2, 1, 2, 1, 1]);
});

test("no layers see one cell", () => {
  expect(coverage([])).toEqual([1]);
});

const layer = fc.record({
  kernel: fc.integer({ min: 1, max: 4 }),
  stride: fc.integer({ min: 1, max: 3 }),
  dilation: fc.integer({ min: 1, max: 3 }),
});

test("all paths are counted, over as many cells as the receptive field has", () => {
  fc.assert(
    fc.property(fc.array(layer, { minLength: 1, maxLength: 4 }), (layers) => {
      const paths = coverage(layers);
      expect(paths).toHaveLength(receptiveField(layers).at(-1)!.size);
      expect(paths.reduce((sum, count) => sum + count, 0)).toBe(
        layers.reduce((product, { kernel }) => product * kernel, 1),
      );
      expect(paths[0]).toBeGreaterThan(0);
      expect(paths.at(-1)).toBeGreaterThan(0);
    }),
  );
});

import { expect, test } from "vitest";
import { receptiveField } from "../../src/cost/receptive-field";

const sizes = (layers: Parameters<typeof receptiveField>[0]) =>
  receptiveField(layers).map(({ size }) => size);
const threes = (...dilations: number[]) => dilations.map((dilation) => ({ kernel: 3, dilation }));

test("3×3 layers see 3, 5, 7 cells", () => {
  expect(sizes(threes(1, 1, 1))).toEqual([3, 5, 7]);
});

test("dilations 1, 2, 4 see 3, 7, 15 (F. Yu, V. Koltun, arXiv 1511.07122, figure 1)", () => {
  expect(sizes(threes(1, 2, 4))).toEqual([3, 7, 15]);
});

test("the context module sees 3, 5, 9, 17, 33, 65, 67, 67 (the same paper, table 1)", () => {
  expect(sizes([...threes(1, 1, 2, 4, 8, 16, 1), { kernel: 1 }])).toEqual([3, 5, 9, 17, 33, 65, 67, 67]);
});

test("VGG-16 sees 212 cells (Araujo, Norris, Sim, Distill 2019)", () => {
  const block = (count: number) => [
    ...Array.from({ length: count }, () => ({ kernel: 3 })),
    { kernel: 2, stride: 2 },
  ];
  expect(sizes([block(2), block(2), block(3), block(3), block(3)].flat()).at(-1)).toBe(212);
});

test("strides multiply the distance between outputs", () => {
  expect(
    receptiveField([
      { kernel: 3, stride: 2 },
      { kernel: 3, stride: 2 },
    ]),
  ).toEqual([
    { size: 3, jump: 2 },
    { size: 7, jump: 4 },
  ]);
});

test("a layer that is none is refused by its number", () => {
  expect(() => receptiveField([{ kernel: 3 }, { kernel: 0 }])).toThrow(
    "kernel must be a whole number of 1 or more, got 0 (layer 2)",
  );
});

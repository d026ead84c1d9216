// Random convolutions for the property tests: shapes and options that fit together, with small whole numbers.
import fc from "fast-check";
import { array, sizeOf, type Tensor } from "../../src/conv/array";
import type { ConvOptions } from "../../src/conv/geometry";
import type { ConvTransposeOptions } from "../../src/conv/transposed-geometry";

export interface Problem<Options> {
  x: Tensor;
  w: Tensor;
  options: Options;
}

interface Sizes {
  /** Longest axis for one, two and three axes. */
  cells: readonly [number, number, number];
  /** Most channels of a group. */
  channels: number;
}

const modest: Sizes = { cells: [12, 6, 4], channels: 2 };

/** An ordinary convolution of rank 1 to 3. */
export function convolutions(sizes: Sizes = modest): fc.Arbitrary<Problem<ConvOptions>> {
  return drawn(sizes)
    .filter(({ axes }) =>
      axes.every(
        ({ input, kernel, dilation, padding: [before, after] }) =>
          dilation * (kernel - 1) + 1 <= input + before + after,
      ),
    )
    .map(({ axes, groups, each: [i, o], bias, seed }) => ({
      x: whole([i * groups, ...axes.map(({ input }) => input)], seed),
      w: whole([o * groups, i, ...axes.map(({ kernel }) => kernel)], seed + 1),
      options: { ...shared(axes, groups), ...(bias && { bias: whole([o * groups], seed + 2).data }) },
    }));
}

/** A transposed convolution of rank 1 to 3. */
export function transposedConvolutions(sizes: Sizes = modest): fc.Arbitrary<Problem<ConvTransposeOptions>> {
  return drawn(sizes)
    .map((problem) => ({
      ...problem,
      outputPadding: problem.axes.map(({ extra, stride, dilation }) => extra % Math.max(stride, dilation)),
    }))
    .filter(({ axes, outputPadding }) =>
      axes.every(
        ({ input, kernel, stride, dilation, padding: [before, after] }, index) =>
          (input - 1) * stride + dilation * (kernel - 1) + 1 + outputPadding[index]! > before + after,
      ),
    )
    .map(({ axes, groups, each: [i, o], bias, seed, outputPadding }) => ({
      x: whole([i * groups, ...axes.map(({ input }) => input)], seed),
      w: whole([i * groups, o, ...axes.map(({ kernel }) => kernel)], seed + 1),
      options: {
        ...shared(axes, groups),
        outputPadding,
        ...(bias && { bias: whole([o * groups], seed + 2).data }),
      },
    }));
}

/** Whole numbers from −4 to 4 that look random and are the same for the same seed. */
export function whole(shape: readonly number[], seed: number): Tensor {
  let state = seed * 2654435761;
  const numbers = Array.from({ length: sizeOf(shape) }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state >>> 20) % 9) - 4;
  });
  return array(numbers, shape);
}

/** Σ a · b over all numbers. */
export function inner(a: Tensor, b: Tensor): number {
  return a.data.reduce((sum, number, index) => sum + number * b.data[index]!, 0);
}

interface DrawnAxis {
  input: number;
  kernel: number;
  stride: number;
  dilation: number;
  padding: [number, number];
  extra: number;
}

function drawn({ cells, channels }: Sizes) {
  const number = (min: number, max: number) => fc.integer({ min, max });
  return fc.integer({ min: 1, max: 3 }).chain((rank) => {
    const one = fc.record<DrawnAxis>({
      input: number(1, cells[rank - 1]!),
      kernel: number(1, rank < 3 ? 4 : 3),
      stride: number(1, 3),
      dilation: number(1, 3),
      padding: fc.tuple(number(0, 3), number(0, 3)),
      extra: number(0, 2),
    });
    return fc.record({
      axes: fc.array(one, { minLength: rank, maxLength: rank }),
      groups: number(1, 3),
      each: fc.tuple(number(1, channels), number(1, channels)),
      bias: fc.boolean(),
      seed: number(1, 1000),
    });
  });
}

function shared(axes: readonly DrawnAxis[], groups: number) {
  return {
    stride: axes.map(({ stride }) => stride),
    padding: axes.map(({ padding }) => padding),
    dilation: axes.map(({ dilation }) => dilation),
    groups,
  };
}

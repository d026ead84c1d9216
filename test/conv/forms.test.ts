// One operation said in several ways: loops, matrix, windows, stamps, zeros put in. All say the same.
import fc from "fast-check";
import { expect, test } from "vitest";
import { array, elements, nested, zeros } from "../../src/conv/array";
import { contributions, reach } from "../../src/conv/contributions";
import { conv, convolve, convTranspose } from "../../src/conv/conv";
import { flip } from "../../src/conv/flip";
import { geometry, inputOf } from "../../src/conv/geometry";
import { times, toMatrix, transpose } from "../../src/conv/matrix";
import {
  convTransposeByScatter,
  convTransposeByZeros,
  rotatedKernel,
  zeroInsert,
} from "../../src/conv/transposed-forms";
import { transposedGeometry } from "../../src/conv/transposed-geometry";
import { convolutions, inner, transposedConvolutions, whole } from "./problem";

const withoutBias = <T extends { bias?: unknown }>({ bias: _, ...rest }: T) => rest;

test("y = C x, for any rank, channels and groups", () => {
  fc.assert(
    fc.property(convolutions(), ({ x, w, options }) => {
      const plain = withoutBias(options);
      expect(times(toMatrix(x.shape, w, plain), elements(x))).toEqual(elements(conv(x, w, plain)).map(plus));
    }),
  );
});

test("the three forms of a transposed convolution agree: Cᵀ, zeros put in, a stamp per input", () => {
  fc.assert(
    fc.property(transposedConvolutions(), ({ x, w, options }) => {
      const y = convTranspose(x, w, options);
      expect(elements(convTransposeByZeros(x, w, options)).map(plus)).toEqual(elements(y).map(plus));
      expect(elements(convTransposeByScatter(x, w, options)).map(plus)).toEqual(elements(y).map(plus));

      const { outputPadding: _, ...plain } = withoutBias(options);
      const output = inputOf(transposedGeometry(x.shape, w.shape, options));
      const g = geometry(output, w.shape, plain);
      // The ordinary convolution of so large an array can have further outputs: an outputPadding of stride or more.
      fc.pre(String(g.output) === String(x.shape));
      const y0 = convTranspose(x, w, withoutBias(options));
      expect(times(transpose(toMatrix(output, w, plain)), elements(x))).toEqual(elements(y0).map(plus));
    }),
  );
});

test("⟨Cx, y⟩ = ⟨x, Cᵀy⟩", () => {
  fc.assert(
    fc.property(convolutions({ cells: [40, 10, 5], channels: 4 }), ({ x, w, options }) => {
      const plain = withoutBias(options);
      const g = geometry(x.shape, w.shape, plain);
      const y = whole(g.output, 7);
      const left = inner(conv(x, w, plain), y);
      const back = convTranspose(y, w, { ...plain, padding: "valid" });
      // Without padding the transposed output is the padded input, as far as the kernel reaches: cut out the middle.
      const cropped = zeros(x.shape);
      const corner = g.axes.map(({ before }) => before);
      visit(x.shape, (index) => {
        const at = index.map((cell, axis) => (axis === 0 ? cell : cell + corner[axis - 1]!));
        if (at.every((cell, axis) => cell < back.shape[axis]!)) cropped.set(...index, back.get(...at));
      });
      expect(Math.abs(left - inner(x, cropped))).toBeLessThanOrEqual(1e-4 * Math.max(1, Math.abs(left)));
    }),
  );
});

test("a dilated kernel is a kernel with holes, along any number of axes", () => {
  fc.assert(
    fc.property(convolutions(), ({ x, w, options }) => {
      const { dilation, ...rest } = options;
      const holes = zeroInsert(w.transpose(...w.shape.keys()), [1, ...(dilation as number[])]);
      expect(elements(conv(x, holes, rest))).toEqual(elements(conv(x, w, options)));
    }),
  );
});

test("true convolution is correlation with the kernel rotated", () => {
  fc.assert(
    fc.property(convolutions(), ({ x, w, options }) => {
      const rotated = flip(w, w.dimension - 2);
      expect(elements(convolve(x, w, options))).toEqual(elements(conv(x, rotated, options)));
    }),
  );
  // (1 + 2z)(3 + 4z) = 3 + 10z + 8z²: multiplying polynomials is convolving their coefficients.
  expect(elements(convolve(array([1, 2], [1, 2]), array([3, 4], [1, 1, 2]), { padding: 1 }))).toEqual([
    3, 10, 8,
  ]);
});

test("contributions lists a row of the matrix, reach a column", () => {
  fc.assert(
    fc.property(convolutions(), fc.nat(), ({ x, w, options }, pick) => {
      const g = geometry(x.shape, w.shape, options);
      const { entries, rows, columns } = toMatrix(x.shape, w, options);
      const row = pick % rows;
      expect(
        contributions(g, indexOf(row, g.output)).map(({ cell, weight }) => ({
          row,
          column: placeOf(cell, x.shape),
          value: w.get(...weight),
        })),
      ).toEqual(entries.filter((entry) => entry.row === row));
      const column = pick % columns;
      const reached = reach(g, indexOf(column, x.shape)).map(({ cell, weight }) => ({
        row: placeOf(cell, g.output),
        column,
        value: w.get(...weight),
      }));
      expect(reached.sort((a, b) => a.row - b.row)).toEqual(
        entries.filter((entry) => entry.column === column),
      );
    }),
  );
});

test("contributions and reach by hand: i5 k3 s2 p1", () => {
  const g = geometry([1, 5], [1, 1, 3], { stride: 2, padding: 1 });
  expect(contributions(g, [0, 0])).toEqual([
    { cell: [0, 0], weight: [0, 0, 1] },
    { cell: [0, 1], weight: [0, 0, 2] },
  ]);
  expect(reach(g, [0, 1])).toEqual([
    { cell: [0, 0], weight: [0, 0, 2] },
    { cell: [0, 1], weight: [0, 0, 0] },
  ]);
  expect(() => contributions(g, [0, 3])).toThrow("the output of shape [1,3] has no cell [0,3]");
  expect(() => reach(g, [1, 0])).toThrow("the input of shape [1,5] has no cell [1,0]");
});

test("zeros go between neighbours, not around", () => {
  expect(nested(zeroInsert(array([1, 2, 3], [1, 3]), 3))).toEqual([[1, 0, 0, 2, 0, 0, 3]]);
  expect(nested(zeroInsert(array([1, 2, 3, 4], [1, 2, 2]), [1, 2]))).toEqual([
    [
      [1, 0, 2],
      [3, 0, 4],
    ],
  ]);
  expect(() => zeroInsert(zeros([1, 3]), 0)).toThrow(
    "stride must be a whole number of 1 or more, got 0 (axis 0)",
  );
});

test("the rotated kernel exchanges channels within their groups", () => {
  // 4 input channels in 2 groups, 1 output channel a group: [C_in, C_out / groups, K].
  const w = array([1, 2, 3, 4, 5, 6, 7, 8], [4, 1, 2]);
  expect(nested(rotatedKernel(w, 2))).toEqual([
    [
      [2, 1],
      [4, 3],
    ],
    [
      [6, 5],
      [8, 7],
    ],
  ]);
  expect(() => rotatedKernel(w, 3)).toThrow("3 groups do not divide 4 input channels");
});

test("a matrix takes one number a column", () => {
  expect(() => times(toMatrix([2, 2], zeros([1, 1])), [1, 2, 3])).toThrow(
    "a matrix of 4 columns cannot take 3 numbers",
  );
});

/** −0 and 0 are one number here. */
function plus(number: number): number {
  return number + 0;
}

function visit(shape: readonly number[], each: (index: number[]) => void): void {
  const size = shape.reduce((product, length) => product * length, 1);
  for (let place = 0; place < size; place++) each(indexOf(place, shape));
}

function indexOf(place: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  for (let axis = shape.length - 1, rest = place; axis >= 0; axis--) {
    index.unshift(rest % shape[axis]!);
    rest = Math.floor(rest / shape[axis]!);
  }
  return index;
}

function placeOf(index: readonly number[], shape: readonly number[]): number {
  return index.reduce((place, cell, axis) => place * shape[axis]! + cell, 0);
}

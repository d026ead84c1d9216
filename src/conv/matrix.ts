// A convolution is linear, so it is a matrix: y = C x with x and y read row by row. Each output is a row of C; the
// kernel's numbers stand in it where the kernel touches the input (Dumoulin & Visin, section 4.1). The transposed
// convolution multiplies by Cᵀ.

import { type NdArray, sizeOf } from "./array";
import { flat } from "./contiguous";
import { door } from "./door";
import { type ConvOptions, geometry } from "./geometry";
import { touches } from "./touch";

/** A number of a sparse matrix and where it stands. */
export interface Entry {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** A sparse matrix: its entries row by row, everything else is zero. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly entries: readonly Entry[];
}

/**
 * The matrix C of a convolution of inputs of shape `input`, `[C_in, …spatial]`, with weights `w` of shape
 * `[C_out, C_in / groups, …kernel]`: a row for each number of the output, a column for each of the input. A single map
 * and kernel may stand without channels: `input` `[H, W]` with `w` of shape `[K_H, K_W]`. Taps that lie in the padding
 * have no entry; biases are not in it.
 * @throws RangeError when shapes and options do not fit together.
 */
export function toMatrix(input: readonly number[], w: NdArray, options: ConvOptions = {}): SparseMatrix {
  door("toMatrix");
  const weights = flat(w, "w");
  const single = w.dimension === input.length;
  const g = single ? geometry([1, ...input], [1, 1, ...w.shape], options) : geometry(input, w.shape, options);
  const entries: Entry[] = [];
  touches(g, (row, weight, column) => entries.push({ row, column, value: weights[weight]! }));
  // Stable: within a row the taps stay in the kernel's order.
  entries.sort((a, b) => a.row - b.row);
  return { rows: sizeOf(g.output), columns: sizeOf(input), entries };
}

/** Cᵀ: rows and columns exchanged. */
export function transpose({ rows, columns, entries }: SparseMatrix): SparseMatrix {
  const turned = entries.map(({ row, column, value }) => ({ row: column, column: row, value }));
  return { rows: columns, columns: rows, entries: turned.sort((a, b) => a.row - b.row) };
}

/**
 * The product C x, `x` being the numbers of an array in row-major order: `elements(x)`.
 * @throws RangeError if `x` has not one number for each column.
 */
export function times({ rows, columns, entries }: SparseMatrix, x: ArrayLike<number>): number[] {
  if (x.length !== columns)
    throw new RangeError(`a matrix of ${columns} columns cannot take ${x.length} numbers`);
  const y = new Array<number>(rows).fill(0);
  for (const { row, column, value } of entries) y[row]! += value * x[column]!;
  return y;
}

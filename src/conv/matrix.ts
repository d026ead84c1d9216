// A convolution is linear, so it is a matrix: y = C x with x and y read row by row. Each output is a row of C; the
// kernel's numbers stand in it where the kernel touches the input (Dumoulin & Visin, section 4.1).
import type { NdArray } from "./array";
import type { Axis } from "./axis";
import { cell } from "./conv2d";
import { type ConvOptions, geometry } from "./geometry";

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
 * The matrix C of the convolution of one map of shape `[H, W]` with one kernel `w` of shape `[K_H, K_W]`:
 * `H_out · W_out` rows, `H · W` columns. Taps that lie in the padding have no entry.
 * @throws RangeError when shapes and options do not fit together.
 */
export function toMatrix(
  input: readonly [number, number],
  w: NdArray,
  options: ConvOptions = {},
): SparseMatrix {
  const { axes } = geometry([1, ...input], [1, 1, ...w.shape], options);
  const [rows, columns] = axes as [Axis, Axis];
  const entries: Entry[] = [];
  for (let yh = 0; yh < rows.output; yh++) {
    for (let yw = 0; yw < columns.output; yw++) {
      for (let kh = 0; kh < rows.kernel; kh++) {
        for (let kw = 0; kw < columns.kernel; kw++) {
          const [xh, xw] = [cell(rows, yh, kh), cell(columns, yw, kw)];
          if (xh < 0 || xh >= rows.input || xw < 0 || xw >= columns.input) continue;
          const value = w.get(kh, kw) as number;
          entries.push({ row: yh * columns.output + yw, column: xh * columns.input + xw, value });
        }
      }
    }
  }
  return { rows: rows.output * columns.output, columns: input[0] * input[1], entries };
}

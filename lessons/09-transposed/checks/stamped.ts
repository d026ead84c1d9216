// A transposed convolution of arrays of rows, as it should be and as it goes wrong.
import { convTranspose2d, type Random } from "svertka";
import { asKernel, asMap, type Rows, rowsOf } from "./rows";

export interface Options {
  readonly stride: number;
  readonly padding: number;
  readonly outputPadding: number;
}
export const plain = { stride: 1, padding: 0, outputPadding: 0 };
export const library = (x: Rows, k: Rows, options: Options): Rows =>
  rowsOf(convTranspose2d(asMap(x), asKernel(k), options));
export const onItsSide = (x: Rows): Rows => x[0]!.map((_, column) => x.map((row) => row[column]!));
/** Whatever is stamped last stays: no sums. */
export const overwritten = (x: Rows, k: Rows, options: Options): Rows => {
  const y = library(x, k, options).map((row) => row.map(() => 0));
  x.forEach((row, xh) => {
    row.forEach((value, xw) => {
      k.forEach((weights, kh) => {
        weights.forEach((weight, kw) => {
          const line = y[xh * options.stride + kh - options.padding];
          const column = xw * options.stride + kw - options.padding;
          if (line && column in line) line[column] = value * weight;
        });
      });
    });
  });
  return y;
};
/** Zeros below and on the right in place of the border that output padding keeps. */
export const extended = (x: Rows, k: Rows, options: Options): Rows => {
  const more = new Array<number>(options.outputPadding).fill(0);
  const rows = library(x, k, { ...options, outputPadding: 0 }).map((row) => [...row, ...more]);
  return [...rows, ...more.map(() => rows[0]!.map(() => 0))];
};
export const drawn = (random: Random) => {
  const [kh, kw, stride] = [random.integer(1, 4), random.integer(1, 4), random.integer(1, 4)];
  const [rows, columns] = [random.integer(2, 5), random.integer(2, 5)];
  const padding = random.integer(0, Math.floor((Math.min(kh, kw) - 1) / 2));
  const options = { stride, padding, outputPadding: random.integer(0, stride - 1) };
  return { x: random.matrix(rows, columns, -9, 9), k: random.matrix(kh, kw, -3, 3), options };
};
/** Upsampling by repetition, then a convolution: nothing between the cells is zero. */
export const repeated = (x: Rows, k: Rows, { stride, padding }: Options): Rows => {
  const larger = x.flatMap((row) => {
    const line = row.flatMap((value) => new Array<number>(stride).fill(value));
    return Array.from({ length: stride }, () => line);
  });
  return library(larger, k, { ...plain, padding });
};

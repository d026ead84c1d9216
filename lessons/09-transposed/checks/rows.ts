// Maps and kernels as the exercises write them: arrays of rows.
import { array, conv2d, elements, flip, type Nested, nested, type Tensor } from "svertka";

export type Rows = number[][];

/** `x` as a map of one channel, and as a kernel of one. */
export const asMap = (x: Rows): Tensor => array(x, [1, x.length, x[0]!.length]);
export const asKernel = (k: Rows): Tensor => array(k, [1, 1, k.length, k[0]!.length]);

/** The rows of a map of one channel. */
export const rowsOf = (y: Tensor): Rows => (nested(y) as Nested[])[0] as Rows;

/** The kernel rotated by 180°. */
export const turned = (k: Rows): Rows => nested(flip(array(k))) as Rows;

/** The numbers that the convolution of `x` with `k` gives. */
export const convolved = (x: Rows, k: Rows, options: { stride?: number; padding?: number } = {}): number[] =>
  elements(conv2d(asMap(x), asKernel(k), options));

// Pictures and weights as the exercises write them: arrays in arrays.
import type { Random } from "svertka";

/** Channels of rows. */
export type Channels = number[][][];
/** `[out, in, kernel, kernel]` */
export type Weights = number[][][][];

/** `count` maps of `rows` × `columns` whole numbers. */
export const drawChannels = (random: Random, count: number, rows: number, columns: number): Channels =>
  Array.from({ length: count }, () => random.matrix(rows, columns, -9, 9));

/** Weights of `shape` = `[out, in, side]`, none of them zero. */
export const drawWeights = (random: Random, [out, from, side]: readonly [number, number, number]): Weights =>
  Array.from({ length: out }, () => Array.from({ length: from }, () => random.matrix(side, side, 1, 6)));

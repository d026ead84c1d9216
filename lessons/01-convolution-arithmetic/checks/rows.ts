// Maps and kernels as the exercises write them: arrays of rows.
import { array, flip, nested } from "svertka";

export type Rows = number[][];

/** The kernel rotated by 180°. */
export const turned = (k: Rows) => nested(flip(array(k))) as Rows;

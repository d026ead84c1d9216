// Reproducible draws: SHA-256 of a seed and a counter, so that the same seed gives the same numbers on every machine.

/** A stream of draws; every method takes the next number from it. */
export interface Random {
  /** A number in [0, 1) with 48 random bits. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** One of `items`. */
  pick<T>(items: readonly T[]): T;
  /** A `rows` × `columns` matrix of whole numbers from `low` to `high`. */
  matrix(rows: number, columns: number, low: number, high: number): number[][];
}

/** The stream that belongs to `parts`, for example a course secret, a student, an exercise and a purpose. */
export function seeded(...parts: string[]): Random {
  // Not at the top: it takes a tenth of the time that importing the whole library does, and few who import it draw.
  const { createHash } = require("node:crypto") as typeof import("node:crypto");
  const seed = JSON.stringify(parts);
  let count = 0;
  const next = () =>
    createHash("sha256").update(seed).update(String(count++)).digest().readUIntBE(0, 6) / 2 ** 48;
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    pick: (items) => {
      if (items.length === 0) throw new RangeError("nothing to pick from: the list has 0 items");
      return items[integer(0, items.length - 1)]!;
    },
    matrix: (rows, columns, low, high) =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, () => integer(low, high))),
  };
}

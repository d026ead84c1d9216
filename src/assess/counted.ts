// Arrays that count how often their numbers are read. Work is judged by these counts, not by time: they are the same on
// every machine. A multiplication in a convolution reads one number of the map and one of the kernel.
import { inspect } from "node:util";

import ndarray = require("ndarray");

import { elements, isNdArray } from "../conv/array";
import { Foreign, type Value } from "./value";

// Taken before a student's code can patch them.
const { defineProperty, getOwnPropertyDescriptor } = Object;

/** A value, and how often the numbers of each argument were read on the way to it. */
export interface CountedValue {
  readonly value: Value;
  /** One count an argument; a number that is no array has 0. */
  readonly reads: readonly number[];
}

/** Arguments whose arrays count, and the counts so far. */
export interface Counting {
  readonly input: readonly Value[];
  reads(): number[];
}

/** `input` with arrays that count, however deep they stand; rows and objects on the way to a number are not counted. */
export function counting(input: readonly Value[]): Counting {
  const reads = input.map(() => 0);
  return {
    input: input.map((value, index) => watched(value, () => reads[index]!++)),
    reads: () => [...reads],
  };
}

/** How many numbers stand in the arrays of `value`: what reading each of them once counts. */
export function numbersIn(value: Value): number {
  if (value === null || typeof value !== "object" || value instanceof Foreign) return 0;
  if (isNdArray(value)) return value.size;
  if (!Array.isArray(value)) return sum(Object.values(value).map(numbersIn));
  return sum(value.map((item) => (typeof item === "number" ? 1 : numbersIn(item))));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function watched(value: Value, read: () => void): Value {
  if (value === null || typeof value !== "object" || value instanceof Foreign) return value;
  if (isNdArray(value)) return ndarray(watchedArray(elements(value), read) as number[], [...value.shape]);
  if (Array.isArray(value))
    return watchedArray(
      value.map((item) => watched(item, read)),
      read,
    );
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, watched(item, read)]));
}

/**
 * A real array whose numbers are accessors. Unlike a Proxy it can be cloned and has no cost where it is not read; a
 * console shows plain numbers, and does not count.
 */
function watchedArray(items: readonly Value[], read: () => void): Value[] {
  const store = [...items];
  const array = [...items];
  for (const [index, item] of items.entries()) {
    if (typeof item !== "number") continue;
    defineProperty(array, index, {
      get: () => {
        read();
        return store[index];
      },
      set: (value: Value) => {
        store[index] = value;
      },
      enumerable: true,
      configurable: true,
    });
  }
  const counts = (index: number) => getOwnPropertyDescriptor(array, index)?.get !== undefined;
  const shown = () => Array.from(array.keys(), (index) => (counts(index) ? store[index] : array[index]));
  defineProperty(array, inspect.custom, { value: shown });
  return array;
}

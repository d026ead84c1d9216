// Values that can cross from a student's process to the judge and back: plain data only, as JSON text.
import { elements, isNdArray, type NdArray, sizeOf, zeros } from "../conv/array";

/** What an answer may be. Anything else arrives as a `Foreign` that names what it was. */
export type Value =
  | undefined
  | null
  | boolean
  | number
  | string
  | NdArray
  | Foreign
  | readonly Value[]
  | { readonly [key: string]: Value };

/** Stands for a value that is not plain data: a function, a symbol, a promise … */
export class Foreign {
  constructor(readonly what: string) {}
}

const deepest = 16;
const largest = 1_000_000;

/**
 * JSON text of `value`. NaN, ±Infinity, −0, `undefined` and ndarrays survive; functions and class instances become
 * a `Foreign` with their name. Throws a RangeError above 16 levels or 1 000 000 numbers and strings, cycles included.
 */
export function encode(value: unknown): string {
  let count = 0;
  return JSON.stringify(pack(value, 0));

  function pack(item: unknown, depth: number): unknown {
    if (++count > largest) throw new RangeError(`the value has more than ${largest} parts`);
    if (depth > deepest) throw new RangeError(`the value is nested deeper than ${deepest} levels`);
    if (item === null || typeof item === "boolean" || typeof item === "string") return item;
    if (typeof item === "number") return packNumber(item);
    if (item === undefined) return { $: "undefined" };
    if (Array.isArray(item)) return Array.from(item, (part) => pack(part, depth + 1));
    if (typeof item !== "object") return { $: "foreign", what: typeof item };
    if (ArrayBuffer.isView(item) && !(item instanceof DataView)) {
      return packArray([(item as Uint8Array).length], item as unknown as ArrayLike<number>);
    }
    if (isNdArray(item)) return packArray([...item.shape], elements(item));
    if (item instanceof Foreign) return { $: "foreign", what: item.what };
    const prototype = Object.getPrototypeOf(item);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      return { $: "foreign", what: String(prototype.constructor?.name ?? "object") };
    }
    return {
      $: "object",
      entries: Object.entries(item).map(([key, part]) => [key, pack(part, depth + 1)]),
    };
  }

  function packArray(shape: number[], data: ArrayLike<number>): unknown {
    count += data.length;
    if (count > largest) throw new RangeError(`the value has more than ${largest} parts`);
    return { $: "ndarray", shape, data: Array.from(data, (number) => packNumber(Number(number))) };
  }
}

/** The value whose text `encode` made. Throws a SyntaxError for any other text. */
export function decode(text: string): Value {
  return unpack(JSON.parse(text), 0);
}

/** `value` as it arrives after the crossing: a deep copy of plain data. Throws what `encode` throws. */
export function crossed(value: unknown): Value {
  return decode(encode(value));
}

function packNumber(number: number): unknown {
  if (Number.isFinite(number) && !Object.is(number, -0)) return number;
  return { $: "number", text: Object.is(number, -0) ? "-0" : String(number) };
}

function unpack(item: unknown, depth: number): Value {
  if (depth > deepest + 1) throw new SyntaxError("the text is nested too deeply");
  if (item === null || typeof item === "boolean" || typeof item === "string" || typeof item === "number") {
    return item;
  }
  if (Array.isArray(item)) return item.map((part) => unpack(part, depth + 1));
  const { $, text, what, shape, data, entries } = item as Record<string, unknown>;
  if ($ === "undefined") return undefined;
  if ($ === "number") return Number(text);
  if ($ === "foreign") return new Foreign(String(what).slice(0, 80));
  if ($ === "ndarray" && isShape(shape) && Array.isArray(data)) {
    if (sizeOf(shape) !== data.length) {
      throw new SyntaxError(`shape [${shape}] holds ${sizeOf(shape)} numbers, got ${data.length}`);
    }
    const array = zeros(shape);
    array.data.set(data.map((number) => Number(unpack(number, depth + 1))));
    return array;
  }
  if ($ === "object" && Array.isArray(entries)) {
    return Object.fromEntries(entries.map(([key, part]) => [String(key), unpack(part, depth + 1)]));
  }
  throw new SyntaxError("the text was not made by encode");
}

/** Axes of length 0 must not hide others that nobody could walk along: [1e9, 0] holds no number at all. */
function isShape(shape: unknown): shape is number[] {
  return (
    Array.isArray(shape) &&
    shape.length <= deepest &&
    shape.every((length) => Number.isInteger(length) && length >= 0) &&
    sizeOf(shape.map((length) => Math.max(1, length))) <= largest
  );
}

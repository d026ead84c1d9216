// A value as a person reads it: small matrices in rows, long ones cut.
import { isNdArray, nested } from "../conv/array";
import { Foreign, type Value } from "./value";

const most = 12;

/** `value` as text: a matrix takes a line a row with aligned columns, anything else one line. */
export function printed(value: Value): string {
  if (isNdArray(value)) return printed(nested(value) as Value);
  if (isMatrix(value)) return matrix(value);
  return inline(value);
}

function isMatrix(value: Value): value is readonly (readonly number[])[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((row) => Array.isArray(row) && row.every((item) => typeof item === "number"))
  );
}

function matrix(rows: readonly (readonly number[])[]): string {
  const words = rows.slice(0, most).map((row) => cut(row.map(number), "…"));
  const width = Math.max(...words.flat().map((word) => word.length));
  const lines = words.map((row) => row.map((word) => word.padStart(width)).join(" "));
  return [...lines, ...(rows.length > most ? ["…"] : [])].join("\n");
}

function inline(value: Value): string {
  if (typeof value === "number") return number(value);
  if (typeof value === "string")
    return JSON.stringify(value.length > 200 ? `${value.slice(0, 200)}…` : value);
  if (value === null || typeof value !== "object") return String(value);
  if (value instanceof Foreign) return value.what;
  if (isNdArray(value)) return inline(nested(value) as Value);
  if (Array.isArray(value)) return `[${cut(value.map(inline), "…").join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${key}: ${inline(item)}`);
  return `{ ${cut(entries, "…").join(", ")} }`;
}

function cut(words: readonly string[], rest: string): string[] {
  return words.length > most ? [...words.slice(0, most), rest] : [...words];
}

function number(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}

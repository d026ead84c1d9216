// When two values are the same answer: equal structure, numbers within a stated tolerance.
import { isNdArray, nested } from "../conv/array";
import { Foreign, type Value } from "./value";

/**
 * True if `got` answers `expected`. Numbers agree within `tolerance · max(1, |expected|)`, NaN agrees with NaN, and an
 * ndarray agrees with nested arrays of its shape.
 */
export function same(got: Value, expected: Value, tolerance: number): boolean {
  if (typeof expected === "number") {
    if (typeof got !== "number") return false;
    if (Object.is(got, expected) || got === expected) return true;
    // Any finite number is within infinity's tolerance.
    return (
      Number.isFinite(expected) && Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected))
    );
  }
  if (isNdArray(expected)) return same(got, nested(expected), tolerance);
  if (isNdArray(got)) return same(nested(got), expected, tolerance);
  if (Array.isArray(expected)) {
    return (
      Array.isArray(got) &&
      got.length === expected.length &&
      expected.every((item, index) => same(got[index], item, tolerance))
    );
  }
  if (expected === null || typeof expected !== "object") return got === expected;
  if (got === null || typeof got !== "object" || Array.isArray(got)) return false;
  if (expected instanceof Foreign || got instanceof Foreign) return false;
  const [mine, theirs] = [Object.keys(got), Object.keys(expected)];
  return (
    mine.length === theirs.length &&
    theirs.every(
      (key) => Object.hasOwn(got, key) && same((got as Plain)[key], (expected as Plain)[key], tolerance),
    )
  );
}

type Plain = { readonly [key: string]: Value };

// Arrays in and out: ndarray's strided views, nested arrays for what one types by hand.
import ndarray = require("ndarray");

/** An n-dimensional view of numbers, ndarray's own type. */
export type NdArray<D extends ndarray.Data<number> = ndarray.Data<number>> = ndarray.NdArray<D>;

/** What the library returns: a contiguous array of 32-bit floats. */
export type Tensor = ndarray.NdArray<Float32Array>;

/** Numbers in arrays in arrays, one level an axis. */
export type Nested = number | readonly Nested[];

/**
 * The array that `nested` spells out: `array([[1, 2], [3, 4]])` has shape `[2, 2]`. With `shape`, the same numbers in
 * row-major order take that shape instead: `array([[1, 2], [3, 4]], [1, 2, 2])`.
 * @throws RangeError if rows differ in length, or if `shape` does not hold as many numbers.
 */
export function array(nested: Nested, shape: readonly number[] = shapeOf(nested)): Tensor {
  const data = Float32Array.from(flat(nested, shapeOf(nested), 0));
  if (data.length !== sizeOf(shape)) {
    throw new RangeError(`shape [${shape}] holds ${sizeOf(shape)} numbers, but ${data.length} were given`);
  }
  return ndarray(data, [...shape]) as Tensor;
}

/** An array of `shape` filled with zeros. */
export function zeros(shape: readonly number[]): Tensor {
  return ndarray(new Float32Array(sizeOf(shape)), [...shape]) as Tensor;
}

/** The numbers themselves, in row-major order, as an array of `shape`. */
export function tensor(numbers: Float32Array, shape: readonly number[]): Tensor {
  return ndarray(numbers, [...shape]) as Tensor;
}

/** The number of elements of `shape`. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

/** True for a value that has ndarray's shape, strides and access. */
export function isNdArray(value: unknown): value is NdArray {
  const candidate = value as Partial<NdArray> | null;
  return (
    typeof candidate === "object" &&
    candidate !== null &&
    Array.isArray(candidate.shape) &&
    Array.isArray(candidate.stride) &&
    typeof candidate.get === "function" &&
    typeof candidate.size === "number"
  );
}

/** The numbers of `array` in row-major order, whatever its strides. */
export function elements(array: NdArray): number[] {
  const { shape, size } = array;
  const index = shape.map(() => 0);
  return Array.from({ length: size }, () => {
    const element = array.get(...index) as number;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = index[axis]! + 1;
      if (index[axis]! < shape[axis]!) break;
      index[axis] = 0;
    }
    return element;
  });
}

/** The numbers of `array` as arrays in arrays, one level an axis: what `array()` takes. */
export function nested(array: NdArray): Nested {
  const numbers = elements(array);
  const fold = (axis: number, from: number, count: number): Nested => {
    const length = array.shape[axis];
    if (length === undefined) return numbers[from]!;
    const step = count / length;
    return Array.from({ length }, (_, index) => fold(axis + 1, from + index * step, step));
  };
  return fold(0, 0, array.size);
}

function shapeOf(nested: Nested): number[] {
  if (typeof nested === "number") return [];
  return nested.length === 0 ? [0] : [nested.length, ...shapeOf(nested[0]!)];
}

function flat(nested: Nested, shape: readonly number[], axis: number): number[] {
  if (typeof nested === "number" && axis === shape.length) return [nested];
  if (typeof nested === "number" || nested.length !== shape[axis]) {
    const length = typeof nested === "number" ? "a number" : `${nested.length} items`;
    throw new RangeError(
      `rows differ: axis ${axis} has ${shape[axis] ?? 0} items in one place and ${length} in another`,
    );
  }
  return nested.flatMap((part) => flat(part, shape, axis + 1));
}

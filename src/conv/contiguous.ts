// Between ndarrays of any strides and the contiguous 32-bit arrays that the loops read and write.
import { isNdArray, type NdArray, sizeOf, type Tensor, zeros } from "./array";

/**
 * The numbers of `x` in row-major order: the array's own memory where it is contiguous already, a copy otherwise.
 * `name` stands in messages.
 * @throws TypeError if `x` is not an ndarray, RangeError if its data is shorter than its shape says.
 */
export function flat(x: NdArray, name: string): Float32Array {
  checkArray(x, name);
  const { data, shape, stride, offset } = x;
  if (isTensor(x) && isContiguous(x)) return x.data.subarray(offset, offset + sizeOf(shape));
  const y = new Float32Array(sizeOf(shape));
  const read = "get" in data ? (at: number) => data.get(at) : (at: number) => data[at]!;
  let next = 0;
  walk(shape, stride, offset, (at) => {
    y[next++] = read(at);
  });
  return y;
}

/** Writes `values`, in row-major order, through the strides of `out`. */
function scatterInto(out: Tensor, values: Float32Array): void {
  let next = 0;
  walk(out.shape, out.stride, out.offset, (at) => {
    out.data[at] = values[next++]!;
  });
}

/**
 * `out`, or a new array of `shape`, with what `compute` writes in row-major order.
 * @throws TypeError or RangeError if `out` is not of that shape, or shares memory with one of `inputs`.
 */
export function filled(
  out: Tensor | undefined,
  shape: readonly number[],
  inputs: readonly NdArray[],
  compute: (numbers: Float32Array) => void,
): Tensor {
  if (out) checkOut(out, shape, inputs);
  const y = out ?? zeros(shape);
  if (isContiguous(y)) compute(y.data.subarray(y.offset, y.offset + y.size));
  else {
    const numbers = new Float32Array(y.size);
    compute(numbers);
    scatterInto(y, numbers);
  }
  return y;
}

/** By ndarray's own account, since a notebook's Float32Array may be another realm's. */
function isTensor(x: NdArray): x is Tensor {
  return x.dtype === "float32";
}

/** True if the numbers lie in row-major order without gaps. */
function isContiguous({ shape, stride }: NdArray): boolean {
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && stride[axis] !== step) return false;
    step *= shape[axis]!;
  }
  return true;
}

/** @throws TypeError if `x` is not an ndarray, RangeError if its data is shorter than its shape says. */
export function checkArray(x: NdArray, name: string): void {
  if (!isNdArray(x)) {
    throw new TypeError(`${name} must be an ndarray: array([…], [C, …]) makes one`);
  }
  const [low, high] = extent(x);
  if (low < 0 || high >= x.data.length) {
    throw new RangeError(
      `${name} of shape [${x.shape}] reads up to number ${high}, but its data holds ${x.data.length}`,
    );
  }
}

/**
 * An output to write into is of the right shape and type, and shares no memory with an input.
 * @throws TypeError or RangeError otherwise.
 */
export function checkOut(out: Tensor, shape: readonly number[], inputs: readonly NdArray[]): void {
  checkArray(out, "out");
  if (!isTensor(out)) throw new TypeError("out must be an ndarray of a Float32Array");
  if (out.shape.length !== shape.length || out.shape.some((length, axis) => length !== shape[axis])) {
    throw new RangeError(`out has shape [${out.shape}], but the result has [${shape}]`);
  }
  if (inputs.some((input) => overlap(input, out))) {
    throw new RangeError(
      "out shares memory with an input, which must not be written: give it memory of its own",
    );
  }
}

function overlap(a: NdArray, b: NdArray): boolean {
  if (!ArrayBuffer.isView(a.data) || !ArrayBuffer.isView(b.data)) return a.data === b.data;
  const [first, second] = [bytes(a, a.data), bytes(b, b.data)];
  return a.data.buffer === b.data.buffer && first[0] < second[1] && second[0] < first[1];
}

function bytes(x: NdArray, data: ArrayBufferView): [from: number, to: number] {
  const width = data.byteLength / x.data.length;
  const [low, high] = extent(x);
  return [data.byteOffset + low * width, data.byteOffset + (high + 1) * width];
}

/** The lowest and the highest place in its data that an array touches. */
function extent({ shape, stride, offset }: NdArray): [low: number, high: number] {
  if (sizeOf(shape) === 0) return [0, -1];
  const reach = shape.map((length, axis) => (length - 1) * stride[axis]!);
  const sum = (parts: number[]) => parts.reduce((total, part) => total + part, offset);
  return [sum(reach.map((part) => Math.min(0, part))), sum(reach.map((part) => Math.max(0, part)))];
}

function walk(
  shape: readonly number[],
  stride: readonly number[],
  from: number,
  visit: (at: number) => void,
  axis = 0,
): void {
  if (axis === shape.length) {
    visit(from);
    return;
  }
  for (let index = 0; index < shape[axis]!; index++) {
    walk(shape, stride, from + index * stride[axis]!, visit, axis + 1);
  }
}

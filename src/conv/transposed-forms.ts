// Three ways to say one transposed convolution: the matrix Cᵀ (./matrix), an ordinary convolution of the input with zeros
// put in and the kernel rotated (Dumoulin & Visin, section 4), and a stamp that every input cell leaves in the output.

import { type NdArray, type Tensor, zeros } from "./array";
import { biases } from "./bias";
import { checkArray, flat } from "./contiguous";
import { conv } from "./conv";
import { door } from "./door";
import { flip } from "./flip";
import { inputOf, type PerAxis, pick } from "./geometry";
import { adjoint } from "./reference";
import { type ConvTransposeOptions, transposedGeometry } from "./transposed-geometry";

/**
 * `x` of shape `[C, …spatial]` with `stride − 1` zeros between neighbours: an axis of i cells becomes s(i − 1) + 1.
 * @throws RangeError if a stride is not a whole number of 1 or more.
 */
export function zeroInsert(x: NdArray, stride: PerAxis<number>): Tensor {
  door("zeroInsert");
  checkArray(x, "x");
  const rank = x.dimension - 1;
  const steps = x.shape.slice(1).map((_, index) => pick(stride, index, rank, "stride"));
  for (const [index, step] of steps.entries()) {
    if (!Number.isInteger(step) || step < 1) {
      throw new RangeError(`stride must be a whole number of 1 or more, got ${step} (axis ${index})`);
    }
  }
  const y = zeros([x.shape[0]!, ...steps.map((step, index) => step * (x.shape[index + 1]! - 1) + 1)]);
  copyInto(y.step(1, ...steps), x);
  return y;
}

/**
 * The ordinary kernel, `[C_out, C_in / groups, …kernel]`, behind the transposed one, `[C_in, C_out / groups, …kernel]`:
 * rotated by 180°, input and output channels exchanged within each group.
 * @throws RangeError if the groups do not divide the input channels.
 */
export function rotatedKernel(w: NdArray, groups = 1): Tensor {
  door("rotatedKernel");
  checkArray(w, "w");
  const [from = 0, perGroup = 0, ...kernel] = w.shape;
  if (!Number.isInteger(groups) || groups < 1 || from % groups !== 0) {
    throw new RangeError(`${groups} groups do not divide ${from} input channels`);
  }
  const each = from / groups;
  const rotated = zeros([perGroup * groups, each, ...kernel]);
  const turned = flip(w, kernel.length);
  const rest = kernel.map(() => null);
  for (let input = 0; input < from; input++) {
    for (let output = 0; output < perGroup; output++) {
      const group = Math.floor(input / each);
      copyInto(
        rotated.pick(group * perGroup + output, input % each, ...rest) as Tensor,
        turned.pick(input, output, ...rest),
      );
    }
  }
  return rotated;
}

/**
 * `convTranspose(x, w, options)` as an ordinary convolution: of `zeroInsert(x, stride)` with `rotatedKernel(w)`, stride 1,
 * d(k − 1) − padding zeros before and after (where that is negative, cells are cut off), and the output padding after.
 * @throws RangeError as `convTranspose`.
 */
export function convTransposeByZeros(x: NdArray, w: NdArray, options: ConvTransposeOptions = {}): Tensor {
  door("convTransposeByZeros");
  checkArray(x, "x");
  checkArray(w, "w");
  const { axes, groups } = transposedGeometry(x.shape, w.shape, options);
  const spread = zeroInsert(
    x,
    axes.map(({ stride }) => stride),
  );
  const padded = zeros([x.shape[0]!, ...axes.map(({ input, span }) => input + span - 1)]);
  const offset = axes.map(({ span, before }) => span - 1 - before);
  const at = offset.map((cells) => Math.max(0, cells));
  const from = offset.map((cells) => Math.max(0, -cells));
  const length = axes.map((_, index) =>
    Math.max(0, Math.min(spread.shape[index + 1]! - from[index]!, padded.shape[index + 1]! - at[index]!)),
  );
  const window = (array: Tensor, corner: number[]) =>
    array.lo(0, ...corner).hi(x.shape[0]!, ...length) as Tensor;
  copyInto(window(padded, at), window(spread, from));
  return conv(padded, rotatedKernel(w, groups), {
    dilation: axes.map(({ dilation }) => dilation),
    groups,
    ...(options.bias && { bias: options.bias }),
  });
}

/**
 * `convTranspose(x, w, options)` as a stamp: every input cell adds the kernel, times itself, to the output where it
 * stands, stride cells on from its neighbour's. Written to be read, in 64 bits.
 * @throws RangeError as `convTranspose`.
 */
export function convTransposeByScatter(x: NdArray, w: NdArray, options: ConvTransposeOptions = {}): Tensor {
  door("convTransposeByScatter");
  checkArray(x, "x");
  checkArray(w, "w");
  const g = transposedGeometry(x.shape, w.shape, options);
  const y = zeros(inputOf(g));
  adjoint(g, flat(x, "x"), flat(w, "w"), biases(options.bias), y.data);
  return y;
}

function copyInto(to: NdArray, from: NdArray): void {
  const index = from.shape.map(() => 0);
  const copy = (axis: number): void => {
    if (axis === from.dimension) {
      to.set(...index, from.get(...index) as number);
      return;
    }
    for (let at = 0; at < from.shape[axis]!; at++) {
      index[axis] = at;
      copy(axis + 1);
    }
  };
  copy(0);
}

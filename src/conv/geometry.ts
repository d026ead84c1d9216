// A convolution's geometry, checked once before any loop. Conventions of the whole library:
// · cross-correlation (no flip), as every framework computes it;
// · input `[C, …spatial]`, weights `[C_out, C_in / groups, …kernel]`, output `[C_out, …spatial]`;
// · padding per side; output size floors; dilation 1 is ordinary; cost is counted in multiply-adds.
import { type Axis, type AxisPadding, axis } from "./axis";
import { type Bias, checkBias } from "./bias";

/** One number for all axes, or one for each. */
export type PerAxis<T> = T | readonly T[];

/** How a convolution slides, and what is added to it. */
export interface ConvOptions {
  readonly stride?: PerAxis<number>;
  /** One padding for all axes, or a list with one for each: `[[1, 2], 0]` pads axis 0 by 1 before and 2 after. */
  readonly padding?: AxisPadding | readonly AxisPadding[];
  readonly dilation?: PerAxis<number>;
  /** The channels are split into this many groups that do not see each other; 1 when absent. */
  readonly groups?: number;
  /** One number for each output channel, added to all of it. */
  readonly bias?: Bias;
}

/** A convolution, checked: what the loops read. */
export interface Geometry {
  readonly axes: readonly Axis[];
  readonly channels: { readonly input: number; readonly output: number };
  readonly groups: number;
  /** Shape of the output, `[C_out, …spatial]`. */
  readonly output: readonly number[];
}

/**
 * The geometry of a convolution of an input of shape `[C_in, …spatial]` with weights of shape
 * `[C_out, C_in / groups, …kernel]`.
 * @throws RangeError, with the numbers, when shapes, groups, bias or an axis do not fit together.
 */
export function geometry(
  input: readonly number[],
  weights: readonly number[],
  options: ConvOptions = {},
): Geometry {
  const { bias } = options;
  const rank = input.length - 1;
  if (rank < 1) throw new RangeError(`the input must have shape [C, …spatial], got [${input}]`);
  if (weights.length !== rank + 2) {
    throw new RangeError(
      `an input of shape [${input}] needs weights with ${rank + 2} axes, [C_out, C_in, …kernel], got [${weights}]`,
    );
  }
  const [from, to, perGroup] = [input[0]!, weights[0]!, weights[1]!];
  const groups = groupsOf(options, from, to);
  if (perGroup * groups !== from) {
    throw new RangeError(
      `weights [${weights}] take ${perGroup} × ${groups} groups = ${perGroup * groups} channels, but the input has ${from}`,
    );
  }
  checkBias(bias, to);
  const axes = input.slice(1).map((length, index) => {
    const stride = pick(options.stride ?? 1, index, rank, "stride");
    const dilation = pick(options.dilation ?? 1, index, rank, "dilation");
    const padding = paddingOf(options.padding ?? "valid", index, rank);
    return axis(length, weights[index + 2]!, { stride, dilation, padding }, `axis ${index}`);
  });
  return {
    axes,
    channels: { input: from, output: to },
    groups,
    output: [to, ...axes.map(({ output }) => output)],
  };
}

/** Shape of the input, `[C_in, …spatial]`. */
export function inputOf({ axes, channels }: Geometry): number[] {
  return [channels.input, ...axes.map(({ input }) => input)];
}

/** Shape of the weights, `[C_out, C_in / groups, …kernel]`. */
export function weightsOf({ axes, channels, groups }: Geometry): number[] {
  return [channels.output, channels.input / groups, ...axes.map(({ kernel }) => kernel)];
}

/** @throws RangeError unless the groups divide both channel counts, which must be 1 or more. */
export function groupsOf({ groups = 1 }: ConvOptions, from: number, to: number): number {
  if (!(from >= 1 && to >= 1)) {
    throw new RangeError(
      `a convolution needs 1 channel or more, got ${from} input and ${to} output channels`,
    );
  }
  if (!Number.isInteger(groups) || groups < 1 || from % groups !== 0 || to % groups !== 0) {
    throw new RangeError(`${groups} groups do not divide ${from} input and ${to} output channels`);
  }
  return groups;
}

/** The entry for axis `index` of an option given once for all axes or once for each. */
export function pick<T>(value: PerAxis<T>, index: number, rank: number, what: string): T {
  if (!Array.isArray(value)) return value as T;
  if (value.length !== rank) throw new RangeError(`${what} has ${value.length} entries for ${rank} axes`);
  return value[index];
}

/**
 * The padding of axis `index`: `[1, 2]` is one padding for each of two axes, not `[before, after]` of both: a pair is a pair only inside a list.
 */
export function paddingOf(
  padding: AxisPadding | readonly AxisPadding[],
  index: number,
  rank: number,
): AxisPadding {
  if (Array.isArray(padding) && padding.length === 2 && rank !== 2) {
    throw new RangeError(
      `padding has 2 entries for ${rank === 1 ? "1 axis" : `${rank} axes`}: a pair [before, after] of one axis stands inside a list, [[${padding}]${rank > 1 ? ", …" : ""}]`,
    );
  }
  return pick(padding as PerAxis<AxisPadding>, index, rank, "padding");
}

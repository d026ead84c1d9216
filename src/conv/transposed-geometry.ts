// A transposed convolution is the adjoint of an ordinary one: it maps that one's outputs back to its inputs. So its
// geometry is the ordinary one's. Output size: o = s(i − 1) + d(k − 1) + 1 + outputPadding − before − after
// (Dumoulin & Visin, relationship 14; ONNX ConvTranspose for outputPadding, output_shape and auto_pad).
import { type Axis, type AxisOptions, explicitSides, halves, positive } from "./axis";
import { checkBias } from "./bias";
import { type ConvOptions, type Geometry, groupsOf, type PerAxis, paddingOf, pick } from "./geometry";

/** What a transposed convolution takes beside an ordinary one's options. */
export interface ConvTransposeOptions extends ConvOptions {
  /** Cells added after the last of an axis, smaller than its stride or its dilation; 0 when absent. */
  readonly outputPadding?: PerAxis<number>;
  /**
   * Spatial size of the output, one number an axis. It settles the padding, the odd cell going before, or after with
   * padding `"same"`, as ONNX's `output_shape` does; cells that no tap reaches hold the bias.
   */
  readonly outputShape?: readonly number[];
}

interface TransposedAxisOptions extends AxisOptions {
  readonly outputPadding?: number;
  readonly outputSize?: number;
}

/**
 * The ordinary convolution whose adjoint takes an array of shape `[C_in, …spatial]` with weights of shape
 * `[C_in, C_out / groups, …kernel]`: its `output` is the transposed convolution's input, and its axes' `input` and
 * `channels.input` are the transposed convolution's output. Padding removes border cells; `"same"` and `"same-lower"`
 * give input × stride cells.
 * @throws RangeError, with the numbers, when shapes, groups, bias or an axis do not fit together.
 */
export function transposedGeometry(
  input: readonly number[],
  weights: readonly number[],
  options: ConvTransposeOptions = {},
): Geometry {
  const rank = input.length - 1;
  if (rank < 1) throw new RangeError(`the input must have shape [C, …spatial], got [${input}]`);
  if (weights.length !== rank + 2) {
    throw new RangeError(
      `an input of shape [${input}] needs transposed weights with ${rank + 2} axes, [C_in, C_out / groups, …kernel], got [${weights}]`,
    );
  }
  const from = input[0]!;
  if (weights[0] !== from) {
    throw new RangeError(
      `transposed weights [${weights}] take ${weights[0]} channels, but the input has ${from}`,
    );
  }
  const groups = groupsOf(options, from, weights[1]! * (options.groups ?? 1));
  const to = weights[1]! * groups;
  checkBias(options.bias, to);
  const axes = input
    .slice(1)
    .map((length, index) =>
      transposedAxis(length, weights[index + 2]!, axisOptions(options, index, rank), `axis ${index}`),
    );
  return { axes, channels: { input: to, output: from }, groups, output: [...input] };
}

function axisOptions(options: ConvTransposeOptions, index: number, rank: number): TransposedAxisOptions {
  const { outputShape, padding } = options;
  return {
    stride: pick(options.stride ?? 1, index, rank, "stride"),
    dilation: pick(options.dilation ?? 1, index, rank, "dilation"),
    outputPadding: pick(options.outputPadding ?? 0, index, rank, "outputPadding"),
    ...(padding !== undefined && { padding: paddingOf(padding, index, rank) }),
    ...(outputShape && { outputSize: pick(outputShape as PerAxis<number>, index, rank, "outputShape") }),
  };
}

function transposedAxis(input: number, kernel: number, options: TransposedAxisOptions, name: string): Axis {
  const { stride = 1, dilation = 1, outputPadding = 0, padding, outputSize } = options;
  positive({ input, kernel, stride, dilation, ...(outputSize !== undefined && { outputSize }) }, name);
  if (!Number.isInteger(outputPadding) || outputPadding < 0 || outputPadding >= Math.max(stride, dilation)) {
    throw new RangeError(
      `outputPadding must be a whole number from 0, smaller than the stride ${stride} or the dilation ${dilation}, got ${outputPadding} (${name})`,
    );
  }
  const span = dilation * (kernel - 1) + 1;
  const full = (input - 1) * stride + span + outputPadding;
  const common = { kernel, stride, dilation, span, output: input };
  const same = padding === "same" || padding === "same-lower";
  if (outputSize !== undefined && padding !== undefined && !same) {
    throw new RangeError(
      `outputShape settles the padding itself: leave padding ${JSON.stringify(padding)} out (${name})`,
    );
  }
  if (outputSize !== undefined || same) {
    const size = outputSize ?? input * stride;
    const [before, after] = halves(Math.max(0, full - size), padding === "same" ? "same" : "same-lower");
    return { ...common, input: size, before, after };
  }
  const [before, after] = explicitSides(padding ?? "valid", name);
  const size = full - before - after;
  if (size < 1) {
    throw new RangeError(
      `padding removes ${before} + ${after} cells, but the transposed convolution writes only ${full} (${name})`,
    );
  }
  return { ...common, input: size, before, after };
}

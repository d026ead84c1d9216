// A TFLite model as a network of ours: channels first, a layer for each operation, weights apart.
import { array, type Tensor, zeros } from "../../conv/array";
import type { ActivationStep, NetworkLayer } from "../../cost/network";
import type { FlatTable } from "./flat-table";
import type { TrainedNetwork, Weights } from "./network";
import { readTflite, type TfliteModel, type TfliteOperation, type TfliteTensor } from "./tflite";

const activations = {
  LOGISTIC: "sigmoid",
  RELU: "relu",
  RELU6: "relu6",
  HARD_SWISH: "hard-swish",
} as const satisfies Partial<Record<TfliteOperation["kind"], ActivationStep["apply"]>>;

/**
 * The network in a TFLite `file`. RESHAPE and CONCATENATION at the end, which only lay the answers out in a row, are left
 * away: the maps before them are the outputs.
 * @throws RangeError when the file holds what is not known here.
 */
export function fromTflite(file: Uint8Array, about: { name: string; source: string }): TrainedNetwork {
  const model = readTflite(file);
  const reader = new Reader(model);
  const layers = model.operations.flatMap((operation) => reader.layer(operation));
  const [, height, width, channels] = model.tensors[model.inputs[0]!]!.shape as [
    number,
    number,
    number,
    number,
  ];
  return {
    ...about,
    input: [channels, height, width],
    layers,
    weights: reader.weights,
    outputs: model.outputs.flatMap((output) => reader.sources(output)),
  };
}

class Reader {
  readonly weights = new Map<string, Weights>();
  /** For the tensor of a rearrangement, the tensors that it was made of. */
  private readonly rearranged = new Map<number, readonly number[]>();
  /** Constants, those that are kept in 16 bits under the tensor that is computed of them. */
  private readonly constants = new Map<number, Float32Array>();

  constructor(private readonly model: TfliteModel) {
    model.tensors.forEach(({ numbers }, index) => {
      if (numbers) this.constants.set(index, numbers);
    });
  }

  /** The names of the layers that a tensor at the end is laid out of. */
  sources(tensor: number): string[] {
    const parts = this.rearranged.get(tensor);
    return parts ? parts.flatMap((part) => this.sources(part)) : [this.nameOf(tensor)];
  }

  layer(operation: TfliteOperation): NetworkLayer[] {
    const { kind, inputs, output } = operation;
    const [first = -1, second = -1] = inputs;
    const name = this.nameOf(output);
    const from = this.nameOf(first);
    switch (kind) {
      case "DEQUANTIZE":
        this.constants.set(output, this.constant(first));
        return [];
      case "RESHAPE":
        this.rearranged.set(output, [first]);
        return [];
      case "CONCATENATION":
        this.rearranged.set(output, inputs);
        return [];
      case "CONV_2D":
        return [this.convolution(name, from, operation)];
      case "DEPTHWISE_CONV_2D":
        return [this.depthwise(name, from, operation)];
      case "CUSTOM":
        return [this.transposed(name, from, operation)];
      case "AVERAGE_POOL_2D":
      case "MAX_POOL_2D":
        return [this.pooling(name, from, operation)];
      case "RESIZE_BILINEAR":
        return [this.upsampling(name, from, operation)];
      case "PAD":
        return [{ name, kind: "widen", from, channels: this.channels(output) }];
      case "ADD":
      case "MUL":
        demandPlain(name, operation.options().byte(0));
        return [{ name, kind: kind === "ADD" ? "add" : "multiply", from: [from, this.nameOf(second)] }];
      default:
        return [{ name, kind: "activation", from, apply: activations[kind] }];
    }
  }

  private convolution(name: string, from: string, { inputs, options }: TfliteOperation): NetworkLayer {
    const table = options();
    demandPlain(name, table.byte(3));
    const w = this.learn(name, inputs, [0, 3, 1, 2]);
    const [channels = 0, , high = 0, wide = 0] = w.shape;
    const stride = [table.int(2), table.int(1)];
    const dilation = [table.int(5, 1), table.int(4, 1)];
    const slides = stride.some((step) => step !== 1);
    if (high === 1 && wide === 1)
      return { name, kind: "pointwise", from, channels, bias: true, ...(slides && { stride }) };
    return { name, kind: "conv", from, kernel: [high, wide], stride, dilation, channels, ...common(table) };
  }

  private depthwise(name: string, from: string, { inputs, options }: TfliteOperation): NetworkLayer {
    const table = options();
    demandPlain(name, table.byte(4));
    // All kernels stand in the last axis of [1, H, W, C · m].
    const [, , high = 0, wide = 0] = this.learn(name, inputs, [3, 0, 1, 2]).shape;
    const sliding = {
      kernel: [high, wide],
      stride: [table.int(2), table.int(1)],
      dilation: [table.int(6, 1), table.int(5, 1)],
    };
    return { name, kind: "depthwise", from, ...sliding, multiplier: table.int(3), ...common(table) };
  }

  /** MediaPipe's own transposed convolution; its options are three numbers: padding, strides. */
  private transposed(name: string, from: string, operation: TfliteOperation): NetworkLayer {
    const { custom, inputs, customOptions } = operation;
    if (custom !== "Convolution2DTransposeBias")
      throw new RangeError(`operation ${custom} is not known here`);
    const [, channels = 0, high = 0, wide = 0] = this.learn(name, inputs, [3, 0, 1, 2]).shape;
    const { buffer, byteOffset } = Uint8Array.from(customOptions);
    const [, across = 0, down = 0] = new Int32Array(buffer, byteOffset, 3);
    // With kernels as large as the stride, the paddings "same" and "valid" take nothing away.
    if (high !== down || wide !== across) throw new RangeError(`${name}: kernel and stride differ`);
    return {
      name,
      kind: "transposed",
      from,
      kernel: [high, wide],
      stride: [down, across],
      channels,
      bias: true,
    };
  }

  private pooling(name: string, from: string, { kind, inputs, options }: TfliteOperation): NetworkLayer {
    const table = options();
    demandPlain(name, table.byte(5));
    const kernel = [table.int(4), table.int(3)];
    const [, ...size] = this.model.tensors[inputs[0]!]!.shape;
    if (kind === "AVERAGE_POOL_2D" && kernel[0] === size[0] && kernel[1] === size[1]) {
      return { name, kind: "global-average-pool", from };
    }
    const which = kind === "AVERAGE_POOL_2D" ? "average-pool" : "max-pool";
    const padding = table.byte(0) === 0 ? "same" : "valid";
    return { name, kind: which, from, kernel, stride: [table.int(2), table.int(1)], padding };
  }

  private upsampling(name: string, from: string, { inputs, output, options }: TfliteOperation): NetworkLayer {
    const [, small = 1] = this.model.tensors[inputs[0]!]!.shape;
    const factor = this.model.tensors[output]!.shape[1]! / small;
    if (options().byte(2) || !options().byte(3)) throw new RangeError(`${name}: cells must be areas`);
    return { name, kind: "upsample", from, factor, mode: "linear" };
  }

  /** Keeps a layer's weights under its name, their axes in the order that `axes` says. */
  private learn(
    name: string,
    [, weights = -1, bias = -1]: readonly number[],
    axes: readonly number[],
  ): Tensor {
    const w = reordered(this.constant(weights), this.model.tensors[weights]!, axes);
    this.weights.set(name, { w, bias: array([...this.constant(bias)]) });
    return w;
  }

  private constant(tensor: number): Float32Array {
    const numbers = this.constants.get(tensor);
    if (!numbers) throw new RangeError(`${this.nameOf(tensor)} should be a constant`);
    return numbers;
  }

  private channels(tensor: number): number {
    return this.model.tensors[tensor]!.shape.at(-1)!;
  }

  private nameOf(tensor: number): string {
    if (this.model.inputs.includes(tensor)) return "input";
    return this.model.tensors[tensor]?.name.replace(/__xeno_compat__\d*$/, "") ?? "";
  }
}

function common(table: FlatTable) {
  return { padding: table.byte(0) === 0 ? "same" : "valid", bias: true } as const;
}

function demandPlain(name: string, fused: number): void {
  if (fused !== 0) throw new RangeError(`${name}: activation ${fused} inside an operation is not known here`);
}

function reordered(numbers: Float32Array, { shape }: TfliteTensor, axes: readonly number[]): Tensor {
  const read = array([...numbers], shape).transpose(...axes);
  const whole = zeros(read.shape);
  const [a = 0, b = 0, c = 0, d = 0] = read.shape;
  let at = 0;
  for (let i = 0; i < a; i++)
    for (let j = 0; j < b; j++)
      for (let k = 0; k < c; k++) for (let l = 0; l < d; l++) whole.data[at++] = read.get(i, j, k, l);
  return whole;
}

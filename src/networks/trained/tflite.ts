// A TFLite file as plain data: tensors, and operations on them. Numbers of fields, operations and types are those of
// TensorFlow's schema.fbs, version 3.
import { FlatTable } from "./flat-table";

/** Operations that the networks here are made of, by their number in the schema. */
const operations = {
  0: "ADD",
  1: "AVERAGE_POOL_2D",
  2: "CONCATENATION",
  3: "CONV_2D",
  4: "DEPTHWISE_CONV_2D",
  6: "DEQUANTIZE",
  14: "LOGISTIC",
  17: "MAX_POOL_2D",
  18: "MUL",
  19: "RELU",
  21: "RELU6",
  22: "RESHAPE",
  23: "RESIZE_BILINEAR",
  32: "CUSTOM",
  34: "PAD",
  117: "HARD_SWISH",
} as const;

export type OperationKind = (typeof operations)[keyof typeof operations];

export interface TfliteTensor {
  readonly name: string;
  /** Channels last, `[1, H, W, C]` for a map. */
  readonly shape: readonly number[];
  /** The numbers of a constant; nothing for what is computed. */
  readonly numbers?: Float32Array;
}

export interface TfliteOperation {
  readonly kind: OperationKind;
  /** What a custom operation is called. */
  readonly custom: string;
  /** Positions of tensors. */
  readonly inputs: readonly number[];
  readonly output: number;
  /** Its options, a table of the schema. */
  readonly options: () => FlatTable;
  readonly customOptions: Uint8Array;
}

export interface TfliteModel {
  readonly tensors: readonly TfliteTensor[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly operations: readonly TfliteOperation[];
}

/**
 * The model in `file`.
 * @throws RangeError when it is no TFLite file, or holds an operation or a type of numbers that is not known here.
 */
export function readTflite(file: Uint8Array): TfliteModel {
  const magic = Buffer.from(file.subarray(4, 8)).toString("latin1");
  if (magic !== "TFL3") throw new RangeError(`not a TFLite file: bytes 4 to 8 are "${magic}", not "TFL3"`);
  const model = FlatTable.root(file);
  const buffers = model.tables(4);
  const codes = model.tables(1);
  const [graph] = model.tables(2);
  if (!graph) throw new RangeError("the TFLite file holds no graph");
  return {
    tensors: graph.tables(0).map((tensor) => {
      const name = tensor.text(3);
      const bytes = buffers[tensor.int(2)]?.raw(0) ?? new Uint8Array();
      const constant = bytes.length > 0 && { numbers: decoded(bytes, tensor.byte(1), name) };
      return { name, shape: tensor.ints(0), ...constant };
    }),
    inputs: graph.ints(1),
    outputs: graph.ints(2),
    operations: graph.tables(3).map((operation) => {
      const code = codes[operation.int(0)]!;
      const [output = -1] = operation.ints(2);
      return {
        kind: kindOf(Math.max(code.byte(0), code.int(3))),
        custom: code.text(1),
        inputs: operation.ints(1),
        output,
        options: () => operation.table(4),
        customOptions: operation.raw(5),
      };
    }),
  };
}

function kindOf(number: number): OperationKind {
  const kind = (operations as { readonly [number: number]: OperationKind })[number];
  if (!kind) throw new RangeError(`operation ${number} of TFLite's schema is not known here`);
  return kind;
}

function decoded(bytes: Uint8Array, type: number, name: string): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = (size: number, at: (place: number) => number) =>
    Float32Array.from({ length: bytes.length / size }, (_, n) => at(n * size));
  if (type === 0) return read(4, (place) => view.getFloat32(place, true));
  if (type === 1) return read(2, (place) => half(view.getUint16(place, true)));
  if (type === 2) return read(4, (place) => view.getInt32(place, true));
  throw new RangeError(`${name} holds numbers of type ${type}, which is not known here`);
}

/** A number of 16 bits, IEEE 754: sign, 5 bits of exponent, 10 of fraction. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? sign * fraction * 2 ** -14 : sign * (1 + fraction) * 2 ** (exponent - 15);
}

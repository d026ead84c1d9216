// A network that a script in training/ wrote down: layers as they are, weights as the upper 16 bits of each 32-bit float
// (bfloat16), little-endian, in base64.
import { array, type Tensor } from "../../conv/array";
import type { Network } from "../../cost/network";
import type { Run, TrainedNetwork } from "./network";

interface Packed {
  readonly shape: readonly number[];
  readonly bfloat16: string;
}

interface Written {
  readonly network: Pick<Network, "input" | "layers">;
  readonly weights: { readonly [layer: string]: { readonly w: Packed; readonly bias: Packed } };
  readonly runs: readonly Run[];
}

/** The network in such a `file`. Its answer is the map of its last layer. */
export function fromJson(file: Uint8Array, about: { name: string; source: string }): TrainedNetwork {
  const { network, weights, runs } = JSON.parse(Buffer.from(file).toString("utf8")) as Written;
  return {
    ...network,
    ...about,
    weights: new Map(
      Object.entries(weights).map(([layer, { w, bias }]) => [
        layer,
        { w: unpacked(w), bias: unpacked(bias) },
      ]),
    ),
    outputs: [network.layers.at(-1)!.name],
    runs,
  };
}

function unpacked({ shape, bfloat16 }: Packed): Tensor {
  const bytes = Buffer.from(bfloat16, "base64");
  const bits = Uint32Array.from({ length: bytes.length / 2 }, (_, n) => bytes.readUInt16LE(2 * n) << 16);
  return array([...new Float32Array(bits.buffer)], shape);
}

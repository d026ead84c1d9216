// The layer that most exercises of this lesson are about: square map, square kernel, stride 1, no padding.
import { macs } from "svertka";

export type Square = Record<"input" | "kernel" | "from" | "to", number>;

/** Multiply-adds of the ordinary layer, of the two stages, and of both together; `size` is the output's. */
export function countsOf({ input, kernel, from, to }: Square, size = input - kernel + 1) {
  const channels: [number, number] = [from, to];
  const layer = { kernel: [kernel, kernel], channels, output: [size, size] };
  return {
    ordinary: macs.conv(layer),
    depthwise: macs.depthwise({ ...layer, channels: from }),
    pointwise: macs.pointwise(layer),
    separable: macs.separable(layer),
  };
}

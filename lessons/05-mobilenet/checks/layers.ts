// Layers as these exercises write them, and the network that they stand for.
import { type Network, type NetworkLayer, network, type Value } from "svertka";

/** One layer of a list that a student counts or designs. */
export type Written = { readonly [name: string]: Value };

/** The library's network for `layers` on a picture of 3 × size × size; throws what the library throws. */
export function networkOf(layers: readonly Written[], size: number): Network {
  const named = layers.map((layer, index) => ({ ...layer, name: `layer ${index}` }));
  return {
    name: "yours",
    source: "",
    input: [3, size, size],
    layers: named.map((layer): NetworkLayer => {
      const { name, kind, kernel, stride = 1, channels } = layer as Written & { name: string };
      const slide = { name, kernel: kernel as number, stride: stride as number, padding: "same" } as const;
      const wide = { name, channels: channels as number };
      if (kind === "conv") return { kind, ...slide, ...wide };
      if (kind === "depthwise") return { kind, ...slide };
      if (kind === "pointwise") return { kind, ...wide, stride: stride as number };
      if (kind === "fc") return { kind: "fully-connected", ...wide };
      return { kind: "global-average-pool", name };
    }),
  };
}

/** A MobileNet as these exercises write it. */
export function mobilenet(alpha: number): Written[] {
  return network("mobilenet-v1", { alpha }).layers.map((layer): Written => {
    const { kind, kernel, stride = 1, channels } = layer as NetworkLayer & { [name: string]: number };
    if (kind === "conv") return { kind, kernel: kernel!, stride, channels: channels! };
    if (kind === "depthwise") return { kind, kernel: kernel!, stride };
    if (kind === "pointwise") return { kind, stride, channels: channels! };
    if (kind === "fully-connected") return { kind: "fc", channels: channels! };
    return { kind: "pool" };
  });
}

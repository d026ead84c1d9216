// The basic context module (F. Yu, V. Koltun, "Multi-scale context aggregation by dilated convolutions", arXiv 1511.07122,
// table 1): seven 3×3 layers whose dilation doubles, and a 1×1, all as wide as the input.
import type { Network, NetworkLayer } from "../cost/network";

const dilations = [1, 1, 2, 4, 8, 16, 1];

/** The module on `channels` maps; 21, the classes of Pascal VOC, in the paper. */
export function contextModule(channels = 21): Network {
  return {
    name: "context-module",
    source: "Yu & Koltun 2015, arXiv 1511.07122, table 1, basic",
    input: [channels, 64, 64],
    layers: [
      ...dilations.map(
        (dilation, index): NetworkLayer => ({
          name: `layer${index + 1}`,
          kind: "conv",
          kernel: 3,
          channels,
          dilation,
          padding: dilation,
          bias: true,
        }),
      ),
      { name: "layer8", kind: "pointwise", channels, bias: true },
    ],
  };
}

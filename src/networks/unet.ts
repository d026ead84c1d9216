// U-Net (O. Ronneberger, P. Fischer, T. Brox, "U-Net: convolutional networks for biomedical image segmentation",
// arXiv 1505.04597, figure 1): nothing is padded, so 572 cells become 388, and what crosses over is cropped.
import type { Network, NetworkLayer } from "../cost/network";

function pair(name: string, channels: number): NetworkLayer[] {
  return ["a", "b"].map((half) => ({ name: name + half, kind: "conv", kernel: 3, channels, bias: true }));
}

/** Sizes of the maps that the right-hand path crops the left-hand one's to, from the bottom up. */
const crops = [56, 104, 200, 392];

function up(name: string, across: string, channels: number, size: number): NetworkLayer[] {
  return [
    { name: `${name}/up`, kind: "transposed", kernel: 2, stride: 2, channels, bias: true },
    { name: `${name}/crop`, kind: "crop", from: across, size },
    { name: `${name}/concat`, kind: "concat", from: [`${name}/crop`, `${name}/up`] },
    ...pair(`${name}/conv`, channels),
  ];
}

const widths = [64, 128, 256, 512];

export const unet: Network = {
  name: "u-net",
  source: "Ronneberger et al. 2015, arXiv 1505.04597, figure 1",
  input: [1, 572, 572],
  layers: [
    ...widths.flatMap((channels, level): NetworkLayer[] => [
      ...pair(`down${level + 1}`, channels),
      { name: `pool${level + 1}`, kind: "max-pool", kernel: 2, stride: 2 },
    ]),
    ...pair("bottom", 1024),
    ...widths
      .toReversed()
      .flatMap((channels, level) => up(`up${4 - level}`, `down${4 - level}b`, channels, crops[level]!)),
    { name: "output", kind: "pointwise", channels: 2, bias: true },
  ],
};

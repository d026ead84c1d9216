// VGG-16 (K. Simonyan, A. Zisserman, "Very deep convolutional networks for large-scale image recognition",
// arXiv 1409.1556, table 1, configuration D).
import type { Network, NetworkLayer } from "../cost/network";

const blocks = [
  [64, 64],
  [128, 128],
  [256, 256, 256],
  [512, 512, 512],
  [512, 512, 512],
];

export const vgg16: Network = {
  name: "vgg-16",
  source: "Simonyan & Zisserman 2014, arXiv 1409.1556, table 1, D",
  input: [3, 224, 224],
  layers: [
    ...blocks.flatMap((block, index): NetworkLayer[] => [
      ...block.map(
        (channels, layer): NetworkLayer => ({
          name: `conv${index + 1}_${layer + 1}`,
          kind: "conv",
          kernel: 3,
          channels,
          padding: 1,
          bias: true,
        }),
      ),
      { name: `pool${index + 1}`, kind: "max-pool", kernel: 2, stride: 2 },
    ]),
    { name: "fc6", kind: "fully-connected", channels: 4096, bias: true },
    { name: "fc7", kind: "fully-connected", channels: 4096, bias: true },
    { name: "fc8", kind: "fully-connected", channels: 1000, bias: true },
  ],
};

// The generator of DCGAN for 64×64 pictures (A. Radford, L. Metz, S. Chintala, arXiv 1511.06434, figure 1), with the
// widths of PyTorch's example (examples/dcgan/main.py), half of the paper's.
import type { Network, NetworkLayer } from "../cost/network";

const grow = { kind: "transposed", kernel: 4, stride: 2, padding: 1, norm: true } as const;

export const dcganGenerator: Network = {
  name: "dcgan-generator",
  source: "Radford et al. 2015, arXiv 1511.06434, figure 1; widths of PyTorch's examples/dcgan",
  input: [100, 1, 1],
  layers: [
    { name: "project", kind: "transposed", kernel: 4, channels: 512, norm: true },
    ...[256, 128, 64].map((channels, index): NetworkLayer => ({ name: `up${index + 1}`, ...grow, channels })),
    { name: "up4", kind: "transposed", kernel: 4, stride: 2, padding: 1, channels: 3 },
  ],
};

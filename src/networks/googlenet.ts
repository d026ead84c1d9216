// GoogLeNet without its auxiliary classifiers (C. Szegedy et al., "Going deeper with convolutions", arXiv 1409.4842,
// table 1). Pooling rounds up, as where it was trained.
import type { Network, NetworkLayer } from "../cost/network";
import { concatenated, type Step } from "./modules";

type Row = readonly [number, number, number, number, number, number];

/** Columns of the table: #1×1, #3×3 reduce, #3×3, #5×5 reduce, #5×5, pool proj. */
function inception(
  name: string,
  from: string,
  [one, reduce3, three, reduce5, five, pool]: Row,
): NetworkLayer[] {
  return concatenated(name, from, [
    [point(one)],
    [point(reduce3), { kind: "conv", kernel: 3, channels: three, padding: 1, bias: true }],
    [point(reduce5), { kind: "conv", kernel: 5, channels: five, padding: 2, bias: true }],
    [{ kind: "max-pool", kernel: 3, padding: 1 }, point(pool)],
  ]);
}

function point(channels: number): Step {
  return { kind: "pointwise", channels, bias: true };
}

function pool(name: string): NetworkLayer {
  return { name, kind: "max-pool", kernel: 3, stride: 2, ceil: true };
}

export function googlenet(): Network {
  return {
    name: "googlenet",
    source: "Szegedy et al. 2014, arXiv 1409.4842, table 1",
    input: [3, 224, 224],
    layers: [
      { name: "conv1", kind: "conv", kernel: 7, channels: 64, stride: 2, padding: 3, bias: true },
      pool("pool1"),
      { name: "norm1", kind: "local-response-norm" },
      { name: "conv2_reduce", kind: "pointwise", channels: 64, bias: true },
      { name: "conv2", kind: "conv", kernel: 3, channels: 192, padding: 1, bias: true },
      { name: "norm2", kind: "local-response-norm" },
      pool("pool2"),
      ...inception("3a", "pool2", [64, 96, 128, 16, 32, 32]),
      ...inception("3b", "3a", [128, 128, 192, 32, 96, 64]),
      pool("pool3"),
      ...inception("4a", "pool3", [192, 96, 208, 16, 48, 64]),
      ...inception("4b", "4a", [160, 112, 224, 24, 64, 64]),
      ...inception("4c", "4b", [128, 128, 256, 24, 64, 64]),
      ...inception("4d", "4c", [112, 144, 288, 32, 64, 64]),
      ...inception("4e", "4d", [256, 160, 320, 32, 128, 128]),
      pool("pool4"),
      ...inception("5a", "pool4", [256, 160, 320, 32, 128, 128]),
      ...inception("5b", "5a", [384, 192, 384, 48, 128, 128]),
      { name: "pool5", kind: "global-average-pool" },
      { name: "classifier", kind: "fully-connected", channels: 1000, bias: true },
    ],
  };
}

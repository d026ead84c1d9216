// Inception v2, that is, Inception with batch normalisation (S. Ioffe, C. Szegedy, arXiv 1502.03167, figure 5), in the
// form of TF-Slim: a separable first layer, and average pooling in all modules but the last.
import type { Network, NetworkLayer } from "../cost/network";
import { classifier, concatenated, halved, largestOfNine, meanOfNine, normed, type Step } from "./modules";

type Row = readonly [one: number, three: readonly number[], double: readonly number[], pool: number];

function module(name: string, from: string, [one, three, double, pool]: Row, pooling: Step = meanOfNine) {
  return concatenated(name, from, [
    [normed(1, one)],
    [normed(1, three[0]!), normed(3, three[1]!)],
    [normed(1, double[0]!), normed(3, double[1]!), normed(3, double[1]!)],
    [pooling, normed(1, pool)],
  ]);
}

function reduction(
  name: string,
  from: string,
  three: readonly number[],
  double: readonly number[],
): NetworkLayer[] {
  return concatenated(name, from, [
    [normed(1, three[0]!), halved(three[1]!, "same")],
    [normed(1, double[0]!), normed(3, double[1]!), halved(double[1]!, "same")],
    [largestOfNine("same")],
  ]);
}

export function inceptionV2(): Network {
  return {
    name: "inception-v2",
    source: "Ioffe & Szegedy 2015, arXiv 1502.03167, figure 5, as in TF-Slim",
    input: [3, 224, 224],
    layers: [
      { name: "conv1/dw", kind: "depthwise", kernel: 7, multiplier: 8, stride: 2, padding: "same" },
      { name: "conv1", kind: "pointwise", channels: 64, norm: true },
      { name: "pool1", ...largestOfNine("same") },
      { name: "conv2a", ...normed(1, 64) },
      { name: "conv2b", ...normed(3, 192) },
      { name: "pool2", ...largestOfNine("same") },
      ...module("3b", "pool2", [64, [64, 64], [64, 96], 32]),
      ...module("3c", "3b", [64, [64, 96], [64, 96], 64]),
      ...reduction("4a", "3c", [128, 160], [64, 96]),
      ...module("4b", "4a", [224, [64, 96], [96, 128], 128]),
      ...module("4c", "4b", [192, [96, 128], [96, 128], 128]),
      ...module("4d", "4c", [160, [128, 160], [128, 160], 96]),
      ...module("4e", "4d", [96, [128, 192], [160, 192], 96]),
      ...reduction("5a", "4e", [128, 192], [192, 256]),
      ...module("5b", "5a", [352, [192, 320], [160, 224], 128]),
      ...module("5c", "5b", [352, [192, 320], [192, 224], 128], {
        kind: "max-pool",
        kernel: 3,
        padding: "same",
      }),
      ...classifier,
    ],
  };
}

// Inception v4 without its auxiliary classifier (C. Szegedy, S. Ioffe, V. Vanhoucke, A. Alemi, "Inception-v4,
// Inception-ResNet and the impact of residual connections on learning", arXiv 1602.07261, figures 3 to 9).
import type { Network, NetworkLayer } from "../cost/network";
import {
  branch,
  classifier,
  concatenated,
  halved,
  largestOfNine,
  meanOfNine,
  normed,
  type Step,
} from "./modules";

/** `count` copies of a module one after the other, called `stage` with b, c, …, the first from `from` on. */
function repeated(
  stage: string,
  count: number,
  from: string,
  module: (name: string, from: string) => NetworkLayer[],
): NetworkLayer[] {
  const names = Array.from({ length: count }, (_, index) => stage + "bcdefgh"[index]);
  return names.flatMap((name, index) => module(name, names[index - 1] ?? from));
}

function moduleA(name: string, from: string): NetworkLayer[] {
  return concatenated(name, from, [
    [normed(1, 96)],
    [normed(1, 64), normed(3, 96)],
    [normed(1, 64), normed(3, 96), normed(3, 96)],
    [meanOfNine, normed(1, 96)],
  ]);
}

function moduleB(name: string, from: string): NetworkLayer[] {
  return concatenated(name, from, [
    [normed(1, 384)],
    [normed(1, 192), normed([1, 7], 224), normed([7, 1], 256)],
    [normed(1, 192), normed([7, 1], 192), normed([1, 7], 224), normed([7, 1], 224), normed([1, 7], 256)],
    [meanOfNine, normed(1, 128)],
  ]);
}

/** The two middle branches fork once more, into a row and a column. */
function moduleC(name: string, from: string): NetworkLayer[] {
  const fork = (stem: string): NetworkLayer[] =>
    concatenated(`${stem}/fork`, stem, [[normed([1, 3], 256)], [normed([3, 1], 256)]]);
  return [
    ...branch(`${name}/1`, from, [normed(1, 256)]),
    ...branch(`${name}/2`, from, [normed(1, 384)]),
    ...fork(`${name}/2.1`),
    ...branch(`${name}/3`, from, [normed(1, 384), normed([3, 1], 448), normed([1, 3], 512)]),
    ...fork(`${name}/3.3`),
    ...branch(`${name}/4`, from, [meanOfNine, normed(1, 256)]),
    { name, kind: "concat", from: [`${name}/1.1`, `${name}/2.1/fork`, `${name}/3.3/fork`, `${name}/4.2`] },
  ];
}

function valid(channels: number): Step {
  return { kind: "conv", kernel: 3, channels, norm: true };
}

export function inceptionV4(): Network {
  return {
    name: "inception-v4",
    source: "Szegedy et al. 2016, arXiv 1602.07261, figures 3 to 9",
    input: [3, 299, 299],
    layers: [
      { name: "conv1a", ...halved(32, "valid") },
      { name: "conv2a", ...valid(32) },
      { name: "conv2b", ...normed(3, 64) },
      ...concatenated("3a", "conv2b", [[largestOfNine("valid")], [halved(96, "valid")]]),
      ...concatenated("4a", "3a", [
        [normed(1, 64), valid(96)],
        [normed(1, 64), normed([1, 7], 64), normed([7, 1], 64), valid(96)],
      ]),
      ...concatenated("5a", "4a", [[halved(192, "valid")], [largestOfNine("valid")]]),
      ...repeated("5", 4, "5a", moduleA),
      ...concatenated("6a", "5e", [
        [halved(384, "valid")],
        [normed(1, 192), normed(3, 224), halved(256, "valid")],
        [largestOfNine("valid")],
      ]),
      ...repeated("6", 7, "6a", moduleB),
      ...concatenated("7a", "6h", [
        [normed(1, 192), halved(192, "valid")],
        [normed(1, 256), normed([1, 7], 256), normed([7, 1], 320), halved(320, "valid")],
        [largestOfNine("valid")],
      ]),
      ...repeated("7", 3, "7a", moduleC),
      ...classifier,
    ],
  };
}

// Inception-ResNet v2 without its auxiliary classifier (C. Szegedy, S. Ioffe, V. Vanhoucke, A. Alemi, arXiv 1602.07261,
// figures 10 to 19), with the widths and counts of TF-Slim.
import type { Network, NetworkLayer } from "../cost/network";
import {
  classifier,
  concatenated,
  halved,
  largestOfNine,
  meanOfNine,
  normed,
  type Step,
  stem,
} from "./modules";

interface Residual {
  readonly branches: readonly (readonly Step[])[];
  /** Channels before and after. */
  readonly channels: number;
}

const blocks = {
  block35: {
    branches: [
      [normed(1, 32)],
      [normed(1, 32), normed(3, 32)],
      [normed(1, 32), normed(3, 48), normed(3, 64)],
    ],
    channels: 320,
  },
  block17: {
    branches: [[normed(1, 192)], [normed(1, 128), normed([1, 7], 160), normed([7, 1], 192)]],
    channels: 1088,
  },
  block8: {
    branches: [[normed(1, 192)], [normed(1, 192), normed([1, 3], 224), normed([3, 1], 256)]],
    channels: 2080,
  },
} satisfies Record<string, Residual>;

/** `count` residual blocks called `kind` with 1, 2, …, the first from `from` on. */
function repeated(kind: keyof typeof blocks, count: number, from: string): NetworkLayer[] {
  const { branches, channels } = blocks[kind];
  return Array.from({ length: count }, (_, index) => {
    const name = `${kind}_${index + 1}`;
    const before = index === 0 ? from : `${kind}_${index}`;
    return [
      ...concatenated(`${name}/mixed`, before, branches),
      { name: `${name}/up`, kind: "pointwise", channels, bias: true },
      { name, kind: "add", from: [before, `${name}/up`] },
    ] satisfies NetworkLayer[];
  }).flat();
}

export function inceptionResnetV2(): Network {
  return {
    name: "inception-resnet-v2",
    source: "Szegedy et al. 2016, arXiv 1602.07261, figures 10 to 19, as in TF-Slim",
    input: [3, 299, 299],
    layers: [
      ...stem,
      ...concatenated("5b", "pool5a", [
        [normed(1, 96)],
        [normed(1, 48), normed(5, 64)],
        [normed(1, 64), normed(3, 96), normed(3, 96)],
        [meanOfNine, normed(1, 64)],
      ]),
      ...repeated("block35", 10, "5b"),
      ...concatenated("6a", "block35_10", [
        [halved(384, "valid")],
        [normed(1, 256), normed(3, 256), halved(384, "valid")],
        [largestOfNine("valid")],
      ]),
      ...repeated("block17", 20, "6a"),
      ...concatenated("7a", "block17_20", [
        [normed(1, 256), halved(384, "valid")],
        [normed(1, 256), halved(288, "valid")],
        [normed(1, 256), normed(3, 288), halved(320, "valid")],
        [largestOfNine("valid")],
      ]),
      ...repeated("block8", 10, "7a"),
      { name: "conv7b", ...normed(1, 1536) },
      ...classifier,
    ],
  };
}

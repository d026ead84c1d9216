// ShuffleNet v1 (X. Zhang, X. Zhou, M. Lin, J. Sun, "ShuffleNet: an extremely efficient convolutional neural network for
// mobile devices", arXiv 1707.01083, table 1, figure 2). The first 1×1 of stage 2 is not grouped (section 3.2); a unit's
// bottleneck has a quarter of its output channels; where a stride halves the map, the input's channels stand beside.
import type { Network, NetworkLayer } from "../cost/network";

/** Variants of ShuffleNet v1. */
export interface ShuffleNetV1Options {
  /** Groups of the 1×1 convolutions: 1, 2, 3, 4 or 8; 3 when absent. */
  readonly groups?: number;
  /** The factor of all widths, the paper's "s×"; 1 when absent. */
  readonly scale?: number;
}

/** Channels of stage 2 by groups; stages 3 and 4 have two and four times as many. */
const widths: Readonly<Record<number, number>> = { 1: 144, 2: 200, 3: 240, 4: 272, 8: 384 };
const repeats = [4, 8, 4];

/**
 * Some scales leave channels that the groups do not divide, and the paper does not say how it rounds: what counts or
 * measures such a network throws, with the numbers.
 * @throws RangeError for other groups.
 */
export function shufflenetV1({ groups = 3, scale = 1 }: ShuffleNetV1Options = {}): Network {
  const width = widths[groups];
  if (width === undefined) throw new RangeError(`ShuffleNet has 1, 2, 3, 4 or 8 groups, got ${groups}`);
  const stem = stemOf(groups, scale);
  const variant = groups === 3 && scale === 1 ? [] : [`${scale}x`, `g${groups}`];
  let [from, before] = [stem, "pool1"];
  const units = repeats.flatMap((count, stage) =>
    Array.from({ length: count }, (_, index) => {
      const name = `stage${stage + 2}_${index + 1}`;
      const to = width * scale * 2 ** stage;
      const layers = unit(name, before, { from, to, groups, first: from === stem, halving: index === 0 });
      [from, before] = [to, name];
      return layers;
    }).flat(),
  );
  return {
    name: ["shufflenet-v1", ...variant].join("-"),
    source: "Zhang et al. 2017, arXiv 1707.01083, table 1",
    input: [3, 224, 224],
    layers: [
      { name: "conv1", kind: "conv", kernel: 3, channels: stem, stride: 2, padding: 1, norm: true },
      { name: "pool1", kind: "max-pool", kernel: 3, stride: 2, padding: 1 },
      ...units,
      { name: "pool5", kind: "global-average-pool" },
      { name: "fc", kind: "fully-connected", channels: 1000, bias: true },
    ],
  };
}

/** Channels of the first layer, which do not grow in step: as in the authors' code (megvii-model/ShuffleNet-Series). */
function stemOf(groups: number, scale: number): number {
  if (scale < 1) return groups === 8 ? 16 : 12;
  return scale < 2 ? 24 : 48;
}

interface Unit {
  readonly from: number;
  readonly to: number;
  readonly groups: number;
  readonly first: boolean;
  readonly halving: boolean;
}

function unit(name: string, before: string, { from, to, groups, first, halving }: Unit): NetworkLayer[] {
  const squeezed = { kind: "pointwise", channels: to / 4, groups: first ? 1 : groups, norm: true } as const;
  const stride = halving ? 2 : 1;
  const expanded = halving ? to - from : to;
  const layers: NetworkLayer[] = [
    { name: `${name}/gconv1`, from: before, ...squeezed },
    { name: `${name}/shuffle`, kind: "shuffle" },
    { name: `${name}/dw`, kind: "depthwise", kernel: 3, stride, padding: 1, norm: true },
    { name: `${name}/gconv2`, kind: "pointwise", channels: expanded, groups, norm: true },
  ];
  if (!halving) return [...layers, { name, kind: "add", from: [before, `${name}/gconv2`] }];
  return [
    ...layers,
    { name: `${name}/pool`, from: before, kind: "average-pool", kernel: 3, stride: 2, padding: 1 },
    { name, kind: "concat", from: [`${name}/pool`, `${name}/gconv2`] },
  ];
}

// MobileNet v1 (A. Howard et al., "MobileNets: efficient convolutional neural networks for mobile vision applications",
// arXiv 1704.04861, table 1). The table prints stride 2 for the last depthwise layer; the sizes beside it need 1.
import type { Network, NetworkLayer } from "../cost/network";

/** Variants of MobileNet v1. */
export interface MobileNetV1Options {
  /** α, the factor of all widths; 1 when absent. */
  readonly alpha?: number;
  /** Height and width of the input, 224 · ρ; 224 when absent. */
  readonly resolution?: number;
  /** Without the five layers of 512 channels at 14×14 (table 5). */
  readonly shallow?: boolean;
  /** Ordinary 3×3 convolutions in place of the separable ones (table 4). */
  readonly fullConv?: boolean;
}

const body: readonly (readonly [channels: number, stride: number])[] = [
  [64, 1],
  [128, 2],
  [128, 1],
  [256, 2],
  [256, 1],
  [512, 2],
  ...Array.from({ length: 5 }, () => [512, 1] as const),
  [1024, 2],
  [1024, 1],
];
const repeated = [6, 7, 8, 9, 10];

export function mobilenetV1(options: MobileNetV1Options = {}): Network {
  const { alpha = 1, resolution = 224, shallow = false, fullConv = false } = options;
  const variant = [
    ...(shallow ? ["shallow"] : []),
    ...(fullConv ? ["full-conv"] : []),
    ...(alpha !== 1 || resolution !== 224 ? [alpha, resolution] : []),
  ];
  const kept = shallow ? body.filter((_, index) => !repeated.includes(index)) : body;
  const wide = (channels: number) => Math.round(channels * alpha);
  return {
    name: ["mobilenet-v1", ...variant].join("-"),
    source: "Howard et al. 2017, arXiv 1704.04861, table 1",
    input: [3, resolution, resolution],
    layers: [
      { name: "conv1", kind: "conv", kernel: 3, channels: wide(32), stride: 2, padding: "same", norm: true },
      ...kept.flatMap(([channels, stride], index): NetworkLayer[] => {
        const slide = { kernel: 3, stride, padding: "same", norm: true } as const;
        return fullConv
          ? [{ name: `conv${index + 2}`, kind: "conv", channels: wide(channels), ...slide }]
          : [
              { name: `dw${index + 1}`, kind: "depthwise", ...slide },
              { name: `pw${index + 1}`, kind: "pointwise", channels: wide(channels), norm: true },
            ];
      }),
      { name: "pool", kind: "global-average-pool" },
      { name: "fc", kind: "fully-connected", channels: 1000, bias: true },
    ],
  };
}

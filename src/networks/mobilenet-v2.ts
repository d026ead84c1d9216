// MobileNet v2 (M. Sandler et al., "MobileNetV2: inverted residuals and linear bottlenecks", arXiv 1801.04381, table 2).
import type { Network, NetworkLayer } from "../cost/network";

/** Variants of MobileNet v2. */
export interface MobileNetV2Options {
  /** The factor of all widths but the last layer's, which never shrinks; 1 when absent. */
  readonly alpha?: number;
  /** Height and width of the input; 224 when absent. */
  readonly resolution?: number;
}

/** Rows of the table: t, c, n, s. */
const rows = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
] as const;

export function mobilenetV2({ alpha = 1, resolution = 224 }: MobileNetV2Options = {}): Network {
  const variant = alpha !== 1 || resolution !== 224 ? [alpha, resolution] : [];
  let [from, before] = [wide(32, alpha), "conv1"];
  const blocks = rows.flatMap(([expansion, channels, count, stride], row) =>
    Array.from({ length: count }, (_, index) => {
      const name = `block${row + 1}_${index + 1}`;
      const unit = { from, to: wide(channels, alpha), expansion, stride: index === 0 ? stride : 1 };
      const layers = inverted(name, before, unit);
      [from, before] = [unit.to, layers.at(-1)!.name];
      return layers;
    }).flat(),
  );
  return {
    name: ["mobilenet-v2", ...variant].join("-"),
    source: "Sandler et al. 2018, arXiv 1801.04381, table 2",
    input: [3, resolution, resolution],
    layers: [
      {
        name: "conv1",
        kind: "conv",
        kernel: 3,
        channels: wide(32, alpha),
        stride: 2,
        padding: "same",
        norm: true,
      },
      ...blocks,
      { name: "conv9", kind: "pointwise", channels: wide(1280, Math.max(1, alpha)), norm: true },
      { name: "pool", kind: "global-average-pool" },
      { name: "fc", kind: "fully-connected", channels: 1000, bias: true },
    ],
  };
}

interface Unit {
  readonly from: number;
  readonly to: number;
  readonly expansion: number;
  readonly stride: number;
}

/** 1×1 to t times the channels, depthwise 3×3, 1×1 back; added to its input where shapes allow. */
function inverted(name: string, before: string, { from, to, expansion, stride }: Unit): NetworkLayer[] {
  const residual = stride === 1 && from === to;
  const expand: NetworkLayer[] =
    expansion === 1
      ? []
      : [{ name: `${name}/expand`, from: before, kind: "pointwise", channels: from * expansion, norm: true }];
  const dw = {
    name: `${name}/dw`,
    kind: "depthwise",
    kernel: 3,
    stride,
    padding: "same",
    norm: true,
  } as const;
  return [
    ...expand,
    expand.length === 0 ? { ...dw, from: before } : dw,
    { name: `${name}/project`, kind: "pointwise", channels: to, norm: true },
    ...(residual ? [{ name, kind: "add", from: [`${name}/project`, before] } as const] : []),
  ];
}

/** The nearest multiple of 8, never less than 90 % of what was asked for, as the authors' code rounds. */
function wide(channels: number, alpha: number): number {
  const wanted = channels * alpha;
  const rounded = Math.max(8, Math.floor((wanted + 4) / 8) * 8);
  return rounded < 0.9 * wanted ? rounded + 8 : rounded;
}

// ResNet of bottleneck blocks (K. He, X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition",
// arXiv 1512.03385, table 1; 200 layers: arXiv 1603.05027). Version 1 has the stride on the first 1×1 of a stage and pools
// without padding, rounding up; "v1.5", today's usual one, has it on the 3×3 and pads: same parameters, other numbers.
import type { Network, NetworkLayer } from "../cost/network";

const depths = {
  50: [3, 4, 6, 3],
  101: [3, 4, 23, 3],
  152: [3, 8, 36, 3],
  200: [3, 24, 36, 3],
} as const;

/** How many layers a ResNet may have here. */
export type ResNetDepth = keyof typeof depths;

export function resnet(depth: ResNetDepth, version: "v1" | "v1.5" = "v1"): Network {
  const late = version === "v1.5";
  const units = depths[depth].flatMap((count, stage) =>
    Array.from({ length: count }, (_, unit) => ({ stage, unit, name: `conv${stage + 2}_${unit + 1}` })),
  );
  const blocks = units.flatMap((unit, index) => bottleneck(unit, units[index - 1]?.name ?? "pool1", late));
  return {
    name: `resnet-${depth}${late ? "-v1.5" : ""}`,
    source:
      depth === 200
        ? "He et al. 2016, arXiv 1603.05027, table 6"
        : "He et al. 2015, arXiv 1512.03385, table 1",
    input: [3, 224, 224],
    layers: [
      { name: "conv1", kind: "conv", kernel: 7, channels: 64, stride: 2, padding: 3, norm: true },
      { name: "pool1", kind: "max-pool", kernel: 3, stride: 2, ...(late ? { padding: 1 } : { ceil: true }) },
      ...blocks,
      { name: "pool5", kind: "global-average-pool" },
      { name: "fc", kind: "fully-connected", channels: 1000, bias: true },
    ],
  };
}

interface Unit {
  readonly stage: number;
  readonly unit: number;
  readonly name: string;
}

function bottleneck({ stage, unit, name }: Unit, before: string, late: boolean): NetworkLayer[] {
  const channels = 64 * 2 ** stage;
  const stride = unit === 0 && stage > 0 ? 2 : 1;
  const [first, middle] = late ? [1, stride] : [stride, 1];
  const shortcut = unit === 0 ? `${name}/shortcut` : before;
  const layers: NetworkLayer[] = [
    { name: `${name}/1x1a`, from: before, kind: "pointwise", channels, stride: first, norm: true },
    { name: `${name}/3x3`, kind: "conv", kernel: 3, channels, stride: middle, padding: 1, norm: true },
    { name: `${name}/1x1b`, kind: "pointwise", channels: 4 * channels, norm: true },
    { name, kind: "add", from: [`${name}/1x1b`, shortcut] },
  ];
  if (unit > 0) return layers;
  return [
    { name: shortcut, from: before, kind: "pointwise", channels: 4 * channels, stride, norm: true },
    ...layers,
  ];
}

// Networks on video as open-mmlab/mmaction2 configures them (configs/_base_/models/*.py), whose published figures are
// among the references: residual networks whose layers are inflated, split in space and time, or depthwise.
import type { Network, NetworkLayer } from "../../src/cost/network";

type Sizes = readonly [time: number, height: number, width: number];

const square = (time: number, space: number): Sizes => [time, space, space];
const half = (kernel: Sizes) => kernel.map((size) => (size - 1) / 2);

function conv(name: string, from: string, kernel: Sizes, channels: number, stride: Sizes): NetworkLayer {
  return { name, from, kind: "conv", kernel, channels, stride, padding: half(kernel), norm: true };
}

function poolOf(name: string, stride: number): NetworkLayer {
  return { name, kind: "max-pool", kernel: [1, 3, 3], stride: [stride, 2, 2], padding: [0, 1, 1] };
}

const head: readonly NetworkLayer[] = [
  { name: "pool", kind: "global-average-pool" },
  { name: "fc", kind: "fully-connected", channels: 400, bias: true },
];

interface Unit {
  readonly name: string;
  readonly before: string;
  readonly stage: number;
  readonly index: number;
  /** Of its first layer with a stride. */
  readonly stride: Sizes;
}

function units(
  counts: readonly number[],
  temporal: readonly number[],
  build: (unit: Unit) => NetworkLayer[],
) {
  let before = "pool1";
  return counts.flatMap((count, stage) =>
    Array.from({ length: count }, (_, index) => {
      const stride = index > 0 ? square(1, 1) : square(temporal[stage]!, stage === 0 ? 1 : 2);
      const layers = build({ name: `stage${stage + 1}_${index + 1}`, before, stage, index, stride });
      before = layers.at(-1)!.name;
      return layers;
    }).flat(),
  );
}

function bottleneck({ name, before, stage, index, stride }: Unit, middle: (from: string) => NetworkLayer[]) {
  const shortcut = index === 0 ? `${name}/shortcut` : before;
  const wide = 256 * 2 ** stage;
  const between = middle(before);
  return [
    ...(index === 0 ? [conv(shortcut, before, square(1, 1), wide, stride)] : []),
    ...between,
    conv(`${name}/out`, between.at(-1)!.name, square(1, 1), wide, square(1, 1)),
    { name, kind: "add", from: [`${name}/out`, shortcut] },
  ] satisfies NetworkLayer[];
}

const inflated = [
  [1, 1, 1],
  [1, 0, 1, 0],
  [1, 0, 1, 0, 1, 0],
  [0, 1, 0],
];

/** 3×1×1 in place of 1×1 where the list says so; the time is halved once more after the first stage. */
export const i3d: Network = {
  name: "i3d-r50",
  source: "configs/_base_/models/i3d_r50.py",
  input: [3, 32, 224, 224],
  layers: [
    conv("conv1", "input", [5, 7, 7], 64, square(2, 2)),
    poolOf("pool1", 2),
    ...units([3, 4, 6, 3], [1, 1, 1, 1], (unit) => {
      const { name, stage, index, stride } = unit;
      const width = 64 * 2 ** stage;
      const layers = bottleneck(unit, (before) => [
        conv(`${name}/a`, before, square(inflated[stage]![index] ? 3 : 1, 1), width, square(1, 1)),
        conv(`${name}/b`, `${name}/a`, square(1, 3), width, stride),
      ]);
      const pool2 = { name: "pool2", kind: "max-pool", kernel: [2, 1, 1], stride: [2, 1, 1] } as const;
      return stage === 0 && index === 2 ? [...layers, pool2] : layers;
    }),
    ...head,
  ],
};

/** Channel-separated: the 3×3×3 is depthwise, and "ip" has one more 1×1×1 before it. */
export function csn(mode: "ip" | "ir"): Network {
  return {
    name: `${mode}-csn-r152`,
    source: "configs/_base_/models/ircsn_r152.py",
    input: [3, 32, 224, 224],
    layers: [
      conv("conv1", "input", [3, 7, 7], 64, square(1, 2)),
      poolOf("pool1", 1),
      ...units([3, 8, 36, 3], [1, 2, 2, 2], (unit) => {
        const { name, stage, stride } = unit;
        const width = 64 * 2 ** stage;
        return bottleneck(unit, (before) => [
          conv(`${name}/a`, before, square(1, 1), width, square(1, 1)),
          ...(mode === "ip" ? [conv(`${name}/ip`, `${name}/a`, square(1, 1), width, square(1, 1))] : []),
          { name: `${name}/dw`, kind: "depthwise", kernel: 3, stride, padding: 1, norm: true },
        ]);
      }),
      ...head,
    ],
  };
}

/** Middle channels with which a layer in space and one in time learn no more than one of both (arXiv 1711.11248). */
export function middleChannels(kernel: Sizes, from: number, to: number): number {
  const [time, height, width] = kernel;
  return Math.floor((time * height * width * from * to) / (height * width * from + time * to));
}

/** The factor 3 stands for the kernel's extent in time even where that is 1, as in the shortcuts. */
function split(
  name: string,
  before: string,
  kernel: Sizes,
  channels: readonly [number, number],
  stride: Sizes,
) {
  const [time, height, width] = kernel;
  const middle = middleChannels([3, height, width], ...channels);
  return [
    conv(`${name}/space`, before, [1, height, width], middle, [1, stride[1], stride[2]]),
    conv(name, `${name}/space`, [time, 1, 1], channels[1], [stride[0], 1, 1]),
  ];
}

export const r2plus1d: Network = {
  name: "r2plus1d-r34",
  source: "configs/_base_/models/r2plus1d_r34.py",
  input: [3, 8, 224, 224],
  layers: [
    ...split("conv1", "input", [3, 7, 7], [3, 64], square(1, 2)),
    poolOf("pool1", 1),
    ...units([3, 4, 6, 3], [1, 2, 2, 2], ({ name, before, stage, index, stride }) => {
      const to = 64 * 2 ** stage;
      const from = index === 0 && stage > 0 ? to / 2 : to;
      const projects = index === 0 && stage > 0;
      const shortcut = projects ? `${name}/shortcut` : before;
      return [
        ...(projects ? split(shortcut, before, square(1, 1), [from, to], stride) : []),
        ...split(`${name}/a`, before, square(3, 3), [from, to], stride),
        ...split(`${name}/b`, `${name}/a`, square(3, 3), [to, to], square(1, 1)),
        { name, kind: "add", from: [`${name}/b`, shortcut] },
      ];
    }),
    ...head,
  ],
};

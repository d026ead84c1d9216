// Figures of the ShuffleNet paper. Its table 1 leaves the fully connected layer out, its other tables do not.
import { macs } from "../../src/cost/macs";
import { networkCost } from "../../src/cost/network-cost";
import { network } from "../../src/networks/catalogue";
import { type Case, type Cases, measured, millions, timed } from "./case";

const groups = [1, 2, 3, 4, 8];

const table1 = groups.flatMap((g): [string, Case][] => {
  const name = `shufflenet-v1-1x-g${g}`;
  const channels = () =>
    [2, 3, 4].map((stage) => {
      return networkCost(network(name)).layers.find((layer) => layer.name === `stage${stage}_1`)!.output[0];
    });
  return [
    [`ShuffleNet 1x g=${g}: complexity`, { ours: () => millions(name, { fullyConnected: false }).macs }],
    [`ShuffleNet 1x g=${g}: stage 2/3/4 output channels`, { ours: channels }],
  ];
});

const errors = [
  "ShuffleNet 1x: top-1 error for g=1,2,3,4,8",
  "ShuffleNet 0.5x: top-1 error for g=1,2,3,4,8",
  "ShuffleNet 0.25x: top-1 error for g=1,2,3,4,8",
  ...["1x", "0.5x", "0.25x"].flatMap((scale) =>
    [3, 8].map((g) => `ShuffleNet ${scale} g=${g}: error no shuffle / shuffle / delta`),
  ),
  ...[140, 38, 13].map((level) => `structure units at ${level} MFLOPs: top-1 error`),
];

const times = [
  "ShuffleNet 0.5x g=3",
  "ShuffleNet 1x g=3",
  "ShuffleNet 2x g=3",
  "AlexNet",
  "1.0 MobileNet-224",
];

/** Rows of tables 5 and 6, millions of multiply-adds and an error; `order` is the order of the two. */
function row(
  model: string,
  order: "cost first" | "error first",
  name: string,
  rest: Omit<Case, "ours"> & { to?: number } = {},
  counted = {},
): [string, Case] {
  const first = order === "cost first";
  const { to, ...more } = rest;
  return [
    `${model}: ${first ? "MFLOPs / top-1 error" : "top-1 error / MFLOPs"}`,
    {
      ours: () => {
        const cost = millions(name, counted).macs;
        return first ? [cost, undefined] : [undefined, cost];
      },
      because: `the error is ${measured}`,
      ...(to !== undefined && { to: first ? [to, 1] : [1, to] }),
      ...more,
    },
  ];
}

const undivided =
  "with g=4 the bottleneck of stage 2 has 34 channels, and the paper does not say how they are divided by 4";

const rows = [
  row("1.0 MobileNet-224", "cost first", "mobilenet-v1"),
  row("ShuffleNet 2x g=3", "cost first", "shufflenet-v1-2x-g3"),
  row("0.75 MobileNet-224", "cost first", "mobilenet-v1-0.75"),
  row("ShuffleNet 1.5x g=3", "cost first", "shufflenet-v1-1.5x-g3"),
  row("0.5 MobileNet-224", "cost first", "mobilenet-v1-0.5"),
  row("ShuffleNet 1x g=8", "cost first", "shufflenet-v1-1x-g8", { to: 10 }),
  row("0.25 MobileNet-224", "cost first", "mobilenet-v1-0.25"),
  row("VGG-16", "error first", "vgg-16", { to: 100 }, { fullyConnected: false }),
  row("ShuffleNet 2x g=3", "error first", "shufflenet-v1-2x-g3"),
  row("ShuffleNet 1x g=8", "error first", "shufflenet-v1-1x-g8", { to: 10 }),
  row("AlexNet", "error first", "alexnet", { to: 10 }),
];

/** Multiply-adds of 1×1, 3×3, 1×1 on c channels, m in the bottleneck, the first and last and the middle grouped. */
function unit(c: number, m: number, outer: number, middle: number): number {
  const output = [28, 28];
  return (
    macs.pointwise({ channels: [c, m], groups: outer, output }) +
    macs.conv({ kernel: [3, 3], channels: [m, m], groups: middle, output }) +
    macs.pointwise({ channels: [m, c], groups: outer, output })
  );
}

export const shufflenetCases: Cases = {
  ...Object.fromEntries([...table1, ...rows]),
  ...Object.fromEntries(errors.map((name) => [name, { because: measured }])),
  ...Object.fromEntries(
    times.map((model) => [
      `${model}: ms on Snapdragon 820, 1 thread, at 224x224, 480x640, 720x1280`,
      { because: timed },
    ]),
  ),
  "ShuffleNet 1x: complexity": {
    ours: () => millions("shufflenet-v1-1x-g8", {}).macs,
    to: 10,
    because: "a level's name; by groups it is 133 to 143 (table 1)",
  },
  "ShuffleNet 0.5x: complexity": { ours: () => millions("shufflenet-v1-0.5x-g3", {}).macs },
  "ShuffleNet 0.25x: complexity": {
    ours: () => millions("shufflenet-v1-0.25x-g3", {}).macs,
    because: "with 12 channels in the first layer, as at 0.5x: the paper gives none",
  },
  "ShuffleNet 2x SE g=3: MFLOPs / top-1 error": {
    because: `${measured}; the paper does not give the widths of the squeeze-and-excitation layers`,
  },
  "ShuffleNet 0.5x g=4: MFLOPs / top-1 error": { because: `${measured}; ${undivided}` },
  "ShuffleNet 0.5x g=4: top-1 error / MFLOPs": { because: `${measured}; ${undivided}` },
  "ShuffleNet 0.5x shallow g=3: MFLOPs / top-1 error": {
    because: `${measured}; half as many layers cost more here than all of them, so they are wider: the paper gives no widths`,
  },
  "GoogleNet (BVLC): top-1 error / MFLOPs": {
    ours: () => [undefined, millions("googlenet").macs],
    instead: [undefined, 1583],
    because: "GoogLeNet's own 1.5 billion, whose table counts 34 of conv1's 118 million",
  },
  "SqueezeNet: top-1 error / MFLOPs": {
    ours: () => {
      const whole = networkCost({ ...network("squeezenet-1.0"), input: [3, 227, 227] });
      return [undefined, whole.macs / 1e6];
    },
    because: `the error is ${measured}; the paper's 111 outputs of conv1 need 227 cells`,
  },
  "ResNet / ResNeXt / ShuffleNet unit: cost c x h x w, bottleneck m": {
    ours: () =>
      [
        [256, 64, 4],
        [96, 24, 3],
        [240, 60, 1],
      ].every(([c = 1, m = 1, g = 1]) => {
        const hw = 28 * 28;
        return (
          unit(c, m, 1, 1) === hw * (2 * c * m + 9 * m ** 2) &&
          unit(c, m, 1, g) === hw * (2 * c * m + (9 * m ** 2) / g) &&
          unit(c, m, g, m) === hw * ((2 * c * m) / g + 9 * m)
        );
      }),
  },
  "ResNeXt unit c=256 m=128 g=32: share of mult-adds in 1x1": {
    ours: () => {
      const pointwise = 2 * macs.pointwise({ channels: [256, 128], output: [28, 28] });
      return (100 * pointwise) / unit(256, 128, 1, 32);
    },
  },
};

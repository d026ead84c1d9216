// Figures of the MobileNet paper, which counts weights alone, and of those that compare with it.
import { macs } from "../../src/cost/macs";
import type { LayerKind } from "../../src/cost/network";
import { networkCost } from "../../src/cost/network-cost";
import { params } from "../../src/cost/params";
import { network } from "../../src/networks/catalogue";
import { type Case, type Cases, measured, millions } from "./case";

const variants: Readonly<Record<string, string>> = {
  "1.0 MobileNet-224": "mobilenet-v1",
  "Shallow MobileNet": "mobilenet-v1-shallow",
  "0.75 MobileNet-224": "mobilenet-v1-0.75",
  "0.5 MobileNet-224": "mobilenet-v1-0.5",
  "0.25 MobileNet-224": "mobilenet-v1-0.25",
  "1.0 MobileNet-192": "mobilenet-v1-192",
  "1.0 MobileNet-160": "mobilenet-v1-160",
  "1.0 MobileNet-128": "mobilenet-v1-128",
  "0.50 MobileNet-160": "mobilenet-v1-0.5-160",
};

const tables = Object.entries(variants).flatMap(([model, name]): [string, Case][] => [
  [`${model}: ImageNet top-1 accuracy`, { because: measured }],
  [`${model}: mult-adds`, { ours: () => millions(name).macs }],
  [`${model}: parameters`, { ours: () => millions(name).params }],
]);

const kinds: Readonly<Record<string, LayerKind>> = {
  "Conv 1x1": "pointwise",
  "Conv DW 3x3": "depthwise",
  "Conv 3x3": "conv",
  "Fully Connected": "fully-connected",
};

function share(kind: LayerKind, what: "macs" | "params"): number {
  const cost = networkCost(network("mobilenet-v1"), { bias: false });
  return (100 * cost.byKind.get(kind)![what]) / cost[what];
}

const shares = Object.entries(kinds).flatMap(([name, kind]): [string, Case][] => [
  [`1.0 MobileNet-224: share of mult-adds: ${name}`, { ours: () => share(kind, "macs") }],
  [`1.0 MobileNet-224: share of parameters: ${name}`, { ours: () => share(kind, "params") }],
]);

const square = (size: number, channels: number) =>
  ({ kernel: [3, 3], channels: [channels, channels], output: [size, size] }) as const;
const layer = "MobileNet layer DK=3 M=N=512 DF=14";

/** Table 1 as `[type, stride, in, out, input size]`, five equal pairs written as one. */
function body(): unknown[] {
  const { layers } = networkCost(network("mobilenet-v1"));
  const steps = network("mobilenet-v1").layers;
  let [channels, size] = [3, 224];
  const rows = layers.map(({ kind, output }, index): unknown[] => {
    const step = steps[index]!;
    const stride = "stride" in step ? step.stride : 1;
    const short = { conv: "conv3x3", depthwise: "dw", pointwise: "pw", "fully-connected": "fc" } as const;
    const type = short[kind as keyof typeof short] ?? `avgpool ${size}x${size}`;
    const row = [type, stride, channels, output[0], size];
    [channels, size] = [output[0]!, output[1] ?? 1];
    return row;
  });
  const first = rows.findIndex(([type, stride, from, , cells]) => {
    return type === "dw" && stride === 1 && from === 512 && cells === 14;
  });
  return [...rows.slice(0, first), ["5x dw+pw", 1, 512, 512, 14], ...rows.slice(first + 10)];
}

export const mobilenetCases: Cases = {
  ...Object.fromEntries([...tables, ...shares]),
  "1.0 MobileNet-224: share of mult-adds: Conv 3x3": {
    ours: () => share("conv", "macs"),
    instead: 1.91,
    because: "digits swapped: with 1.19 the column adds up to 99.29",
  },
  "Conv MobileNet: ImageNet top-1 accuracy": { because: measured },
  "Conv MobileNet: mult-adds": {
    ours: () => millions("mobilenet-v1-full-conv", { fullyConnected: false }).macs,
    because: "the fully connected layer is left out here, in the row below it is not",
  },
  "Conv MobileNet: parameters": { ours: () => millions("mobilenet-v1-full-conv").params },
  "GoogleNet: ImageNet accuracy": { because: measured },
  "GoogleNet: mult-adds": {
    ours: () => millions("googlenet").macs,
    instead: 1583,
    because:
      "between the 1500 of GoogLeNet's own table, which counts 34 of conv1's 118 million, and the layers' sum",
  },
  "GoogleNet: parameters": {
    ours: () => (millions("googlenet").params * 1e6) / 1024 / 1000,
    because: "the K of GoogLeNet's own table is 1024",
  },
  "VGG 16: ImageNet accuracy": { because: measured },
  "VGG 16: mult-adds": {
    ours: () => millions("vgg-16", { fullyConnected: false }).macs,
    to: 100,
    because: "without the fully connected layers; with them 15 470",
  },
  "VGG 16: parameters": { ours: () => millions("vgg-16", {}).params },
  "Squeezenet: ImageNet accuracy": { because: measured },
  "Squeezenet: mult-adds": {
    ours: () => (2 * networkCost({ ...network("squeezenet-1.0"), input: [3, 227, 227] }).macs) / 1e6,
    to: 100,
    because: "counts a multiply-add as two, where its other rows count one",
  },
  "Squeezenet: parameters": { ours: () => millions("squeezenet-1.0", {}).params },
  "AlexNet: ImageNet accuracy": { because: measured },
  "AlexNet: mult-adds": { ours: () => millions("alexnet").macs, to: 10 },
  "AlexNet: parameters": { ours: () => millions("alexnet", {}).params },
  [`${layer}: Convolution mult-adds`]: { ours: () => macs.conv(square(14, 512)) / 1e6 },
  [`${layer}: Convolution parameters`]: { ours: () => params.conv(square(14, 512)) / 1e6 },
  [`${layer}: Depthwise Separable Conv mult-adds`]: { ours: () => macs.separable(square(14, 512)) / 1e6 },
  [`${layer}: Depthwise Separable Conv parameters`]: { ours: () => params.separable(square(14, 512)) / 1e6 },
  [`${layer}: + alpha=0.75 mult-adds`]: { ours: () => macs.separable(square(14, 384)) / 1e6 },
  [`${layer}: + alpha=0.75 parameters`]: { ours: () => params.separable(square(14, 384)) / 1e6 },
  [`${layer}: + rho=0.714 (10x10) mult-adds`]: { ours: () => macs.separable(square(10, 384)) / 1e6 },
  [`${layer}: + rho=0.714 (10x10) parameters`]: { ours: () => params.separable(square(10, 384)) / 1e6 },
  "1.0 MobileNet-224 body (Table 1): layers [type,stride,in,out,input size]": { ours: body },
  "1.0 MobileNet-224 (face attributes, no 1000-way FC): mult-adds": {
    ours: () => millions("mobilenet-v1", { fullyConnected: false }).macs,
  },
  "MobileNet: depthwise 3x3 saving claimed": {
    ours: () => {
      const counted = { fullyConnected: false };
      const saving =
        millions("mobilenet-v1-full-conv", counted).macs / millions("mobilenet-v1", counted).macs;
      return saving > 8 && saving < 9;
    },
  },
  "MobileNet vs VGG16: smaller / less compute": {
    ours: () => [
      millions("vgg-16", {}).params / millions("mobilenet-v1").params,
      millions("vgg-16", { fullyConnected: false }).macs / millions("mobilenet-v1").macs,
    ],
  },
  ...Object.fromEntries(
    [
      "SSD 300 MobileNet",
      "SSD 300 Inception V2",
      "SSD 300 deeplab-VGG",
      "Faster-RCNN 300 MobileNet",
      "Faster-RCNN 600 MobileNet",
    ].map((model): [string, Case] => [
      `${model}: COCO mAP, billion mult-adds, million params`,
      { because: `${measured}; the paper does not describe the detectors' heads` },
    ]),
  ),
};

// Figures of other networks: AlexNet, VGG-16, SqueezeNet, DeepLab, C3D and its heirs, U-Net, DCGAN.
import { macs } from "../../src/cost/macs";
import type { Network, NetworkLayer } from "../../src/cost/network";
import { networkCost } from "../../src/cost/network-cost";
import { params } from "../../src/cost/params";
import { network } from "../../src/networks/catalogue";
import { burden } from "./burden";
import { type Case, type Cases, millions } from "./case";
import { csn, i3d, middleChannels, r2plus1d } from "./video";

const layersOf = (name: string) => networkCost(network(name)).layers;

/** Billions of operations, two a number for batch normalisation, and millions of parameters, at 256×256. */
function video(of: Network): [number, number] {
  const large = { ...of, input: [...of.input.slice(0, 2), 256, 256] };
  const [bare, normed] = [networkCost(large), networkCost(large, { norm: true })];
  return [(2 * normed.macs - bare.macs) / 1e9, normed.params / 1e6];
}

const cropped: Omit<Case, "ours"> = {
  because: "counted at 256×256, the size of its tests, with two operations a number for batch normalisation",
};

/** VGG-16 whose fully connected layers are convolutions, 21 classes. */
function largeView(kernel: number, channels: number): number {
  const convs = networkCost(network("vgg-16"), { fullyConnected: false }).params;
  const head = [
    { kernel: [kernel, kernel], channels: [512, channels] },
    { kernel: [1, 1], channels: [channels, channels] },
    { kernel: [1, 1], channels: [channels, 21] },
  ] as const;
  return (convs + head.reduce((sum, layer) => sum + params.conv({ ...layer, bias: true }), 0)) / 1e6;
}

/** CaffeNet is AlexNet that pools before it normalises; Caffe rounds pooling up. */
function caffenet(): Network {
  const { layers, ...rest } = network("alexnet");
  const order = "conv1 pool1 norm1 conv2 pool2 norm2 conv3 conv4 conv5 pool5 fc6 fc7 fc8".split(" ");
  const found = order.map((name) => layers.find((layer) => layer.name === name)!);
  const ceiled = found.map(
    (layer): NetworkLayer => (layer.kind === "max-pool" ? { ...layer, ceil: true } : layer),
  );
  return { ...rest, name: "caffenet", input: [3, 224, 224], layers: ceiled };
}

/** MatConvNet's AlexNet was trained with batch normalisation in place of the local one. */
function withoutNorm({ layers, ...rest }: Network): Network {
  return { ...rest, layers: layers.filter(({ kind }) => kind !== "local-response-norm") };
}

function separated(): number {
  return layersOf("vgg-16")
    .filter(({ kind }) => kind === "conv")
    .reduce((sum, { output: [to = 0, ...output] }, index, convs) => {
      const from = convs[index - 1]?.output[0] ?? 3;
      return sum + macs.separable({ kernel: [3, 3], channels: [from, to], output });
    }, 0);
}

export const networkCases: Cases = {
  "AlexNet conv1: output for 227, F=11, S=4, P=0": {
    ours: () => {
      const [channels, ...map] = layersOf("alexnet")[0]!.output;
      return [...map, channels];
    },
  },
  "AlexNet conv1: parameters without sharing / with sharing (96*363 weights)": {
    ours: () => {
      const weights = params.conv({ kernel: [11, 11], channels: [3, 96] });
      return [55 * 55 * params.conv({ kernel: [11, 11], channels: [3, 96], bias: true }), weights];
    },
  },
  "VGGNet: total parameters / activation floats": {
    ours: () => {
      const { params: learned, memory } = networkCost(network("vgg-16"));
      const floats = memory / 4 + 3 * 224 * 224;
      return [learned, floats].map((count) => `${Math.floor(count / 1e6)}M`);
    },
    instead: ["138M", "15M"],
    because: "the page's own rows add up to 15 million floats",
  },
  "VGG16 13 convs: mult-adds standard / depthwise separable": {
    ours: () => [millions("vgg-16", { fullyConnected: false }).macs, separated() / 1e6],
  },
  "alexnet 227: flops": { ours: () => burden(withoutNorm(network("alexnet"))) / 1e6 },
  "caffenet 224: flops": { ours: () => burden(caffenet()) / 1e6 },
  "squeezenet1-0: flops": { ours: () => burden(network("squeezenet-1.0")) / 1e6 },
  "squeezenet1-1: flops": { ours: () => burden(network("squeezenet-1.1")) / 1e6 },
  "mcn-mobilenet: flops": { ours: () => burden(network("mobilenet-v1")) / 1e6 },
  "DeepLab-CRF-LargeFOV: 3x3 kernel rate 12: speedup and parameters vs 7x7 rate 4": {
    ours: () => [undefined, largeView(3, 1024), largeView(7, 4096)],
    because: "the speed-up is measured",
  },
  "C3D 16x112x112: FLOPs (=mult-adds) / params": {
    ours: () => {
      const { macs: work, params: learned } = millions("c3d", {});
      return [work / 1e3, learned];
    },
  },
  "I3D R50 32x2 @224: FLOPs / params": { ours: () => video(i3d), ...cropped },
  "R(2+1)D R34 8x8 @224: FLOPs / params": { ours: () => video(r2plus1d), ...cropped },
  "ip-CSN R152: FLOPs / params": { ours: () => video(csn("ip")), ...cropped },
  "ir-CSN R152: FLOPs / params": { ours: () => video(csn("ir")), ...cropped },
  "C3D: architecture": {
    ours: () => {
      const { layers } = network("c3d");
      const convs = layers.filter(({ kind }) => kind === "conv");
      const pools = layers.filter(({ kind }) => kind === "max-pool");
      const wide = layers.filter((layer) => layer.kind === "fully-connected" && layer.channels === 4096);
      return convs.length === 8 && pools.length === 5 && wide.length === 2;
    },
  },
  "R(2+1)D: mid channels": {
    ours: () =>
      [
        [64, 64],
        [64, 128],
        [256, 512],
      ].every(([from = 1, to = 1]) => {
        const both = (middle: number) =>
          params.conv({ kernel: [1, 3, 3], channels: [from, middle] }) +
          params.conv({ kernel: [3, 1, 1], channels: [middle, to] });
        const middle = middleChannels([3, 3, 3], from, to);
        const most = params.conv({ kernel: [3, 3, 3], channels: [from, to] });
        return both(middle) <= most && both(middle + 1) > most;
      }),
  },
  "PyTorch DCGAN generator: spatial sizes, (k,s,p)": {
    ours: () => [1, ...layersOf("dcgan-generator").map(({ output }) => output[1])],
  },
  "U-Net: input 572 -> output": { ours: () => layersOf("u-net").at(-1)!.output[1] },
  "MediaPipe selfie segmentation: conv/depthwise/transposed layers, weights, mult-adds at 256x256": {
    because: "counted in a weight file that is not part of the project",
  },
  "MobileNetV3-CenterNet (human centernet): mult-adds at 512x512 total / depthwise / 1x1": {
    because: "counted in a weight file that is not part of the project",
  },
};

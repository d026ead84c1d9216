// Receptive fields, published by the authors of networks and by Araujo, Norris and Sim for TF-Slim's.
import { networkCost } from "../../src/cost/network-cost";
import { receptiveField } from "../../src/cost/receptive-field";
import { network } from "../../src/networks/catalogue";
import { contextModule } from "../../src/networks/context-module";
import { type Case, type Cases, fields, measured } from "./case";

const slim: Readonly<Record<string, string>> = {
  alexnet_v2: "alexnet",
  vgg_16: "vgg-16",
  inception_v2: "inception-v2",
  inception_v3: "inception-v3",
  inception_v4: "inception-v4",
  inception_resnet_v2: "inception-resnet-v2",
  mobilenet_v1: "mobilenet-v1",
  mobilenet_v1_075: "mobilenet-v1-0.75",
  resnet_v1_50: "resnet-50",
  resnet_v1_101: "resnet-101",
  resnet_v1_152: "resnet-152",
  resnet_v1_200: "resnet-200",
};

function whole(name: string): [number, number, number] {
  const { size, jump, padding } = receptiveField(network(name)).whole;
  return [size[0]!, jump[0]!, padding[0]!];
}

const table = Object.entries(slim).map(([model, name]): [string, Case] => [
  `${model}: receptive field, effective stride, effective padding`,
  { ours: () => whole(name) },
]);

const dilated = (...dilations: number[]) =>
  receptiveField(dilations.map((dilation) => ({ kernel: 3, dilation }))).map(({ size }) => size);

export const fieldCases: Cases = {
  ...Object.fromEntries(table),
  "mobilenet_v1 @224: receptive field after conv0, pw1..pw13": {
    ours: () => {
      const after = ["conv1", ...Array.from({ length: 13 }, (_, index) => `pw${index + 1}`)];
      const paddings = receptiveField(network("mobilenet-v1")).layers.filter(({ name }) =>
        after.includes(name),
      );
      const same =
        String(paddings.map(({ padding }) => padding[0])) === "0,2,2,6,6,14,14,30,46,62,78,94,94,126";
      return same && fields("mobilenet-v1", after);
    },
  },
  "alexnet_v2: receptive field conv1,pool1,conv2,conv3,conv4,conv5,pool5": {
    ours: () => fields("alexnet", ["conv1", "pool1", "conv2", "conv3", "conv4", "conv5", "pool5"]),
  },
  "vgg_16: receptive field conv1_1,pool1,conv2_1,pool2,conv3_1,conv3_2,pool3,conv4_1,conv4_2,pool4,conv5_1,conv5_2,pool5":
    {
      ours: () =>
        fields(
          "vgg-16",
          "conv1_1,pool1,conv2_1,pool2,conv3_1,conv3_2,pool3,conv4_1,conv4_2,pool4,conv5_1,conv5_2,pool5".split(
            ",",
          ),
        ),
    },
  "resnet_v1_50: receptive field block1..4": {
    ours: () => fields("resnet-50", ["conv2_3", "conv3_4", "conv4_6", "conv5_3"]),
  },
  "ResNet-50 v1.5 (stride on the 3x3, torchvision): receptive field": {
    ours: () => whole("resnet-50-v1.5")[0],
  },
  "recurrence: RF": {
    ours: () =>
      [
        [
          [3, 1],
          [3, 2],
          [5, 1],
        ],
        [
          [11, 4],
          [3, 2],
          [5, 1],
          [3, 2],
        ],
      ].every((pairs) => {
        const layers = pairs.map(([kernel = 1, stride = 1]) => ({ kernel, stride }));
        const back = layers.reduceRight((size, { kernel, stride }) => stride * size + kernel - stride, 1);
        return receptiveField(layers).at(-1)!.size === back;
      }),
  },
  "feature centre: x": {
    ours: () => {
      const [size, jump, padding] = whole("inception-resnet-v2");
      const centres = [0, 2].map((cell) => -padding + cell * jump + (size - 1) / 2);
      return String(centres) === "37,101";
    },
  },
  "context module (basic): receptive field per layer, dilations 1,1,2,4,8,16,1,1(1x1)": {
    ours: () => receptiveField(contextModule()).layers.map(({ size }) => size[0]),
  },
  "context module (basic): parameters": {
    ours: () =>
      [1, 21, 64].every((c) => networkCost(contextModule(c), { bias: false }).params === 64 * c ** 2),
  },
  "3x3 stack with dilations 1,2,4: receptive field": { ours: () => dilated(1, 2, 4) },
  "VOC-2012 test mean IoU: FCN-8s, DeepLab, DeepLab-Msc, dilated front end": { because: measured },
  "WaveNet block, k=2, dilations 1..512: receptive field": { ours: () => whole("wavenet-block")[0] },
};

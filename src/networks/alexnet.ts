// AlexNet on two processors, hence two groups (A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet classification with
// deep convolutional neural networks", NIPS 2012, section 3.5). The paper says 224 cells; its own 55 outputs need 227.
import type { Network } from "../cost/network";

export const alexnet: Network = {
  name: "alexnet",
  source: "Krizhevsky et al. 2012, NIPS, section 3.5",
  input: [3, 227, 227],
  layers: [
    { name: "conv1", kind: "conv", kernel: 11, channels: 96, stride: 4, bias: true },
    { name: "norm1", kind: "local-response-norm" },
    { name: "pool1", kind: "max-pool", kernel: 3, stride: 2 },
    { name: "conv2", kind: "conv", kernel: 5, channels: 256, padding: 2, groups: 2, bias: true },
    { name: "norm2", kind: "local-response-norm" },
    { name: "pool2", kind: "max-pool", kernel: 3, stride: 2 },
    { name: "conv3", kind: "conv", kernel: 3, channels: 384, padding: 1, bias: true },
    { name: "conv4", kind: "conv", kernel: 3, channels: 384, padding: 1, groups: 2, bias: true },
    { name: "conv5", kind: "conv", kernel: 3, channels: 256, padding: 1, groups: 2, bias: true },
    { name: "pool5", kind: "max-pool", kernel: 3, stride: 2 },
    { name: "fc6", kind: "fully-connected", channels: 4096, bias: true },
    { name: "fc7", kind: "fully-connected", channels: 4096, bias: true },
    { name: "fc8", kind: "fully-connected", channels: 1000, bias: true },
  ],
};

// LeNet-5 (Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document recognition",
// Proc. IEEE 86(11), 1998, figure 2), as it is built today: C3 sees all six maps (the paper connects 60 of 96 pairs),
// subsampling has no weights of its own, the last layer is fully connected.
import type { Network } from "../cost/network";

export const lenet5: Network = {
  name: "lenet-5",
  source: "LeCun et al. 1998, Proc. IEEE 86(11), figure 2",
  input: [1, 32, 32],
  layers: [
    { name: "c1", kind: "conv", kernel: 5, channels: 6, bias: true },
    { name: "s2", kind: "average-pool", kernel: 2, stride: 2 },
    { name: "c3", kind: "conv", kernel: 5, channels: 16, bias: true },
    { name: "s4", kind: "average-pool", kernel: 2, stride: 2 },
    { name: "c5", kind: "conv", kernel: 5, channels: 120, bias: true },
    { name: "f6", kind: "fully-connected", channels: 84, bias: true },
    { name: "output", kind: "fully-connected", channels: 10, bias: true },
  ],
};

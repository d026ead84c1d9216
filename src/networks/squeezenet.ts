// SqueezeNet 1.0 (F. Iandola et al., "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model
// size", arXiv 1602.07360, table 1) and the cheaper 1.1 of its authors' repository. Pooling rounds up, as in Caffe.
import type { Network, NetworkLayer } from "../cost/network";
import { concatenated } from "./modules";

/** s₁ₓ₁ squeezing channels, then e₁ₓ₁ and e₃ₓ₃ expanding ones side by side, as many of each. */
function fire(name: string, squeeze: number, expand: number): NetworkLayer[] {
  return [
    { name: `${name}/squeeze`, kind: "pointwise", channels: squeeze, bias: true },
    ...concatenated(name, `${name}/squeeze`, [
      [{ kind: "pointwise", channels: expand, bias: true }],
      [{ kind: "conv", kernel: 3, channels: expand, padding: 1, bias: true }],
    ]),
  ];
}

function pool(name: string): NetworkLayer {
  return { name, kind: "max-pool", kernel: 3, stride: 2, ceil: true };
}

const head: readonly NetworkLayer[] = [
  { name: "conv10", kind: "pointwise", channels: 1000, bias: true },
  { name: "pool10", kind: "global-average-pool" },
];

export const squeezenet10: Network = {
  name: "squeezenet-1.0",
  source: "Iandola et al. 2016, arXiv 1602.07360, table 1",
  input: [3, 224, 224],
  layers: [
    { name: "conv1", kind: "conv", kernel: 7, channels: 96, stride: 2, bias: true },
    pool("pool1"),
    ...fire("fire2", 16, 64),
    ...fire("fire3", 16, 64),
    ...fire("fire4", 32, 128),
    pool("pool4"),
    ...fire("fire5", 32, 128),
    ...fire("fire6", 48, 192),
    ...fire("fire7", 48, 192),
    ...fire("fire8", 64, 256),
    pool("pool8"),
    ...fire("fire9", 64, 256),
    ...head,
  ],
};

export const squeezenet11: Network = {
  name: "squeezenet-1.1",
  source: "Iandola et al. 2016, repository SqueezeNet, SqueezeNet_v1.1",
  input: [3, 224, 224],
  layers: [
    { name: "conv1", kind: "conv", kernel: 3, channels: 64, stride: 2, bias: true },
    pool("pool1"),
    ...fire("fire2", 16, 64),
    ...fire("fire3", 16, 64),
    pool("pool3"),
    ...fire("fire4", 32, 128),
    ...fire("fire5", 32, 128),
    pool("pool5"),
    ...fire("fire6", 48, 192),
    ...fire("fire7", 48, 192),
    ...fire("fire8", 64, 256),
    ...fire("fire9", 64, 256),
    ...head,
  ],
};

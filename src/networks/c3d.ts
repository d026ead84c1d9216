// C3D with 101 classes (D. Tran et al., "Learning spatiotemporal features with 3D convolutional networks",
// arXiv 1412.0767, figure 3). The last pooling pads by one cell in space, which makes fc6's 8192 inputs.
import type { Network, NetworkLayer } from "../cost/network";

function conv(name: string, channels: number): NetworkLayer {
  return { name, kind: "conv", kernel: 3, channels, padding: 1, bias: true };
}

function pool(name: string): NetworkLayer {
  return { name, kind: "max-pool", kernel: 2, stride: 2 };
}

export const c3d: Network = {
  name: "c3d",
  source: "Tran et al. 2014, arXiv 1412.0767, figure 3",
  input: [3, 16, 112, 112],
  layers: [
    conv("conv1a", 64),
    { name: "pool1", kind: "max-pool", kernel: [1, 2, 2], stride: [1, 2, 2] },
    conv("conv2a", 128),
    pool("pool2"),
    conv("conv3a", 256),
    conv("conv3b", 256),
    pool("pool3"),
    conv("conv4a", 512),
    conv("conv4b", 512),
    pool("pool4"),
    conv("conv5a", 512),
    conv("conv5b", 512),
    { name: "pool5", kind: "max-pool", kernel: 2, stride: 2, padding: [0, 1, 1] },
    { name: "fc6", kind: "fully-connected", channels: 4096, bias: true },
    { name: "fc7", kind: "fully-connected", channels: 4096, bias: true },
    { name: "fc8", kind: "fully-connected", channels: 101, bias: true },
  ],
};

// Operations as albanie/convnet-burden counts them (core/burden.m): a multiply-add is one, a bias one, a ReLU two, a
// pooling two for each input cell that its stride stands for, local response normalisation 2 + 2C a position and one more
// a number; batch normalisation is folded away.
import type { Network } from "../../src/cost/network";
import { networkCost } from "../../src/cost/network-cost";
import { shapes } from "../../src/cost/shapes";

export function burden(network: Network): number {
  const { macs } = networkCost(network);
  const placed = shapes(network);
  const extra = placed.map(({ layer, output, axes }, index) => {
    const numbers = output.reduce((product, size) => product * size, 1);
    switch (layer.kind) {
      case "conv":
      case "depthwise":
      case "pointwise":
        return (layer.bias ? 1 : 0) * numbers + 2 * numbers;
      case "fully-connected":
        // The last one is followed by a softmax instead.
        return numbers + (index === placed.length - 1 ? 0 : 2 * numbers);
      case "max-pool":
        return 2 * numbers * axes.reduce((product, { stride }) => product * stride, 1);
      case "global-average-pool":
        return 2 * numbers * axes.reduce((product, { input }) => product * input, 1);
      case "local-response-norm": {
        const [channels = 1] = output;
        return numbers + (2 + 2 * channels) * (numbers / channels);
      }
      default:
        return 0;
    }
  });
  return extra.reduce((sum, count) => sum + count, macs);
}

// Blocks of WaveNet (A. van den Oord et al., "WaveNet: a generative model for raw audio", arXiv 1609.03499, figures 3
// and 4): ten gated layers of two taps whose dilation doubles from 1 to 512. The paper gives no widths: 32 is ours; the
// skip connections are summed at the end.
import type { Network, NetworkLayer } from "../cost/network";

const channels = 32;

/** `blocks` blocks on a second of sound at 16 kHz. */
export function wavenet(blocks = 1): Network {
  const dilations = Array.from({ length: 10 * blocks }, (_, index) => 2 ** (index % 10));
  return {
    name: blocks === 1 ? "wavenet-block" : `wavenet-${blocks}-blocks`,
    source: "van den Oord et al. 2016, arXiv 1609.03499, figures 3 and 4; widths are ours",
    input: [channels, 16_000],
    layers: [
      ...dilations.flatMap((dilation, index) =>
        gated(`layer${index + 1}`, index === 0 ? "input" : `layer${index}`, dilation),
      ),
      { name: "sum", kind: "add", from: dilations.map((_, index) => `layer${index + 1}/skip`) },
    ],
  };
}

/** Causal: all padding lies before the first cell. */
function gated(name: string, before: string, dilation: number): NetworkLayer[] {
  const taps = { kind: "conv", kernel: 2, channels, dilation, padding: [[dilation, 0]], bias: true } as const;
  return [
    { name: `${name}/filter`, from: before, ...taps },
    { name: `${name}/gate`, from: before, ...taps },
    { name: `${name}/product`, kind: "multiply", from: [`${name}/filter`, `${name}/gate`] },
    { name: `${name}/skip`, from: `${name}/product`, kind: "pointwise", channels, bias: true },
    { name: `${name}/residual`, from: `${name}/product`, kind: "pointwise", channels, bias: true },
    { name, kind: "add", from: [`${name}/residual`, before] },
  ];
}

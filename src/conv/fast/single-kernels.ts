// The kernels of convolutions that have one input channel a group.
import type { Lowering, Phase } from "./lowering";

/** The kernel of each output channel, one behind the other, its numbers in the order of the phase's taps. */
export function singleKernels(
  { groups, channels, weights }: Lowering,
  { tap }: Phase,
  w: Float32Array,
): Float32Array {
  const kernels = new Float32Array(groups * channels.output * tap.length);
  let at = 0;
  for (let g = 0; g < groups; g++) {
    for (let m = 0; m < channels.output; m++) {
      const source = g * weights.perGroup + m * weights.perOutput;
      for (const each of tap) kernels[at++] = w[source + each]!;
    }
  }
  return kernels;
}

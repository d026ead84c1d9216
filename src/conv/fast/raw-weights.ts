// Brings weights into the heap to be packed, a few output channels at a time where these lie together: what was just
// copied is still in the cache when it is read.
import type { Lowering } from "./lowering";
import type { Machine } from "./machine";

const PART = 64 * 1024;

/** `count` output channels of group `group`, from `first` on, which is a multiple of 4: the weights start at `address`. */
interface Part {
  readonly address: number;
  readonly group: number;
  readonly first: number;
  readonly count: number;
}

/** Calls `pack` for all weights, part by part, with `reserve` bytes of scratch before each part. */
export function eachPart(
  { heap }: Machine,
  { groups, channels, weights }: Lowering,
  w: Float32Array,
  reserve: number,
  pack: (part: Part) => void,
): void {
  const { perOutput, perGroup } = weights;
  const areTogether = channels.output * perOutput === perGroup;
  const fitting = 4 * Math.max(1, Math.floor(PART / (16 * perOutput)));
  const step = areTogether ? Math.min(fitting, channels.output) : channels.output;
  const size = areTogether ? step * perOutput : perGroup;
  const address = heap.scratch(reserve + 4 * size) + reserve;
  for (let group = 0; group < groups; group++) {
    for (let first = 0; first < channels.output; first += step) {
      const count = Math.min(step, channels.output - first);
      const from = group * perGroup + (areTogether ? first * perOutput : 0);
      heap.floats.set(w.subarray(from, from + (areTogether ? count * perOutput : perGroup)), address / 4);
      pack({ address, group, first, count });
    }
  }
}

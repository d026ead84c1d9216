// Reference answers of lesson 07. Stubs and solution cells are cut from here.

// exercise: 07-deal
/** Where your channel goes, and which channel comes to your place. */
export function deal({ channels, groups, channel, place }: Record<string, number>): {
  goes: number;
  comes: number;
} {
  // BEGIN SOLUTION
  const n = channels! / groups!;
  return {
    goes: (channel! % n) * groups! + Math.floor(channel! / n),
    comes: (place! % groups!) * n + Math.floor(place! / groups!),
  };
  // END SOLUTION
}

// exercise: 07-group-cost
/** Weights and multiply-adds of the layer. */
export function groupCost({ from, to, kernel, groups, size }: Record<string, number>): {
  weights: number;
  macs: number;
} {
  // BEGIN SOLUTION
  // Each output channel meets the input channels of its own group only.
  const weights = kernel! ** 2 * (from! / groups!) * to!;
  return { weights, macs: weights * size! ** 2 };
  // END SOLUTION
}

// exercise: 07-which-is-true
/** The letter of the true statement. */
export function whichIsTrue(): string {
  // BEGIN SOLUTION
  return "inverse";
  // END SOLUTION
}

// exercise: 07-shuffle
/** `channels` in the order after a shuffle with `groups` groups. */
export function shuffle<T>(channels: T[], groups: number): T[] {
  // BEGIN SOLUTION
  const n = channels.length / groups;
  return channels.map((_, place) => channels[(place % groups) * n + Math.floor(place / groups)]!);
  // END SOLUTION
}

// exercise: 07-in-groups
/** A 1×1 group convolution: `x` is `[in][cells]`, `w` is `[out][in / groups]`, the result `[out][cells]`. */
export function inGroups(x: number[][], w: number[][], groups: number): number[][] {
  // BEGIN SOLUTION
  const [from, to] = [x.length / groups, w.length / groups];
  return w.map((weights, output) => {
    const first = Math.floor(output / to) * from;
    return x[0]!.map((_, cell) =>
      weights.reduce((sum, weight, index) => sum + weight * x[first + index]![cell]!, 0),
    );
  });
  // END SOLUTION
}

// exercise: 07-all-heard
/** The smallest number of layers after which every output hears of every input. */
export function allHeard({ channels, groups }: Record<string, number>): number {
  // BEGIN SOLUTION
  // Every layer multiplies the inputs that are heard by the channels of a group.
  const n = channels! / groups!;
  let layers = 0;
  for (let heard = 1; heard < channels!; heard *= n) layers++;
  return layers;
  // END SOLUTION
}

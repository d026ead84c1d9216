// Reference answers of lesson 05. Stubs and solution cells are cut from here.

// exercise: 05-block
/** Multiply-adds of the two halves of a MobileNet block. */
export function block({ size, stride, from, to }: Record<string, number>): {
  depthwise: number;
  pointwise: number;
} {
  // BEGIN SOLUTION
  const cells = Math.ceil(size! / stride!) ** 2;
  return { depthwise: 9 * from! * cells, pointwise: from! * to! * cells };
  // END SOLUTION
}

// exercise: 05-multipliers
/** Multiply-adds and weights of the pair once both knobs are turned. */
export function multipliers({ size, from, to, alpha, rho }: Record<string, number>): {
  macs: number;
  weights: number;
} {
  // BEGIN SOLUTION
  const [M, N] = [alpha! * from!, alpha! * to!];
  const weights = 9 * M + M * N;
  return { macs: weights * (rho! * size!) ** 2, weights };
  // END SOLUTION
}

// exercise: 05-misprint
/** The row with the misprint, counted from 0, and the share that belongs there. */
export function misprint({ table }: { table: number[] }): { row: number; share: number } {
  // BEGIN SOLUTION
  const gap = 100 - table.reduce((sum, share) => sum + share, 0);
  let best = { row: 0, share: 0, off: Infinity };
  table.forEach((share, row) => {
    const digits = share.toFixed(2);
    for (let i = 0; i + 1 < digits.length; i++) {
      // Two digits change places; the point between them, if any, stays.
      const j = digits[i + 1] === "." ? i + 2 : i + 1;
      if (digits[i] === ".") continue;
      const swapped = [...digits];
      [swapped[i], swapped[j]] = [swapped[j]!, swapped[i]!];
      const candidate = Number(swapped.join(""));
      const off = Math.abs(candidate - share - gap);
      if (candidate !== share && off < best.off) best = { row, share: candidate, off };
    }
  });
  return { row: best.row, share: best.share };
  // END SOLUTION
}

// exercise: 05-counter
type Layer =
  | { kind: "conv"; kernel: number; stride: number; channels: number }
  | { kind: "depthwise"; kernel: number; stride: number }
  | { kind: "pointwise"; stride: number; channels: number }
  | { kind: "pool" }
  | { kind: "fc"; channels: number };

/** Multiply-adds and weights of a network on a picture of 3 × size × size. */
export function counter(layers: Layer[], size: number): { macs: number; params: number } {
  // BEGIN SOLUTION
  let [channels, cells, macs, params] = [3, size, 0, 0];
  for (const layer of layers) {
    if (layer.kind === "pool") {
      cells = 1;
      continue;
    }
    if (layer.kind !== "fc") cells = Math.ceil(cells / layer.stride);
    const out = layer.kind === "depthwise" ? channels : layer.channels;
    const kernel = layer.kind === "conv" || layer.kind === "depthwise" ? layer.kernel : 1;
    // A depthwise filter looks at one channel, every other one at all of them.
    const weights = kernel ** 2 * out * (layer.kind === "depthwise" ? 1 : channels);
    params += weights;
    macs += weights * (layer.kind === "fc" ? 1 : cells ** 2);
    channels = out;
  }
  return { macs, params };
  // END SOLUTION
}

// exercise: 05-budget
/** The layers of a network that keeps within your limits. */
export function budget(limits: Record<"limit" | "channels" | "sight", number>): object[] {
  // BEGIN SOLUTION
  const pair = (to: number, stride: number) => [
    { kind: "depthwise", kernel: 3, stride },
    { kind: "pointwise", stride: 1, channels: to },
  ];
  const layers: object[] = [{ kind: "conv", kernel: 3, stride: 2, channels: 8 }];
  for (const to of [16, 32, 64]) layers.push(...pair(to, 2));
  // On 8 × 8 cells a 3 × 3 layer adds 32 pixels of sight: jump 16 now, two cells more on each layer.
  let seen = 3 + 2 * 2 + 2 * 4 + 2 * 8;
  for (; seen < limits.sight; seen += 32) layers.push(...pair(64, 1));
  layers.push({ kind: "pointwise", stride: 1, channels: limits.channels });
  return layers;
  // END SOLUTION
}

// Reference answers of lesson 04. Stubs and solution cells are cut from here.

// exercise: 04-separable-cost
/** Multiply-adds of both stages together, and their ratio to those of the ordinary layer. */
export function separableCost({ input, kernel, from, to }: Record<string, number>): {
  separable: number;
  ratio: number;
} {
  // BEGIN SOLUTION
  const cells = (input! - kernel! + 1) ** 2;
  const separable = (kernel! ** 2 * from! + from! * to!) * cells;
  return { separable, ratio: 1 / to! + 1 / kernel! ** 2 };
  // END SOLUTION
}

// exercise: 04-slip
/** The line of the slide that is wrong, "ordinary", "depthwise", "pointwise" or "separable", and its right value. */
export function slip(slide: Record<string, number>): { line: string; value: number } {
  // BEGIN SOLUTION
  const { input, kernel, from, to } = slide as Record<"input" | "kernel" | "from" | "to", number>;
  const cells = (input - kernel + 1) ** 2;
  const depthwise = kernel ** 2 * from * cells;
  const pointwise = from * to * cells;
  const right = { ordinary: depthwise * to, depthwise, pointwise, separable: depthwise + pointwise };
  const [line, value] = Object.entries(right).find(([name, count]) => slide[name] !== count)!;
  return { line, value };
  // END SOLUTION
}

// exercise: 04-claims
/** The letters of the claims that hold, in alphabetical order: ["A", "B"] if only these two do. */
export function claims(layer: Record<string, number>): string[] {
  // BEGIN SOLUTION
  const { kernel, to } = layer as { kernel: number; to: number };
  const isCheaper = 1 / to + 1 / kernel ** 2 < 1;
  const isMostlyDepthwise = kernel ** 2 > to;
  const isAlwaysExact = to === 1;
  return [
    ...(isCheaper ? ["A"] : []),
    ...(isMostlyDepthwise ? ["B"] : []),
    ...(isAlwaysExact ? ["C"] : []),
    "F",
  ];
  // END SOLUTION
}

// exercise: 04-separable
/** Maps `x[c][row][column]`, a kernel `d[c]` for each channel, mixing weights `p[o][c]`; no padding, stride 1. */
export function separable(x: number[][][], d: number[][][], p: number[][]): number[][][] {
  // BEGIN SOLUTION
  const filtered = x.map((map, c) => {
    const kernel = d[c]!;
    const [rows, columns] = [map.length - kernel.length + 1, map[0]!.length - kernel[0]!.length + 1];
    return Array.from({ length: rows }, (_, yh) =>
      Array.from({ length: columns }, (_, yw) => {
        let sum = 0;
        kernel.forEach((weights, kh) => {
          weights.forEach((weight, kw) => {
            sum += weight * map[yh + kh]![yw + kw]!;
          });
        });
        return sum;
      }),
    );
  });
  return p.map((factors) =>
    filtered[0]!.map((line, row) =>
      line.map((_, column) =>
        factors.reduce((sum, factor, c) => sum + factor * filtered[c]![row]![column]!, 0),
      ),
    ),
  );
  // END SOLUTION
}

// exercise: 04-outputs-for-gain
/** The smallest number of output channels with which separable is at least `gain` times cheaper; Infinity if none is. */
export function outputsForGain({ height, width, gain }: Record<string, number>): number {
  // BEGIN SOLUTION
  const taps = height! * width!;
  return gain! >= taps ? Number.POSITIVE_INFINITY : Math.ceil((taps * gain!) / (taps - gain!));
  // END SOLUTION
}

// exercise: 04-nearest-separable
/** The kernels, in the shape of `w[o][c][row][column]`, of the separable layer nearest to it in the sum of squares. */
export function nearestSeparable(w: number[][][][]): number[][][][] {
  // BEGIN SOLUTION
  const result = w.map((kernels) => kernels.map((kernel) => kernel.map((line) => [...line])));
  for (let c = 0; c < w[0]!.length; c++) {
    const rows = w.map((kernels) => kernels[c]!.flat());
    let pattern = rows[0]!.map((_, tap) => 1 + tap / 10);
    let factors: number[] = [];
    for (let round = 0; round < 300; round++) {
      const length = Math.hypot(...pattern);
      pattern = pattern.map((weight) => weight / length);
      factors = rows.map((row) => row.reduce((sum, weight, tap) => sum + weight * pattern[tap]!, 0));
      if (round < 299) {
        pattern = pattern.map((_, tap) => rows.reduce((sum, row, o) => sum + factors[o]! * row[tap]!, 0));
      }
    }
    const width = w[0]![c]![0]!.length;
    result.forEach((kernels, o) => {
      kernels[c] = kernels[c]!.map((line, row) =>
        line.map((_, column) => factors[o]! * pattern[row * width + column]!),
      );
    });
  }
  return result;
  // END SOLUTION
}

// Reference answers of lesson 02. Stubs and solution cells are cut from here.

// exercise: 02-one-is-true
/** The letter of the true sentence. */
export function oneIsTrue(): string {
  // BEGIN SOLUTION
  return "sum";
  // END SOLUTION
}

// exercise: 02-weight-shape
/** The shape of the weights, the number of parameters with biases, and the number of maps. */
export function weightShape({ from, to, kernel }: Record<string, number>): {
  shape: number[];
  parameters: number;
  maps: number;
} {
  // BEGIN SOLUTION
  return {
    shape: [to!, from!, kernel!, kernel!],
    parameters: to! * from! * kernel! ** 2 + to!,
    maps: to!,
  };
  // END SOLUTION
}

// exercise: 02-bottleneck
/** The largest width m of the bottleneck within the budget. */
export function bottleneck({ channels, saving }: Record<string, number>): number {
  // BEGIN SOLUTION
  const work = (m: number) => channels! * m + 9 * m * m + m * channels!;
  const budget = (9 * channels! ** 2) / saving!;
  let m = 0;
  while (work(m + 1) <= budget) m++;
  return m;
  // END SOLUTION
}

// exercise: 02-pixel-matrix
/** The 1×1 convolution of the channels `x[c][row][column]` with the matrix `w[o][c]`. */
export function pixelMatrix(x: number[][][], w: number[][]): number[][][] {
  // BEGIN SOLUTION
  return w.map((weights) =>
    x[0]!.map((row, yh) =>
      row.map((_, yw) => weights.reduce((sum, weight, channel) => sum + weight * x[channel]![yh]![yw]!, 0)),
    ),
  );
  // END SOLUTION
}

// exercise: 02-merge-layers
type Weights = number[][][][];

/** The weights of the one layer that does what `a` and then `b` do: `[out, in, k1 + k2 − 1, k1 + k2 − 1]`. */
export function mergeLayers(a: Weights, b: Weights): Weights {
  // BEGIN SOLUTION
  const side = a[0]![0]!.length + b[0]![0]!.length - 1;
  return b.map((filter) =>
    a[0]!.map((_, channel) => {
      const merged = Array.from({ length: side }, () => new Array<number>(side).fill(0));
      filter.forEach((second, mid) => {
        const first = a[mid]![channel]!;
        second.forEach((weights, bh) => {
          weights.forEach((weight, bw) => {
            first.forEach((row, ah) => {
              row.forEach((inner, aw) => {
                merged[bh + ah]![bw + aw]! += weight * inner;
              });
            });
          });
        });
      });
      return merged;
    }),
  );
  // END SOLUTION
}

// exercise: 02-recover-matrix
/** The matrix W with W · x[·][n] ≈ y[·][n] for all pixels n. */
export function recoverMatrix(x: number[][], y: number[][]): number[][] {
  // BEGIN SOLUTION
  const dot = (one: number[], other: number[]) => one.reduce((sum, value, at) => sum + value * other[at]!, 0);
  return y.map((output) => {
    // Normal equations: (x xᵀ) w = x y, solved by elimination.
    const rows = x.map((one) => [...x.map((other) => dot(one, other)), dot(one, output)]);
    rows.forEach((_, step) => {
      let best = step;
      for (let row = step; row < rows.length; row++) {
        if (Math.abs(rows[row]![step]!) > Math.abs(rows[best]![step]!)) best = row;
      }
      [rows[step], rows[best]] = [rows[best]!, rows[step]!];
      const pivot = rows[step]!.map((value) => value / rows[step]![step]!);
      rows[step] = pivot;
      rows.forEach((row, other) => {
        if (other !== step) rows[other] = row.map((value, at) => value - row[step]! * pivot[at]!);
      });
    });
    return rows.map((row) => row.at(-1)!);
  });
  // END SOLUTION
}

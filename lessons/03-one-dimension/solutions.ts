// Reference answers of lesson 03. Stubs and solution cells are cut from here.

// exercise: 03-layer
/** Length of the output, weights and multiply-adds of your layer. */
export function layer({ channels, length, filters, kernel, stride }: Record<string, number>): {
  output: number;
  weights: number;
  macs: number;
} {
  // BEGIN SOLUTION
  const output = Math.floor((length! - kernel!) / stride!) + 1;
  const weights = kernel! * channels! * filters!;
  return { output, weights, macs: weights * output };
  // END SOLUTION
}

// exercise: 03-silence
/** Weights of a kernel that a rhythm of your period cannot pass. */
export function silence({ period }: Record<string, number>): number[] {
  // BEGIN SOLUTION
  // A whole period holds every moment of the rhythm once; the sum of the weights must be 1 to keep the level.
  return new Array<number>(period!).fill(1 / period!);
  // END SOLUTION
}

// exercise: 03-causal
/** Zeros before the last layer's input, and what a cell of its output sees. */
export function causal({ layers, kernel }: Record<string, number>): { zeros: number; sight: number } {
  // BEGIN SOLUTION
  let [sight, dilation] = [1, 1];
  for (let layer = 0; layer < layers!; layer++, dilation *= 2) sight += (kernel! - 1) * dilation;
  return { zeros: (kernel! - 1) * 2 ** (layers! - 1), sight };
  // END SOLUTION
}

// exercise: 03-along-time
/** A causal convolution: `x` is `[channels][length]`, `w` is `[filters][channels][taps]`. */
export function alongTime(x: number[][], w: number[][][], dilation: number): number[][] {
  // BEGIN SOLUTION
  return w.map((filter) =>
    x[0]!.map((_, t) => {
      let sum = 0;
      filter.forEach((taps, channel) => {
        taps.forEach((weight, tap) => {
          const moment = t - (taps.length - 1 - tap) * dilation;
          if (moment >= 0) sum += weight * x[channel]![moment]!;
        });
      });
      return sum;
    }),
  );
  // END SOLUTION
}

// exercise: 03-two-for-one
/** A column and a row whose product is `k`. */
export function twoForOne(k: number[][]): { column: number[]; row: number[] } {
  // BEGIN SOLUTION
  // All rows are multiples of one that is not zero; the column says which multiples.
  const row = k.find((numbers) => numbers.some((number) => number !== 0))!;
  const at = row.findIndex((number) => number !== 0);
  return { column: k.map((numbers) => numbers[at]! / row[at]!), row };
  // END SOLUTION
}

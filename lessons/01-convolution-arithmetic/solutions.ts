// Reference answers of lesson 01. Stubs and solution cells are cut from here.

// exercise: 01-output-size
/** Your numbers as the argument, the output size as the result; a plain number will do as well. */
export function outputSize({ input, kernel, stride, padding, dilation }: Record<string, number>): number {
  // BEGIN SOLUTION
  const span = dilation! * (kernel! - 1) + 1;
  return Math.floor((input! + 2 * padding! - span) / stride!) + 1;
  // END SOLUTION
}

// exercise: 01-same-padding
/** How many zeros stand before the first cell and after the last one. */
export function samePadding({ input, kernel, stride }: Record<string, number>): {
  before: number;
  after: number;
} {
  // BEGIN SOLUTION
  const output = Math.ceil(input! / stride!);
  const total = Math.max(0, (output - 1) * stride! + kernel! - input!);
  return { before: Math.floor(total / 2), after: Math.ceil(total / 2) };
  // END SOLUTION
}

// exercise: 01-cost
/** Weights (without biases) and multiply-adds of the layer. */
export function cost({ size, kernel, stride, padding, from, to }: Record<string, number>): {
  weights: number;
  macs: number;
} {
  // BEGIN SOLUTION
  const output = Math.floor((size! + 2 * padding! - kernel!) / stride!) + 1;
  const weights = kernel! ** 2 * from! * to!;
  return { weights, macs: weights * output ** 2 };
  // END SOLUTION
}

// exercise: 01-correlate
interface Options {
  stride: number;
  /** Zeros on each of the four sides. */
  padding: number;
  dilation: number;
}

/** Slides the kernel `k` over the map `x`; both are arrays of rows. */
export function correlate(x: number[][], k: number[][], { stride, padding, dilation }: Options): number[][] {
  // BEGIN SOLUTION
  const size = (input: number, kernel: number) =>
    Math.floor((input + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
  const y: number[][] = [];
  for (let yh = 0; yh < size(x.length, k.length); yh++) {
    const row: number[] = [];
    for (let yw = 0; yw < size(x[0]!.length, k[0]!.length); yw++) {
      let sum = 0;
      for (let kh = 0; kh < k.length; kh++) {
        for (let kw = 0; kw < k[0]!.length; kw++) {
          const [xh, xw] = [yh * stride + kh * dilation - padding, yw * stride + kw * dilation - padding];
          sum += k[kh]![kw]! * (x[xh]?.[xw] ?? 0);
        }
      }
      row.push(sum);
    }
    y.push(row);
  }
  return y;
  // END SOLUTION
}

// exercise: 01-convolution-matrix
/** The matrix C for the kernel `k` on an input of n × n cells, no padding, stride 1. */
export function convolutionMatrix(k: number[][], n: number): number[][] {
  // BEGIN SOLUTION
  const [rows, columns] = [n - k.length + 1, n - k[0]!.length + 1];
  const C: number[][] = [];
  for (let yh = 0; yh < rows; yh++) {
    for (let yw = 0; yw < columns; yw++) {
      const row = new Array<number>(n * n).fill(0);
      k.forEach((weights, kh) => {
        weights.forEach((weight, kw) => {
          row[(yh + kh) * n + (yw + kw)] = weight;
        });
      });
      C.push(row);
    }
  }
  return C;
  // END SOLUTION
}

// Reference answers of lesson 09. Stubs and solution cells are cut from here.

// exercise: 09-recipe
/** The lecture's recipe for your layer: z zeros between cells, p′ around, and the size of the output. */
export function recipe({ input, kernel, stride, padding }: Record<string, number>): {
  between: number;
  around: number;
  output: number;
} {
  // BEGIN SOLUTION
  return {
    between: stride! - 1,
    around: kernel! - padding! - 1,
    output: (input! - 1) * stride! + kernel! - 2 * padding!,
  };
  // END SOLUTION
}

// exercise: 09-output-padding
/** The output padding with which the transposed layer gives `size` cells back. */
export function outputPadding({ size, kernel, stride, padding }: Record<string, number>): number {
  // BEGIN SOLUTION
  return (size! + 2 * padding! - kernel!) % stride!;
  // END SOLUTION
}

// exercise: 09-wasted
/** How many multiplications each form makes on a square map of one channel. */
export function wasted({ input, kernel, stride, padding }: Record<string, number>): {
  stamps: number;
  zeros: number;
} {
  // BEGIN SOLUTION
  const output = (input! - 1) * stride! + kernel! - 2 * padding!;
  return { stamps: input! ** 2 * kernel! ** 2, zeros: output ** 2 * kernel! ** 2 };
  // END SOLUTION
}

// exercise: 09-mistake
/** The step that is wrong, and the output as it should be. */
export function mistake({ input, kernel, stride }: { input: number[]; kernel: number[]; stride: number }): {
  step: "A" | "B" | "C" | "D";
  output: number[];
} {
  // BEGIN SOLUTION
  const output = new Array<number>((input.length - 1) * stride + kernel.length).fill(0);
  input.forEach((value, cell) => {
    kernel.forEach((weight, tap) => {
      output[cell * stride + tap]! += value * weight;
    });
  });
  return { step: "C", output };
  // END SOLUTION
}

// exercise: 09-stamp
interface Options {
  stride: number;
  /** Cells to cut off on each of the four sides. */
  padding: number;
  /** Cells of the border to keep below and on the right. */
  outputPadding: number;
}

/** The transposed convolution of the map `x` with the kernel `k`; both are arrays of rows. */
export function stamp(x: number[][], k: number[][], { stride, padding, outputPadding }: Options): number[][] {
  // BEGIN SOLUTION
  const size = (input: number, kernel: number) => (input - 1) * stride + kernel - 2 * padding + outputPadding;
  const [rows, columns] = [size(x.length, k.length), size(x[0]!.length, k[0]!.length)];
  const y = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (let xh = 0; xh < x.length; xh++) {
    for (let xw = 0; xw < x[0]!.length; xw++) {
      const value = x[xh]![xw]!;
      for (let kh = 0; kh < k.length; kh++) {
        for (let kw = 0; kw < k[0]!.length; kw++) {
          const [yh, yw] = [xh * stride + kh - padding, xw * stride + kw - padding];
          if (yh >= 0 && yh < rows && yw >= 0 && yw < columns) y[yh]![yw]! += value * k[kh]![kw]!;
        }
      }
    }
  }
  return y;
  // END SOLUTION
}

// exercise: 09-invisible
/** A map of 4 × 4 cells, not all zero, that the 3 × 3 kernel (stride 1, no padding) turns into zeros. */
export function invisible({ kernel }: { kernel: number[][] }): number[][] {
  // BEGIN SOLUTION
  // One cell in the middle is seen by all four outputs; each corner is seen by one of them only and makes up for it.
  const x = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
  x[1]![1] = 1;
  for (const yh of [0, 1]) {
    for (const yw of [0, 1]) {
      x[3 * yh]![3 * yw] = -kernel[1 - yh]![1 - yw]! / kernel[2 * yh]![2 * yw]!;
    }
  }
  return x;
  // END SOLUTION
}

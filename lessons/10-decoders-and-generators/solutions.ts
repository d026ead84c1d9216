// Reference answers of lesson 10. Stubs and solution cells are cut from here.

// exercise: 10-chain
interface Chain {
  size: number;
  kernel: number[];
  stride: number[];
  padding: number[];
}

/** The sizes of the map after each of the three layers. */
export function chain({ size, kernel, stride, padding }: Chain): number[] {
  // BEGIN SOLUTION
  let cells = size;
  return kernel.map((k, layer) => {
    cells = (cells - 1) * stride[layer]! + k - 2 * padding[layer]!;
    return cells;
  });
  // END SOLUTION
}

// exercise: 10-which-even
/** The letters of the layers with an even overlap, in order. */
export function whichEven(layers: Record<"a" | "b" | "c" | "d", [kernel: number, stride: number]>): string {
  // BEGIN SOLUTION
  return Object.entries(layers)
    .filter(([, [kernel, stride]]) => kernel % stride === 0)
    .map(([letter]) => letter)
    .sort()
    .join("");
  // END SOLUTION
}

// exercise: 10-overlap-map
/** How many taps fall on each cell of the output, row by row. */
export function overlapMap({ input, kernel, stride, padding }: Record<string, number>): number[][] {
  // BEGIN SOLUTION
  const line = new Array<number>((input! - 1) * stride! + kernel! - 2 * padding!).fill(0);
  for (let cell = 0; cell < input!; cell++) {
    for (let tap = 0; tap < kernel!; tap++) {
      const at = cell * stride! + tap - padding!;
      if (at >= 0 && at < line.length) line[at]!++;
    }
  }
  // Rows and columns are hit independently of each other, so the counts multiply.
  return line.map((down) => line.map((across) => down * across));
  // END SOLUTION
}

// exercise: 10-which-is-true
/** The letter of the true statement. */
export function whichIsTrue(): string {
  // BEGIN SOLUTION
  return "phases";
  // END SOLUTION
}

// exercise: 10-generator
interface Layer {
  kernel: number;
  stride: number;
  padding: number;
}

/** Three layers that bring `from` cells to exactly `to`. */
export function generator({ from, to }: { from: number; to: number }): Layer[] {
  // BEGIN SOLUTION
  const search = (cells: number, left: number): Layer[] | undefined => {
    if (left === 0) return cells === to ? [] : undefined;
    for (const stride of [2, 3, 4]) {
      for (const kernel of [2 * stride, 3 * stride]) {
        for (let padding = Math.floor((kernel - stride) / 2); padding >= 0; padding--) {
          const rest = search((cells - 1) * stride + kernel - 2 * padding, left - 1);
          if (rest) return [{ kernel, stride, padding }, ...rest];
        }
      }
    }
    return undefined;
  };
  return search(from, 3) ?? [];
  // END SOLUTION
}

// exercise: 10-bilinear
/** Weights `[2s][2s]` of bilinear interpolation for an even stride s. */
export function bilinear({ stride }: { stride: number }): number[][] {
  // BEGIN SOLUTION
  const middle = (2 * stride - 1) / 2;
  const tent = Array.from({ length: 2 * stride }, (_, tap) => 1 - Math.abs(tap - middle) / stride);
  return tent.map((down) => tent.map((across) => down * across));
  // END SOLUTION
}

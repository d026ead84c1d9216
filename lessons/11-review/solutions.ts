// Reference answers of lesson 11. Stubs and solution cells are cut from here.

// exercise: 11-count
/** Multiply-adds of the ordinary layer and of the two stages that replace it. */
export function count({ kernel, from, to, output }: Record<string, number>): {
  ordinary: number;
  depthwise: number;
  pointwise: number;
} {
  // BEGIN SOLUTION
  const cells = output! ** 2;
  return {
    ordinary: kernel! ** 2 * from! * to! * cells,
    depthwise: kernel! ** 2 * from! * cells,
    pointwise: from! * to! * cells,
  };
  // END SOLUTION
}

// exercise: 11-both-outputs
/** Shapes of what the two layers make of the same frames. */
export function bothOutputs({ frames, size, kernel, depth, filters }: Record<string, number>): {
  flat: number[];
  volume: number[];
} {
  // BEGIN SOLUTION
  const side = size! - kernel! + 1;
  // The 2-D kernel covers all frames as its channels; the 3-D one covers `depth` of them and moves along.
  return { flat: [filters!, side, side], volume: [filters!, frames! - depth! + 1, side, side] };
  // END SOLUTION
}

// exercise: 11-carry-out
interface Given {
  input: number[];
  kernel: number[];
  stride: number;
  padding: number;
}

/** The input with its zeros, and what the ordinary convolution makes of it. */
export function carryOut({ input, kernel, stride, padding }: Given): { spread: number[]; output: number[] } {
  // BEGIN SOLUTION
  const frame = new Array<number>(kernel.length - 1 - padding).fill(0);
  const gap = new Array<number>(stride - 1).fill(0);
  const between = input.flatMap((value, index) => (index === 0 ? [value] : [...gap, value]));
  const spread = [...frame, ...between, ...frame];
  const turned = [...kernel].reverse();
  const output = Array.from({ length: spread.length - kernel.length + 1 }, (_, start) =>
    turned.reduce((sum, weight, tap) => sum + weight * spread[start + tap]!, 0),
  );
  return { spread, output };
  // END SOLUTION
}

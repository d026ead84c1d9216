// Reference answers of lesson 06. Stubs and solution cells are cut from here.

// exercise: 06-effective-kernel
/** The cells that the kernel covers, the padding on each side that keeps the size, the output without padding. */
export function effectiveKernel({ input, kernel, dilation }: Record<string, number>): {
  span: number;
  padding: number;
  bare: number;
} {
  // BEGIN SOLUTION
  const span = kernel! + (kernel! - 1) * (dilation! - 1);
  return { span, padding: (span - 1) / 2, bare: input! - span + 1 };
  // END SOLUTION
}

// exercise: 06-stack-sight
interface Layer {
  kernel: number;
  stride: number;
  dilation: number;
}

/** What one output of the whole stack sees, and how many input cells lie between neighbouring outputs. */
export function stackSight(layers: Layer[]): { size: number; jump: number } {
  // BEGIN SOLUTION
  let [size, jump] = [1, 1];
  for (const { kernel, stride, dilation } of layers) {
    size += dilation * (kernel - 1) * jump;
    jump *= stride;
  }
  return { size, jump };
  // END SOLUTION
}

// exercise: 06-dilated-line
/** The line `x` under the dilated kernel `w`, padded so that the size is kept; its length is odd. */
export function dilatedLine(x: number[], w: number[], dilation: number): number[] {
  // BEGIN SOLUTION
  const y: number[] = [];
  const half = (w.length - 1) / 2;
  for (let at = 0; at < x.length; at++) {
    let sum = 0;
    for (let tap = 0; tap < w.length; tap++) {
      const cell = at + (tap - half) * dilation;
      if (cell >= 0 && cell < x.length) sum += w[tap]! * x[cell]!;
    }
    y.push(sum);
  }
  return y;
  // END SOLUTION
}

// exercise: 06-which-see-all
/** The letters of the stacks without holes, in alphabetical order, for example "ad". */
export function whichSeeAll(stacks: Record<string, number[]>): string {
  // BEGIN SOLUTION
  const whole = (dilations: number[]) => {
    let seen = 1;
    for (const dilation of dilations.sort((one, other) => one - other)) {
      if (dilation > seen) return false;
      seen += 2 * dilation;
    }
    return true;
  };
  return ["a", "b", "c", "d"].filter((letter) => whole(stacks[letter]!)).join("");
  // END SOLUTION
}

// exercise: 06-no-gaps
/** Dilations of `layers` layers, first layer first, that see exactly `field` cells, every one of them. */
export function noGaps({ layers, kernel, field }: Record<string, number>): number[] {
  // BEGIN SOLUTION
  // Before a layer the stack sees `seen` cells, all of them; a dilation of `seen` lays its copies edge to edge.
  const dilations: number[] = [];
  let seen = 1;
  for (let later = layers! - 1; later >= 0; later--) {
    // Each later layer needs a dilation of 1 at least.
    const dilation = Math.min(seen, (field! - seen) / (kernel! - 1) - later);
    dilations.push(dilation);
    seen += (kernel! - 1) * dilation;
  }
  return dilations;
  // END SOLUTION
}

// exercise: 06-dense-twin
interface Step {
  kernel: number;
  stride: number;
  padding: number;
  dilation: number;
}

/** The same layers without strides: an output for every cell, and every old output among them. */
export function denseTwin(layers: Step[]): Step[] {
  // BEGIN SOLUTION
  let jump = 1;
  return layers.map(({ kernel, stride, padding, dilation }) => {
    const dense = { kernel, stride: 1, padding: padding * jump, dilation: dilation * jump };
    jump *= stride;
    return dense;
  });
  // END SOLUTION
}

// How much of the input one output sees. Layer by layer: r ← r + d(k − 1)·j, j ← j·s, from r = 1, j = 1
// (A. Araujo, W. Norris, J. Sim, "Computing receptive fields of convolutional neural networks", Distill 2019).

export interface StackedLayer {
  readonly kernel: number;
  readonly stride?: number;
  readonly dilation?: number;
}

export interface Sight {
  /** Input cells along one axis that one output of this layer depends on. */
  readonly size: number;
  /** Input cells between neighbouring outputs of this layer. */
  readonly jump: number;
}

/** What one output sees after each of `layers`, along one axis. */
export function receptiveField(layers: readonly StackedLayer[]): Sight[] {
  let [size, jump] = [1, 1];
  return layers.map(({ kernel, stride = 1, dilation = 1 }, index) => {
    for (const [what, value] of Object.entries({ kernel, stride, dilation })) {
      if (!Number.isInteger(value) || value < 1) {
        throw new RangeError(
          `${what} must be a whole number of 1 or more, got ${value} (layer ${index + 1})`,
        );
      }
    }
    size += dilation * (kernel - 1) * jump;
    jump *= stride;
    return { size, jump };
  });
}

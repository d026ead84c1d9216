// What filters in space and time answer to a film: frame by frame, and the strongest answer so far.
import { array, type NdArray, nested, type Tensor } from "../conv/array";
import { conv3d } from "../conv/ranks";
import type { Label } from "./figure";
import type { Cells } from "./grid";

/** A filter in space and time. */
export interface MotionFilter {
  readonly name: Label;
  /** Shape `[K_D, K_H, K_W]`, odd along each axis; `K_D` 1 is a filter for single frames. */
  readonly kernel: NdArray;
}

/** One way to play a film: every frame, each filter's answer to it, and the strongest answer up to it. */
export interface Showing {
  readonly frames: readonly Cells[];
  readonly answers: readonly (readonly Cells[])[];
  readonly strongest: readonly (readonly number[])[];
}

/**
 * The showing of `film` (`[1, D, H, W]`) to `filters`; the answers are as large as the film, negative ones 0.
 * @throws RangeError when a kernel has an even size or another rank than 3.
 */
export function showingOf(film: NdArray, filters: readonly MotionFilter[]): Showing {
  const answers = filters.map(({ kernel }) => slicesOf(answerOf(film, kernel)).map(rectified));
  return {
    frames: slicesOf(film),
    answers,
    strongest: answers.map((slices) => {
      let best = 0;
      return slices.map((slice) => {
        best = Math.max(best, ...slice.flat());
        return best;
      });
    }),
  };
}

function answerOf(film: NdArray, kernel: NdArray): Tensor {
  if (kernel.dimension !== 3 || kernel.shape.some((size) => size % 2 === 0)) {
    throw new RangeError(`a kernel of shape [K_D, K_H, K_W], all odd, is needed, got [${kernel.shape}]`);
  }
  return conv3d(film, array(nested(kernel), [1, 1, ...kernel.shape]), { padding: "same" });
}

/** The slices of a volume `[1, D, H, W]`, one for each place along its depth. */
function slicesOf(volume: NdArray): number[][][] {
  return nested(volume.pick(0, null, null, null)) as unknown as number[][][];
}

function rectified(slice: readonly (readonly number[])[]): number[][] {
  return slice.map((row) => row.map((value) => Math.max(0, value)));
}

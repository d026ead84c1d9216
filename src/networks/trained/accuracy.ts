// How often a classifier is right: over several trainings, because each one ends elsewhere.
import type { TrainedNetwork } from "./network";

/** Right answers on test pictures, in per cent. */
export interface Accuracy {
  /** Over the trainings. */
  readonly mean: number;
  /** Their standard deviation (that of a sample). */
  readonly spread: number;
}

/**
 * The accuracy of `network`'s kind, over all its trainings.
 * @throws RangeError when fewer than two of them say how often they were right.
 */
export function accuracyOf({ name, runs = [] }: TrainedNetwork): Accuracy {
  const rights = runs.flatMap(({ accuracy = [] }) => accuracy);
  if (rights.length < 2)
    throw new RangeError(`${name} has ${rights.length} measured accuracies, not two or more`);
  const mean = rights.reduce((sum, right) => sum + right, 0) / rights.length;
  const squares = rights.reduce((sum, right) => sum + (right - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / (rights.length - 1)) };
}

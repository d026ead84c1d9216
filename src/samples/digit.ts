// Digits that people wrote by hand: 10,000 of the MNIST database (Y. LeCun, C. Cortes, C. Burges), from the package mnist.
import { readFileSync } from "node:fs";
import { type Tensor, zeros } from "../conv/array";
import { packageFile } from "./package-file";

/** Pixels of a side as the package has them, and of the black frame around: 32 in all, as LeNet-5 took them. */
const [side, frame] = [28, 2];
const whole = side + 2 * frame;

const read = new Map<number, Float32Array>();

/**
 * The picture number `index` of the digit `label`, `[1, 32, 32]`: 0 (paper) to 1 (ink), 28 × 28 pixels in a frame of two. There
 * are about a thousand of each digit. Networks of this library that know digits were tested on every fifth one: 4, 9, 14, …
 * @throws RangeError when `label` is not a whole number from 0 to 9, or when it has no picture of this number.
 */
export function digit(label: number, index = 0): Tensor {
  if (!Number.isInteger(label) || label < 0 || label > 9) {
    throw new RangeError(`a digit is a whole number from 0 to 9, not ${label}`);
  }
  const numbers = read.get(label) ?? numbersOf(label);
  read.set(label, numbers);
  const count = numbers.length / side ** 2;
  if (!Number.isInteger(index) || index < 0 || index >= count) {
    throw new RangeError(
      `pictures of the digit ${label} are numbered 0 to ${count - 1}, there is no ${index}`,
    );
  }
  const picture = zeros([1, whole, whole]);
  for (let y = 0; y < side; y++) {
    const from = (index * side + y) * side;
    picture.data.set(numbers.subarray(from, from + side), (y + frame) * whole + frame);
  }
  return picture;
}

function numbersOf(label: number): Float32Array {
  const file = packageFile("mnist", `src/digits/${label}.json`);
  return Float32Array.from((JSON.parse(readFileSync(file, "utf8")) as { data: number[] }).data);
}

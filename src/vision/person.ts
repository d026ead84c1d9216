// Where in a picture people are, by the trained network for selfies.
import { type NdArray, type Tensor, zeros } from "../conv/array";
import { trained } from "../networks/trained/catalogue";
import { forward } from "../networks/trained/forward";
import { demandColours, resized } from "./resized";

/**
 * For each pixel of `picture`, `[3, height, width]` with numbers from 0 to 1, how surely it belongs to a person:
 * `[1, height, width]`, 0 to 1. The network sees the picture squeezed into 256 × 256 pixels.
 * @throws RangeError when the picture has no three channels.
 */
export function personMask(picture: NdArray): Tensor {
  demandColours(picture);
  const network = trained("selfie-segmentation");
  const [, high, wide] = network.input as [number, number, number];
  const { maps } = forward(network, resized(picture, [high, wide]));
  const [, height, width] = picture.shape as [number, number, number];
  return resized(maps.get(network.outputs[0]!)!, [height, width]);
}

/**
 * What of `picture`, `[C, height, width]`, a `mask`, `[1, height, width]`, keeps, on a ground of brightness `ground`, white
 * when absent.
 * @throws RangeError when sizes differ.
 */
export function cutOut(picture: NdArray, mask: NdArray, ground = 1): Tensor {
  const [channels, height, width] = picture.shape as [number, number, number];
  if (`${mask.shape}` !== `${[1, height, width]}`) {
    throw new RangeError(
      `a picture of shape [${picture.shape}] needs a mask [1,${height},${width}], got [${mask.shape}]`,
    );
  }
  const kept = zeros(picture.shape);
  for (let channel = 0, at = 0; channel < channels; channel++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        kept.data[at] = ground + mask.get(0, y, x) * (picture.get(channel, y, x) - ground);
      }
    }
  }
  return kept;
}

// A JPEG file as an array of colours.
import { type Tensor, zeros } from "../conv/array";

/** The picture in a JPEG `file`, `[3, height, width]`: red, green and blue as stored (sRGB), 0 to 1. */
export function readJpeg(file: Uint8Array): Tensor {
  // Required here: most notebooks show no photograph, and the decoder takes its time to load.
  const { decode } = require("jpeg-js") as typeof import("jpeg-js");
  const { data, width, height } = decode(file, { useTArray: true, formatAsRGBA: false });
  const picture = zeros([3, height, width]);
  const pixels = height * width;
  for (let channel = 0; channel < 3; channel++) {
    const plane = picture.data.subarray(channel * pixels, (channel + 1) * pixels);
    for (let pixel = 0; pixel < pixels; pixel++) plane[pixel] = data[3 * pixel + channel]! / 255;
  }
  return picture;
}

// A JPEG file as an array of colours.
import { readFileSync } from "node:fs";
import { type Tensor, zeros } from "../conv/array";

/** The picture in `file`, `[3, height, width]`: red, green and blue as stored (sRGB), 0 to 1. */
export function readJpeg(file: string): Tensor {
  // Required here: most notebooks show no photograph, and the decoder takes its time to load.
  const { decode } = require("jpeg-js") as typeof import("jpeg-js");
  const { data, width, height } = decode(readFileSync(file), { useTArray: true, formatAsRGBA: false });
  const picture = zeros([3, height, width]);
  const pixels = height * width;
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      picture.data[channel * pixels + pixel] = data[3 * pixel + channel]! / 255;
    }
  }
  return picture;
}

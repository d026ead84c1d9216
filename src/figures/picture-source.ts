// Arrays as picture files in data URIs: what Plotly's image traces draw, small and without a network.
import { elements, type NdArray } from "../conv/array";
import { channelsOf, palette } from "./palette";

/** Values shown as black and as white; "signed": blue below zero, white, orange above. */
export type PictureRange = readonly [number, number] | "signed";

/** Bytes of a lossless file from which a picture is written as a JPEG: a notebook holds a few dozen of them. */
const losslessLimit = 24_000;

/**
 * `picture` (`[1 or 3, height, width]`) as a data URI, each value drawn as `zoom` × `zoom` pixels: grey for one channel,
 * colour for three. Values outside of `range` are drawn as its ends.
 */
export function pictureSource(picture: NdArray, range: PictureRange, zoom: number): string {
  const [channels, height, width] = picture.shape as [number, number, number];
  const colour = range === "signed" ? signed(picture) : unsigned(picture, range);
  const isGrey = range !== "signed" && channels === 1;
  const drawn: Drawn = { width: width * zoom, height: height * zoom, isGrey, data: Buffer.alloc(0) };
  const depth = isGrey ? 1 : 3;
  const data = Buffer.alloc(drawn.width * drawn.height * depth);
  let at = 0;
  for (let y = 0; y < drawn.height; y++) {
    for (let x = 0; x < drawn.width; x++) {
      for (let channel = 0; channel < depth; channel++) {
        data[at++] = Math.round(colour(channel, Math.floor(y / zoom), Math.floor(x / zoom)));
      }
    }
  }
  const lossless = png({ ...drawn, data });
  return lossless.length <= losslessLimit
    ? `data:image/png;base64,${lossless.toString("base64")}`
    : `data:image/jpeg;base64,${jpeg({ ...drawn, data }).toString("base64")}`;
}

/** A byte, 0 to 255, of a channel at a place. */
type Colour = (channel: number, y: number, x: number) => number;

interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly isGrey: boolean;
  /** A byte a pixel when grey, else three. */
  readonly data: Buffer;
}

function unsigned(picture: NdArray, [low, high]: readonly [number, number]): Colour {
  return (channel, y, x) => {
    const part = (picture.get(channel, y, x) - low) / (high - low);
    return 255 * Math.min(1, Math.max(0, part));
  };
}

function signed(picture: NdArray): Colour {
  const sizes = elements(picture).map(Math.abs);
  sizes.sort((one, other) => one - other);
  // One value of a hundred may lie beyond the full colour, so that a border does not make all the rest pale.
  const full = sizes[Math.ceil(0.99 * sizes.length) - 1]! || sizes.at(-1)!;
  const ends = { below: channelsOf(palette.negative), above: channelsOf(palette.positive) };
  return (channel, y, x) => {
    const value = picture.get(0, y, x);
    const end = (value < 0 ? ends.below : ends.above)[channel]!;
    return 255 + (end - 255) * (full === 0 ? 0 : Math.min(1, Math.abs(value) / full));
  };
}

// Both encoders are required when a picture is drawn: most figures have none.

function png({ width, height, isGrey, data }: Drawn): Buffer {
  const { PNG } = require("pngjs") as typeof import("pngjs");
  const type = isGrey ? 0 : 2;
  const file = new PNG({ width, height });
  file.data = data;
  return PNG.sync.write(file, { colorType: type, inputColorType: type, inputHasAlpha: false });
}

function jpeg({ width, height, isGrey, data }: Drawn): Buffer {
  const { encode } = require("jpeg-js") as typeof import("jpeg-js");
  const depth = isGrey ? 1 : 3;
  const opaque = Buffer.alloc(4 * width * height, 255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      opaque[4 * pixel + channel] = data[depth * pixel + Math.min(channel, depth - 1)]!;
    }
  }
  return encode({ width, height, data: opaque }, 82).data;
}

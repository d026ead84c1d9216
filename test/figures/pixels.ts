// What a reader sees in a data URI: the picture decoded again.
import { decode } from "jpeg-js";
import { PNG } from "pngjs";

/** A decoded picture; `at` gives red, green and blue of a pixel, 0 to 255. */
export interface Pixels {
  readonly format: "png" | "jpeg";
  readonly width: number;
  readonly height: number;
  readonly means: readonly number[];
  at(y: number, x: number): number[];
}

export function pixelsOf(source: string): Pixels {
  const [, format, base64] = /^data:image\/(png|jpeg);base64,(.+)$/.exec(source) as unknown as [
    string,
    "png" | "jpeg",
    string,
  ];
  const bytes = Buffer.from(base64, "base64");
  const { width, height, data } =
    format === "png" ? PNG.sync.read(bytes) : decode(bytes, { useTArray: true });
  const at = (y: number, x: number) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)];
  const means = [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let place = channel; place < data.length; place += 4) sum += data[place]!;
    return sum / (width * height);
  });
  return { format, width, height, means, at };
}

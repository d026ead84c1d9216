// A picture of the reader's own: a PNG or JPEG file beside the notebook. What cannot be used is refused with what to do.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { type Tensor, zeros } from "../conv/array";
import { language } from "../language/choice";
import type { Text } from "../language/text";
import { areaAverage } from "./area-average";
import { readJpeg } from "./jpeg";
import { jpegHeader } from "./jpeg-header";

/** How large the picture is wanted. */
export interface PictureFileOptions {
  /** Pixels along its longer side at most, 512 when absent; a smaller picture stays as it is. */
  readonly longest?: number;
}

/** What is decoded within a second or two, and fits into memory many times over. */
const most = { bytes: 30e6, pixels: 40e6 };
/** Fewer pixels along a side show nothing. */
const fewest = 16;

/**
 * The picture in `file`, PNG or JPEG, as `[3, height, width]`: red, green and blue as stored, 0 to 1; upright as the camera
 * says, on white where it is transparent, and averaged down to at most `longest` pixels along its longer side.
 * @throws Error, in the reader's language, that says what is wrong with the file and what to do.
 */
export function picture(file: string, { longest = 512 }: PictureFileOptions = {}): Tensor {
  if (!Number.isInteger(longest) || longest < fewest) {
    throw new RangeError(`longest must be a whole number of pixels, ${fewest} or more, got ${longest}`);
  }
  const bytes = contents(file);
  const upright = decoded(file, bytes);
  const [, height, width] = upright.shape as [number, number, number];
  const scale = Math.min(1, longest / Math.max(height, width));
  const side = (cells: number) => Math.max(1, Math.round(cells * scale));
  return areaAverage(upright, [side(height), side(width)]);
}

function contents(file: string): Buffer {
  const where = path.resolve(file);
  const found = statSync(where, { throwIfNoEntry: false });
  if (!found) {
    const others = beside(path.dirname(where));
    throw refusal({
      en: `there is no file ${file}: drag it into the list of files on the left, into the notebook's folder${others && `. There are ${others}`}`,
      ru: `файла ${file} нет: перетащите его в список файлов слева, в папку блокнота${others && `. Есть ${others}`}`,
    });
  }
  if (!found.isFile()) throw refusal({ en: `${file} is not a file`, ru: `${file} — не файл` });
  if (found.size > most.bytes) {
    const [size, limit] = [found.size, most.bytes].map((count) => Math.round(count / 1e6));
    throw refusal({
      en: `${file} has ${size} MB, more than ${limit}: save it smaller, 2000 pixels wide are plenty`,
      ru: `в файле ${file} ${size} МБ, а можно не больше ${limit}: сохраните его поменьше, хватит и 2000 пикселей в ширину`,
    });
  }
  return readFileSync(where);
}

/** Pictures in a folder, a few of them. */
function beside(folder: string): string {
  try {
    const names = readdirSync(folder).filter((name) => /\.(png|jpe?g)$/i.test(name));
    return names.slice(0, 5).join(", ");
  } catch {
    return "";
  }
}

function decoded(file: string, bytes: Buffer): Tensor {
  const starts = (...head: number[]) => head.every((byte, at) => bytes[at] === byte);
  const isPng = starts(0x89, 0x50, 0x4e, 0x47);
  if (!isPng && !starts(0xff, 0xd8, 0xff)) {
    const kind = kindOf(bytes);
    throw refusal({
      en: `${file} is ${kind?.en ?? "neither PNG nor JPEG"}: open it in any program for pictures and save it as PNG or JPEG`,
      ru: `${file} — это ${kind?.ru ?? "не PNG и не JPEG"}: откройте его в любой программе для картинок и сохраните как PNG или JPEG`,
    });
  }
  const header = isPng ? pngHeader(bytes) : jpegHeader(bytes);
  if (!header) throw damaged(file, "no size");
  const { width, height, orientation } = header;
  if (width * height > most.pixels) {
    const [size, limit] = [width * height, most.pixels].map((count) => Math.round(count / 1e6));
    throw refusal({
      en: `${file} has ${width} × ${height} pixels, ${size} million; up to ${limit} million are read: save it smaller`,
      ru: `в файле ${file} ${width} × ${height} пикселей — ${size} млн, а читается до ${limit} млн: сохраните его поменьше`,
    });
  }
  if (Math.min(width, height) < fewest) {
    throw refusal({
      en: `${file} has only ${width} × ${height} pixels; ${fewest} along each side are needed`,
      ru: `в файле ${file} всего ${width} × ${height} пикселей, а нужно хотя бы ${fewest} по каждой стороне`,
    });
  }
  try {
    return isPng ? readPng(bytes) : turned(readJpeg(bytes), orientation);
  } catch (error) {
    throw damaged(file, (error as Error).message);
  }
}

function kindOf(bytes: Buffer): Text | undefined {
  const text = bytes.subarray(0, 64).toString("latin1");
  const name = [
    [/^GIF8/, "GIF"],
    [/^RIFF....WEBP/s, "WebP"],
    [/^....ftyp(heic|heix|mif1|hevc)/s, "HEIC"],
    [/^....ftypavif/s, "AVIF"],
    [/^BM/, "BMP"],
    [/^(II\*|MM\0\*)/, "TIFF"],
    [/^%PDF/, "PDF"],
    [/^\s*<(\?xml|svg)/, "SVG"],
  ].find(([pattern]) => (pattern as RegExp).test(text))?.[1] as string | undefined;
  if (bytes.length === 0) return { en: "empty", ru: "пустой файл" };
  return name === undefined ? undefined : { en: `a ${name} file`, ru: `файл ${name}` };
}

/** The first chunk of a PNG holds its size. */
function pngHeader(bytes: Buffer): { width: number; height: number; orientation: number } | undefined {
  if (bytes.length < 24) return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), orientation: 1 };
}

function readPng(bytes: Buffer): Tensor {
  const { PNG } = require("pngjs") as typeof import("pngjs");
  const { width, height, data } = PNG.sync.read(bytes);
  const read = zeros([3, height, width]);
  const pixels = height * width;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const opacity = data[4 * pixel + 3]! / 255;
    for (let channel = 0; channel < 3; channel++) {
      read.data[channel * pixels + pixel] = 1 + opacity * (data[4 * pixel + channel]! / 255 - 1);
    }
  }
  return read;
}

/** The picture as it was seen: first the two axes are exchanged, then reversed, as Exif's eight cases say. */
function turned(read: Tensor, orientation: number): Tensor {
  const lying = orientation >= 5 ? read.transpose(0, 2, 1) : read;
  const [up, left] = [[3, 4, 7, 8].includes(orientation), [2, 3, 6, 7].includes(orientation)];
  return lying.step(1, up ? -1 : 1, left ? -1 : 1);
}

function damaged(file: string, why: string): Error {
  return refusal({
    en: `${file} is damaged and cannot be read (${why}): save it anew`,
    ru: `файл ${file} повреждён и не читается (${why}): сохраните его заново`,
  });
}

function refusal(text: Text): Error {
  return new Error(text[language()]);
}

import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { encode } from "jpeg-js";
import { PNG } from "pngjs";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { language } from "../../src/language/choice";
import { picture } from "../../src/samples/picture-file";

const folder = mkdtempSync(path.join(tmpdir(), "svertka-picture-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => void language("en"));
language("en");

const at = (name: string) => path.join(folder, name);
const written = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(at(name), bytes);
  return at(name);
};

/** RGBA of a picture: red on the left half of the upper half, green on the right one, blue below. */
function quarters(width: number, height: number): Buffer {
  const data = Buffer.alloc(4 * width * height, 255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const channel = y >= height / 2 ? 2 : x >= width / 2 ? 1 : 0;
      for (const c of [0, 1, 2]) data[4 * (y * width + x) + c] = c === channel ? 255 : 0;
    }
  return data;
}

const jpeg = (width: number, height: number) =>
  encode({ width, height, data: quarters(width, height) }, 95).data;

/** The same JPEG with an Exif segment that says how the camera was held. */
function held(bytes: Buffer, orientation: number, little: boolean): Buffer {
  const number = (value: number, size: number) => {
    const buffer = Buffer.alloc(size);
    if (size === 2) little ? buffer.writeUInt16LE(value) : buffer.writeUInt16BE(value);
    else little ? buffer.writeUInt32LE(value) : buffer.writeUInt32BE(value);
    return buffer;
  };
  const tag = (id: number, value: number) => [
    number(id, 2),
    number(3, 2),
    number(1, 4),
    number(value, 2),
    number(0, 2),
  ];
  const tiff = Buffer.concat([
    Buffer.from(little ? "II" : "MM"),
    number(42, 2),
    number(8, 4),
    number(2, 2),
    ...tag(0x0100, 7),
    ...tag(0x0112, orientation),
    number(0, 4),
  ]);
  const segment = Buffer.concat([Buffer.from("Exif\0\0"), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(segment.length + 2);
  return Buffer.concat([bytes.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, segment, bytes.subarray(2)]);
}

/** The strongest channel in each quarter, from the upper left on, line by line. */
function strongest(file: string): string {
  const read = picture(file);
  const [, height, width] = read.shape as [number, number, number];
  return [0.25, 0.75]
    .flatMap((down) => [0.25, 0.75].map((across) => [Math.floor(down * height), Math.floor(across * width)]))
    .map(
      ([y, x]) =>
        "rgb"[[0, 1, 2].reduce((best, c) => (read.get(c, y!, x!) > read.get(best, y!, x!) ? c : best), 0)],
    )
    .join("");
}

describe("a picture of one's own", () => {
  test("is read from a JPEG in its colours, and made no larger than asked", () => {
    const file = written("a.jpg", jpeg(64, 32));
    expect(picture(file).shape).toEqual([3, 32, 64]);
    expect(strongest(file)).toBe("rgbb");
    expect(picture(file, { longest: 16 }).shape).toEqual([3, 8, 16]);
    expect(() => picture(file, { longest: 1.5 })).toThrow(
      "longest must be a whole number of pixels, 16 or more, got 1.5",
    );
  });

  // What the eight orientations are is Exif's own list: where row 0 and column 0 of the file were when it was seen.
  test.each([
    [1, "rgbb"],
    [2, "grbb"],
    [3, "bbgr"],
    [4, "bbrg"],
    [5, "rbgb"],
    [6, "brbg"],
    [7, "bgbr"],
    [8, "gbrb"],
  ])("stands upright when Exif says %i", (orientation, quarter) => {
    const bytes = jpeg(64, 32);
    for (const little of [true, false]) {
      const file = written(`held-${orientation}-${little}.jpg`, held(bytes, orientation, little));
      expect(strongest(file)).toBe(quarter);
      expect(picture(file).shape).toEqual(orientation >= 5 ? [3, 64, 32] : [3, 32, 64]);
    }
  });

  test("is read from a PNG, on white where it is transparent, grey ones too", () => {
    const png = new PNG({ width: 32, height: 20 });
    png.data = quarters(32, 20);
    for (let n = 3; n < 4 * 32 * 10; n += 4) png.data[n] = 0;
    const file = written("a.png", PNG.sync.write(png));
    const read = picture(file);
    expect(read.shape).toEqual([3, 20, 32]);
    expect([0, 1, 2].map((c) => read.get(c, 0, 0))).toEqual([1, 1, 1]);
    expect([0, 1, 2].map((c) => read.get(c, 19, 0))).toEqual([0, 0, 1]);
    const plain = written("grey.png", PNG.sync.write(png, { colorType: 0 }));
    expect(picture(plain).shape).toEqual([3, 20, 32]);
  });
});

describe("is refused kindly", () => {
  test("when it is not there, with the pictures that are", () => {
    const other = path.join(folder, "shelf");
    mkdirSync(other);
    expect(() => picture(path.join(other, "me.jpg"))).toThrow(
      /there is no file .*me\.jpg: drag it into the list of files on the left, into the notebook's folder$/,
    );
    writeFileSync(path.join(other, "you.PNG"), "");
    expect(() => picture(path.join(other, "me.jpg"))).toThrow(/folder\. There are you\.PNG$/);
    expect(() => picture(path.join(folder, "nowhere", "me.jpg"))).toThrow(/there is no file/);
    expect(() => picture(other)).toThrow(/shelf is not a file/);
    language("ru");
    expect(() => picture(path.join(other, "me.jpg"))).toThrow(
      /^файла .* нет: перетащите его .* Есть you\.PNG$/,
    );
  });

  test.each([
    ["a GIF file", "GIF89a......"],
    ["a WebP file", "RIFF\x10\0\0\0WEBPVP8 "],
    ["a HEIC file", "\0\0\0\x18ftypheic\0\0\0\0"],
    ["a PDF file", "%PDF-1.7"],
    ["a SVG file", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ["empty", ""],
    ["neither PNG nor JPEG", "hello, world"],
  ])("when it is %s", (kind, bytes) => {
    const file = written("odd.jpg", bytes);
    expect(() => picture(file)).toThrow(
      `odd.jpg is ${kind}: open it in any program for pictures and save it as PNG or JPEG`,
    );
    language("ru");
    expect(() => picture(file)).toThrow(/odd\.jpg — это .*: откройте его в любой программе/);
  });

  test("when it is huge, before it is read", () => {
    const file = written("huge.png", "");
    truncateSync(file, 200_000_000);
    expect(() => picture(file)).toThrow("huge.png has 200 MB, more than 30: save it smaller");
  });

  test("when it has more pixels than its bytes let one think, or hardly any", () => {
    const bomb = PNG.sync.write(new PNG({ width: 20, height: 20 }));
    bomb.writeUInt32BE(100_000, 16);
    bomb.writeUInt32BE(50_000, 20);
    expect(() => picture(written("bomb.png", bomb))).toThrow(
      "has 100000 × 50000 pixels, 5000 million; up to 40 million",
    );
    expect(() => picture(written("dot.png", PNG.sync.write(new PNG({ width: 3, height: 40 }))))).toThrow(
      "dot.png has only 3 × 40 pixels; 16 along each side are needed",
    );
  });

  test("when it is damaged", () => {
    const whole = Buffer.from(jpeg(64, 64));
    expect(() => picture(written("cut.jpg", whole.subarray(0, 12)))).toThrow(
      "cut.jpg is damaged and cannot be read",
    );
    const png = PNG.sync.write(new PNG({ width: 20, height: 20 }));
    expect(() => picture(written("cut.png", png.subarray(0, png.length - 30)))).toThrow(
      /cut\.png is damaged and cannot be read \(.+\): save it anew/,
    );
    for (let length = 0; length < whole.length; length += 37) {
      try {
        picture(written("part.jpg", whole.subarray(0, length)));
      } catch (error) {
        expect((error as Error).message).toMatch(/damaged|empty|neither/);
      }
    }
  });
});

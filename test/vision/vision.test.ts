// What the trained networks say of pictures; where the face lies was read off the photograph by eye.
import { describe, expect, test } from "vitest";
import { elements, type NdArray, zeros } from "../../src/conv/array";
import { grey } from "../../src/samples/grey";
import { photograph } from "../../src/samples/photograph";
import { type Box, faces } from "../../src/vision/faces";
import { cutOut, personMask } from "../../src/vision/person";
import { resized } from "../../src/vision/resized";

const portrait = photograph("astronaut", { width: 512 });
const mean = (x: NdArray) => elements(x).reduce((sum, value) => sum + value, 0) / x.size;
const part = (x: NdArray, top: number, left: number, high: number, wide: number) =>
  x.lo(0, top, left).hi(x.shape[0]!, high, wide);

describe("the mask of people", () => {
  test("has the picture's size, is white on the person and black beside", () => {
    const mask = personMask(portrait);
    expect(mask.shape).toEqual([1, 512, 512]);
    expect(mean(part(mask, 60, 190, 120, 70))).toBeGreaterThan(0.98);
    expect(mean(part(mask, 300, 100, 100, 150))).toBeGreaterThan(0.98);
    expect(mean(part(mask, 0, 330, 250, 182))).toBeLessThan(0.02);
  });

  test("finds nobody in boats, alps, and a page of cats, and stands in any proportions", () => {
    for (const name of ["boats", "alps", "cat"] as const) {
      const picture = photograph(name, { width: 200 });
      const mask = personMask(picture);
      expect(mask.shape).toEqual([1, ...picture.shape.slice(1)]);
      expect(mean(mask)).toBeLessThan(0.05);
    }
  });

  test("cuts out: the picture where it is 1, the ground where it is 0", () => {
    const mask = zeros([1, 1, 2]);
    mask.data[0] = 1;
    const picture = zeros([3, 1, 2]);
    picture.data.fill(0.25);
    expect(elements(cutOut(picture, mask))).toEqual([0.25, 1, 0.25, 1, 0.25, 1]);
    expect(elements(cutOut(picture, mask, 0.5))).toEqual([0.25, 0.5, 0.25, 0.5, 0.25, 0.5]);
    expect(() => cutOut(picture, zeros([1, 2, 2]))).toThrow(
      "a picture of shape [3,1,2] needs a mask [1,1,2], got [1,2,2]",
    );
  });
});

describe("faces", () => {
  const [face, ...others] = faces(portrait);

  test("are found where they are, with eyes, nose and mouth", () => {
    expect(others).toEqual([]);
    expect(face!.score).toBeGreaterThan(0.8);
    const { left, top, width, height } = face!.box;
    expect(left + width / 2).toBeCloseTo(225, -1);
    expect(top + height / 2).toBeCloseTo(128, -1);
    const seen = [
      [204, 101],
      [248, 108],
      [222, 125],
      [219, 145],
    ];
    for (const [n, [x, y]] of seen.entries()) {
      expect(Math.hypot(face!.points[n]![0] - x!, face!.points[n]![1] - y!)).toBeLessThan(8);
    }
  });

  test("are found at any size, and beside the middle of a wide picture", () => {
    const wide = zeros([3, 300, 500]);
    const small = resized(portrait, [300, 300]);
    for (let c = 0; c < 3; c++)
      for (let y = 0; y < 300; y++) for (let x = 0; x < 300; x++) wide.set(c, y, 200 + x, small.get(c, y, x));
    const [found, ...rest] = faces(wide);
    expect(rest).toEqual([]);
    const scale = 300 / 512;
    // Three pixels of what the network sees.
    const near = (3 * 500) / 128;
    const middle = ({ left, width }: Box) => left + width / 2;
    expect(Math.abs(middle(found!.box) - 200 - middle(face!.box) * scale)).toBeLessThan(near);
    expect(Math.abs(found!.box.top - face!.box.top * scale)).toBeLessThan(near);
  });

  test("are not found in a landscape, nor above a score that none has", () => {
    expect(faces(photograph("alps"))).toEqual([]);
    expect(faces(portrait, { score: 0.999 })).toEqual([]);
  });

  test("need a picture in colour", () => {
    expect(() => faces(grey(portrait))).toThrow(
      "a picture of shape [3, height, width] is needed, got [1,512,512]",
    );
    expect(() => personMask(zeros([8, 8]))).toThrow("is needed, got [8,8]");
  });
});

test("a picture is resized axis by axis, and keeps its brightness", () => {
  const picture = photograph("boats", { width: 100 });
  for (const size of [
    [40, 300],
    [160, 50],
    [80, 100],
  ] as const) {
    const other = resized(picture, size);
    expect(other.shape).toEqual([3, ...size]);
    expect(mean(other)).toBeCloseTo(mean(picture), 2);
  }
});

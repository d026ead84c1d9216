import { describe, expect, test } from "vitest";
import { array, elements, nested, type Tensor } from "../../src/conv/array";
import { areaAverage } from "../../src/samples/area-average";
import { frames } from "../../src/samples/frames";
import { grey } from "../../src/samples/grey";
import { type PhotographName, photograph } from "../../src/samples/photograph";

const mean = (array: Tensor) => elements(array).reduce((sum, value) => sum + value, 0) / array.size;

describe("photograph", () => {
  test.each([
    ["boats", 205],
    ["airplane", 179],
    ["alps", 121],
    ["cat", 128],
    ["astronaut", 256],
  ] as const)("%s is 256 wide, %i high, and between black and white", (name, height) => {
    const picture = photograph(name);
    expect(picture.shape).toEqual([3, height, 256]);
    const values = elements(picture);
    const [darkest, brightest] = [
      values.reduce((a, b) => Math.min(a, b)),
      values.reduce((a, b) => Math.max(a, b)),
    ];
    expect(darkest).toBeGreaterThanOrEqual(0);
    expect(brightest).toBeLessThanOrEqual(1);
    expect(brightest - darkest).toBeGreaterThan(0.6);
  });

  test("the boats lie under a bright sky in dark water", () => {
    const picture = grey(photograph("boats"));
    const [sky, water] = [picture.hi(1, 40, 200), picture.lo(0, 190, 0)];
    expect(mean(array(elements(sky)))).toBeGreaterThan(0.85);
    expect(mean(array(elements(water)))).toBeLessThan(0.4);
  });

  test("the prints are brown-toned: red above green above blue", () => {
    const channels = (nested(photograph("alps", { width: 1 })) as number[][][]).flat(2);
    expect(channels[0]!).toBeGreaterThan(channels[1]!);
    expect(channels[1]!).toBeGreaterThan(channels[2]!);
  });

  test("keeps its brightness at every width, and is the same each time", () => {
    const [large, small] = [photograph("airplane", { width: 512 }), photograph("airplane", { width: 64 })];
    expect(small.shape).toEqual([3, 45, 64]);
    expect(mean(small)).toBeCloseTo(mean(large), 3);
    const again = photograph("airplane", { width: 64 });
    expect(again.data).not.toBe(small.data);
    expect(again.data).toEqual(small.data);
  });

  test("says which names and widths there are", () => {
    expect(() => photograph("cats" as PhotographName)).toThrow(
      'no photograph is named "cats"; there are "boats", "airplane", "alps", "cat", "astronaut"',
    );
    expect(() => photograph("toString" as PhotographName)).toThrow(/no photograph/);
    expect(() => photograph("boats", { width: 2000 })).toThrow(
      "width must be a whole number from 1 to 1024, not 2000",
    );
    expect(() => photograph("boats", { width: 99.5 })).toThrow(RangeError);
    expect(() => photograph("boats", { width: 0 })).toThrow(RangeError);
  });
});

test("grey weighs green most and blue least, and keeps white white", () => {
  const colours = array([1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1], [3, 1, 4]);
  const [red, green, blue, white] = elements(grey(colours));
  expect([red, green, blue].map((value) => Number(value!.toFixed(3)))).toEqual([0.299, 0.587, 0.114]);
  expect(white).toBeCloseTo(1);
});

describe("areaAverage", () => {
  test("averages whole blocks", () => {
    expect(
      nested(
        areaAverage(
          array([
            [
              [1, 3, 5, 7],
              [1, 3, 5, 7],
            ],
          ]),
          [1, 2],
        ),
      ),
    ).toEqual([[[2, 6]]]);
  });

  test("shares a pixel between the areas that it lies in", () => {
    // Two areas of 1.5 pixels: (0 + 3 / 2) / 1.5 and (3 / 2 + 9) / 1.5.
    expect(nested(areaAverage(array([[[0, 3, 9]]]), [1, 2]))).toEqual([[[1, 7]]]);
  });
});

describe("frames", () => {
  const volume = frames("cat");

  test("are 24 of one size", () => expect(volume.shape).toEqual([1, 24, 52, 79]));

  test("hold a dark cat on a bright wall in the middle of each", () => {
    for (let time = 0; time < 24; time++) {
      const frame = volume.pick(0, time, null, null) as Tensor;
      const middle = mean(array(elements(frame.lo(26, 32).hi(6, 12))));
      const wall = mean(array(elements(frame.lo(4, 30).hi(10, 40))));
      expect(middle).toBeLessThan(wall - 0.05);
    }
  });

  test("show none of the plate's dark frame", () => {
    for (let time = 0; time < 24; time++) {
      const frame = volume.pick(0, time, null, null) as Tensor;
      const [rows, columns] = frame.shape as [number, number];
      const edges = [
        frame.hi(1, columns),
        frame.lo(rows - 1, 0),
        frame.hi(rows, 1),
        frame.lo(0, columns - 1),
      ];
      for (const edge of edges) expect(mean(array(elements(edge)))).toBeGreaterThan(0.3);
    }
  });

  test("can be smaller, and are known by one name", () => {
    expect(frames("cat", { width: 32 }).shape).toEqual([1, 24, 21, 32]);
    expect(() => frames("dog" as "cat")).toThrow('no frames are named "dog"');
  });
});

import { describe, expect, test } from "vitest";
import { array, zeros } from "../../src/conv/array";
import { both, type Label } from "../../src/figures/figure";
import { palette } from "../../src/figures/palette";
import { type NamedPicture, pictures } from "../../src/figures/pictures";
import { photograph } from "../../src/samples/photograph";
import { pixelsOf } from "./pixels";
import { keepsTheRules } from "./rules";

const steps = array(
  [
    [0, 0.5],
    [1, 2],
  ],
  [1, 2, 2],
);
const photo = photograph("boats", { width: 96 });

keepsTheRules(
  "pictures",
  pictures([
    { name: both("a photograph", "фотография"), picture: photo },
    { name: both("a map", "карта"), picture: steps },
    { name: both("signed values", "значения со знаком"), picture: array([[[-1, 0, 0.5]]]), range: "signed" },
  ]),
);

/** The decoded picture of the only entry of a figure. */
const shown = (entry: Omit<NamedPicture, "name">) =>
  pixelsOf(pictures([{ name: "x", ...entry }]).data[0]!.source as string);

describe("a picture", () => {
  test("of one channel is grey: 0 black, 1 white, what lies above is white, too", () => {
    const { width, at } = shown({ picture: steps });
    const last = width - 1;
    expect([at(0, 0), at(0, last), at(last, 0), at(last, last)]).toEqual([
      [0, 0, 0],
      [128, 128, 128],
      [255, 255, 255],
      [255, 255, 255],
    ]);
  });

  test("keeps its squares, however wide it is, when asked to", () => {
    const widths = [false, true].map((squares) => {
      const { source } = pictures([{ name: "x", picture: zeros([1, 2, 160]) }], { squares }).data[0]!;
      return pixelsOf(source as string).width;
    });
    expect(widths).toEqual([160, 320]);
  });

  test("takes its black and white from the range", () => {
    const { width, at } = shown({ picture: steps, range: [0.5, 1.5] });
    expect([at(0, 0), at(width - 1, 0)]).toEqual([
      [0, 0, 0],
      [128, 128, 128],
    ]);
  });

  test("of three channels is in colour", () => {
    expect(shown({ picture: array([1, 0.2, 0], [3, 1, 1]) }).at(0, 0)).toEqual([255, 51, 0]);
  });

  test("of signed values is blue below zero, white at zero, orange above, full at the largest but one of a hundred", () => {
    const { width, at } = shown({ picture: array([[[-4, 0, 2, 4]]]), range: "signed" });
    const colours = [0.1, 0.4, 0.6, 0.9].map((part) => at(0, Math.floor(part * width)));
    const hex = (colour: number[]) =>
      `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
    expect(hex(colours[0]!)).toBe(palette.negative);
    expect(colours[1]).toEqual([255, 255, 255]);
    expect(colours[2]).toEqual([217, 172, 128]);
    expect(hex(colours[3]!)).toBe(palette.positive);
    const border = zeros([1, 1, 200]);
    border.data.set([9, 9, -3]);
    expect(hex(shown({ picture: border, range: "signed" }).at(0, 2))).toBe(palette.negative);
    expect(shown({ picture: zeros([1, 2, 2]), range: "signed" }).at(0, 0)).toEqual([255, 255, 255]);
  });

  test("that is tiny gets whole squares, and its axes still count its own values", () => {
    const figure = pictures([{ name: "x", picture: array([[[0, 1, 0]]]) }]);
    const { width, height } = pixelsOf(figure.data[0]!.source as string);
    expect([width, height]).toEqual([258, 86]);
    const { x0, dx } = figure.data[0] as unknown as { x0: number; dx: number };
    expect(x0 - dx / 2).toBeCloseTo(-0.5);
    expect(x0 + dx * (width - 0.5)).toBeCloseTo(2.5);
    expect((figure.layout.xaxis as { range: number[] }).range).toEqual([-0.5, 2.5]);
  });

  test("that is large becomes a JPEG, close to the values it shows", () => {
    const large = photograph("boats");
    const figure = pictures([{ name: "x", picture: large }]);
    expect(JSON.stringify(figure).length).toBeLessThan(60_000);
    const { format, at } = pixelsOf(figure.data[0]!.source as string);
    expect(format).toBe("jpeg");
    const off = [0, 1, 2].map((channel) => at(150, 40)[channel]! - 255 * large.get(channel, 150, 40));
    for (const difference of off) expect(Math.abs(difference)).toBeLessThan(12);
  });
});

describe("the layout", () => {
  const named = (name: Label, picture = photo): NamedPicture => ({ name, picture });
  const domains = (count: number, columns?: number) => {
    const list = Array.from({ length: count }, () => named("x"));
    const { layout } = pictures(list, columns === undefined ? {} : { columns });
    return list.map((_, index) => {
      const axis = (letter: string) =>
        (layout[`${letter}axis${index === 0 ? "" : index + 1}`] as { domain: [number, number] }).domain;
      return { x: axis("x"), y: axis("y") };
    });
  };

  test.each([1, 2, 3, 4, 5, 6])("of %i pictures has no two in one place", (count) => {
    const places = domains(count);
    places.forEach((one, index) => {
      expect(one.x[0]).toBeGreaterThanOrEqual(0);
      expect(one.y[0]).toBeGreaterThanOrEqual(0);
      for (const other of places.slice(index + 1)) {
        const apart =
          one.x[1] < other.x[0] || other.x[1] < one.x[0] || one.y[0] > other.y[1] || other.y[0] > one.y[1];
        expect(apart).toBe(true);
      }
    });
  });

  test("fills rows from the left, as many in each as `columns` says", () => {
    const places = domains(3, 2);
    expect(places[1]!.y).toEqual(places[0]!.y);
    expect(places[2]!.x).toEqual(places[0]!.x);
    expect(places[2]!.y[1]).toBeLessThan(places[0]!.y[0]);
  });

  test("breaks long captions into lines and makes room for them", () => {
    const short = pictures([named("one"), named("two"), named("three")]);
    const long = pictures([
      named("one"),
      named("two"),
      named("a caption that is far too long for one line ".repeat(3)),
    ]);
    const captions = long.layout.annotations as { text: string }[];
    expect(captions[2]!.text.split("<br>").length).toBeGreaterThan(2);
    expect(captions[2]!.text.split("<br>").every((line) => line.length <= 37)).toBe(true);
    expect(long.layout.height as number).toBeGreaterThan((short.layout.height as number) + 36);
  });
});

test("what is not a picture is refused with its shape", () => {
  expect(() => pictures([])).toThrow(/at least one picture/);
  expect(() => pictures([{ name: "x", picture: zeros([2, 4, 4]) }])).toThrow(/not \[2,4,4\]/);
  expect(() => pictures([{ name: "x", picture: zeros([4, 4]) }])).toThrow(/not \[4,4\]/);
  expect(() => pictures([{ name: "x", picture: photo, range: "signed" }])).toThrow(/one channel, not 3/);
});

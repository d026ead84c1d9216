import { describe, expect, test } from "vitest";
import { array, zeros } from "../../src/conv/array";
import { film } from "../../src/figures/film";
import { pictures } from "../../src/figures/pictures";
import { keepsTheRules } from "./rules";

const volume = array([0, 1, 1, 0, 1, 1], [1, 3, 1, 2]);
const named = [
  { name: { en: "the film", ru: "фильм" }, volume },
  { name: { en: "its first frames", ru: "первые кадры" }, volume: volume.hi(1, 2, 1, 2) },
];
const figure = film(named);
keepsTheRules("film", figure);

describe("film", () => {
  test("plays as long as the shortest of its volumes", () => expect(figure.frames).toHaveLength(2));

  test("each frame is what pictures makes of the slices of that moment", () => {
    const slices = named.map(({ name, volume }) => ({ name, picture: volume.pick(null, 1, null, null) }));
    expect(figure.frames![1]!.data).toEqual(pictures(slices).data);
    expect(figure.data).toEqual(figure.frames![0]!.data);
  });

  test("leaves room for the player below the pictures, which keep their size", () => {
    const still = pictures(
      named.map(({ name, volume }) => ({ name, picture: volume.pick(null, 0, null, null) })),
    );
    const inner = ({ layout }: { layout: { [key: string]: unknown } }) =>
      (layout.height as number) - (layout.margin as { b: number }).b;
    expect(inner(figure)).toBe(inner(still));
  });

  test("refuses pictures, which have no time", () => {
    expect(() => film([{ name: "", volume: zeros([1, 2, 2]) }])).toThrow(
      "a film has shape [1 or 3, frames, height, width], not [1,2,2]",
    );
  });
});

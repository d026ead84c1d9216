import { describe, expect, test } from "vitest";
import { elements } from "../../src/conv/array";
import { digit } from "../../src/samples/digit";

const drawn = (label: number, index: number) =>
  (digit(label, index).shape[1] === 32 ? Array.from({ length: 32 }, (_, y) => y) : []).map((y) =>
    elements(digit(label, index).pick(0, y, null))
      .map((ink) => (ink > 0.5 ? "#" : " "))
      .join(""),
  );

describe("a digit", () => {
  test("is ink on paper, in a frame of two pixels", () => {
    for (let label = 0; label < 10; label++) {
      const picture = digit(label);
      const numbers = elements(picture);
      expect(picture.shape).toEqual([1, 32, 32]);
      expect(Math.min(...numbers)).toBe(0);
      expect(Math.max(...numbers)).toBeGreaterThan(0.9);
      expect(Math.max(...numbers)).toBeLessThanOrEqual(1);
      const ink = drawn(label, 0);
      expect([...ink.slice(0, 2), ...ink.slice(30)].join("").trim()).toBe("");
      expect(ink.every((row) => /^ {2}.* {2}$/.test(row))).toBe(true);
    }
  });

  test("stands upright: a one is a stroke of few columns and many rows", () => {
    const rows = drawn(1, 4).filter((row) => row.includes("#"));
    const widest = Math.max(...rows.map((row) => row.trim().length));
    expect(rows.length).toBeGreaterThan(15);
    expect(widest).toBeLessThan(8);
  });

  test("is another one for another number, and a new array each time", () => {
    expect(elements(digit(3, 1))).not.toEqual(elements(digit(3, 2)));
    digit(3, 1).data.fill(7);
    expect(Math.max(...elements(digit(3, 1)))).toBeLessThanOrEqual(1);
  });

  test("that does not exist is refused with what there is", () => {
    expect(() => digit(10)).toThrow("a digit is a whole number from 0 to 9, not 10");
    expect(() => digit(0, 1001)).toThrow("pictures of the digit 0 are numbered 0 to 1000, there is no 1001");
    expect(() => digit(0, -1)).toThrow(RangeError);
    expect(() => digit(0, 0.5)).toThrow(RangeError);
  });
});

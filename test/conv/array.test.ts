import fc from "fast-check";
import { expect, test } from "vitest";
import { array, elements, nested, zeros } from "../../src/conv/array";

test("nested arrays become an array of their shape and come back", () => {
  const given = [[[1, 2, 3]], [[4, 5, 6]]];
  expect(array(given).shape).toEqual([2, 1, 3]);
  expect(nested(array(given))).toEqual(given);
});

test("the same numbers can take another shape", () => {
  expect(
    nested(
      array(
        [
          [1, 2],
          [3, 4],
        ],
        [4, 1],
      ),
    ),
  ).toEqual([[1], [2], [3], [4]]);
});

test("elements follow the strides of a view", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (rows, columns) => {
      const x = array(
        Array.from({ length: rows * columns }, (_, index) => index),
        [rows, columns],
      );
      const turned = x.transpose(1, 0);
      expect(elements(turned.transpose(1, 0))).toEqual(elements(x));
      expect(elements(turned)).toEqual(
        Array.from(
          { length: rows * columns },
          (_, index) => (index % rows) * columns + Math.floor(index / rows),
        ),
      );
    }),
  );
});

test("a number alone has no axes, an empty list has one", () => {
  expect(array(7).shape).toEqual([]);
  expect(nested(array(7))).toBe(7);
  expect(array([]).shape).toEqual([0]);
  expect(elements(zeros([2, 0]))).toEqual([]);
});

test("uneven rows and shapes that do not fit are refused with the numbers", () => {
  expect(() => array([[1, 2], [3]])).toThrow(
    "rows differ: axis 1 has 2 items in one place and 1 items in another",
  );
  expect(() => array([[1], 2])).toThrow(
    "rows differ: axis 1 has 1 items in one place and a number in another",
  );
  expect(() => array([1, 2, 3], [2, 2])).toThrow("shape [2,2] holds 4 numbers, but 3 were given");
});

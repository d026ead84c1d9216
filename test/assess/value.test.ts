import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printed } from "../../src/assess/printed";
import { same } from "../../src/assess/same";
import { crossed, decode, encode, Foreign, type Value } from "../../src/assess/value";
import { array, nested, type zeros } from "../../src/conv/array";

describe("a value that crosses between processes", () => {
  test("keeps plain data as it is, whatever its numbers", () => {
    const { value } = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.double(),
        fc.string(),
        fc.boolean(),
        fc.constant(null),
        fc.constant(undefined),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(
          fc.string().filter((key) => key !== "__proto__"),
          tie("value"),
          { maxKeys: 4, noNullPrototype: true },
        ),
      ),
    }));
    fc.assert(
      fc.property(value, (given) => {
        expect(crossed(given)).toEqual(given);
      }),
    );
  });

  test.each([NaN, Infinity, -Infinity, -0])("keeps %o", (number) => expect(crossed(number)).toBe(number));

  test("keeps objects that look like its own marks", () => {
    expect(crossed({ $: "number", text: "7" })).toEqual({ $: "number", text: "7" });
  });

  test("keeps shape and numbers of an ndarray, strided or not", () => {
    const turned = crossed(
      array([
        [1, 2, 3],
        [4, 5, 6],
      ]).transpose(1, 0),
    ) as ReturnType<typeof zeros>;
    expect(turned.shape).toEqual([3, 2]);
    expect(nested(turned)).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect((crossed(new Float64Array([1, 2])) as typeof turned).shape).toEqual([2]);
  });

  test("names what is not plain data", () => {
    class Layer {}
    const given = [() => 1, Symbol("x"), 10n, new Layer(), new Map(), Promise.resolve(1)];
    const words = (crossed(given) as Foreign[]).map(({ what }) => what);
    expect(words).toEqual(["function", "symbol", "bigint", "Layer", "Map", "Promise"]);
  });

  test("is refused when it is cyclic or too large", () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(() => encode(loop)).toThrow("nested deeper than 16 levels");
    expect(() => encode(new Array(1_000_001).fill(0))).toThrow("more than 1000000 parts");
    expect(() => encode(new Float32Array(1_000_001))).toThrow("more than 1000000 parts");
  });

  test.each([
    '{"$":"ndarray","shape":[3],"data":[1]}',
    '{"$":"what"}',
    '{"a":1}',
    '{"$":"ndarray","shape":[-1],"data":[]}',
    "{",
  ])("text that encode did not make is refused: %s", (text) =>
    expect(() => decode(text)).toThrow(SyntaxError),
  );

  test("cannot reach the prototype of what it becomes", () => {
    const value = decode('{"$":"object","entries":[["__proto__",{"$":"object","entries":[["evil",true]]}]]}');
    expect((value as { evil?: boolean }).evil).toBeUndefined();
    expect(({} as { evil?: boolean }).evil).toBeUndefined();
  });
});

describe("same", () => {
  test.each<[Value, Value, number, boolean]>([
    [7, 7, 0, true],
    [7.1, 7, 0.1, true],
    [7.8, 7, 0.1, false],
    [100.9, 100, 0.01, true],
    [NaN, NaN, 0, true],
    [0, -0, 0, true],
    ["7", 7, 1, false],
    [undefined, null, 0, false],
    [[1, [2]], [1, [2]], 0, true],
    [[1, 2, 3], [1, 2], 0, false],
    [{ b: 2, a: 1 }, { a: 1, b: 2 }, 0, true],
    [{ a: 1, c: 3 }, { a: 1, b: 2 }, 0, false],
    [[1], { 0: 1 }, 0, false],
    [new Foreign("x"), new Foreign("x"), 0, false],
  ])("%o for %o within %d is %o", (got, expected, tolerance, verdict) => {
    expect(same(got, expected, tolerance)).toBe(verdict);
  });

  test("an ndarray and nested arrays of its shape are the same answer", () => {
    const matrix = array([
      [1, 2],
      [3, 4],
    ]);
    expect(
      same(
        [
          [1, 2],
          [3, 4],
        ],
        matrix,
        0,
      ),
    ).toBe(true);
    expect(
      same(
        matrix,
        [
          [1, 2],
          [3, 4],
        ],
        0,
      ),
    ).toBe(true);
    expect(same([1, 2, 3, 4], matrix, 0)).toBe(false);
  });
});

test("values are printed for people: aligned matrices, long ones cut", () => {
  expect(
    printed([
      [1, -10],
      [2.5, 3],
    ]),
  ).toBe("  1 -10\n2.5   3");
  expect(printed(array([[1, 2]]))).toBe("1 2");
  expect(printed({ before: 1, after: [2, "x"] })).toBe('{ before: 1, after: [2, "x"] }');
  expect(printed(0.1 + 0.2)).toBe("0.3");
  expect(printed(new Foreign("function"))).toBe("function");
  expect(printed(Array.from({ length: 20 }, (_, index) => index))).toBe(
    "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …]",
  );
  expect(printed(undefined)).toBe("undefined");
});

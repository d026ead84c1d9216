// What nbgrader reads of a check: it takes the plain text of the cell's value for points if Python's float() does, and
// gives full marks for any other text.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { displayKey } from "../../src/notebook/rendered";

/** As compiled, with the lessons beside it. */
const { check }: typeof import("../../src/index") = createRequire(__filename)("../../src/dist/index.js");
const notebook = path.join(__dirname, "../../exercises/en/01-convolution-arithmetic.ipynb");

const id = "01-output-size";

/** The reference answer of lesson 01. */
function right({ input, kernel, stride, padding, dilation }: Record<string, number>): number {
  return Math.floor((input! + 2 * padding! - dilation! * (kernel! - 1) - 1) / stride!) + 1;
}

beforeEach(() => vi.stubEnv("SVERTKA_NBGRADER", "1"));
afterEach(() => vi.unstubAllEnvs());

test("a right answer's points are the points that its check cell is worth", async () => {
  const cells: { id: string; metadata: { nbgrader?: { points?: number } } }[] = JSON.parse(
    readFileSync(notebook, "utf8"),
  ).cells;
  const worth = cells.find((cell) => cell.id === `${id}-check`)?.metadata.nbgrader?.points;
  expect(worth).toBeGreaterThan(0);
  expect(inspect(await check(id, right))).toBe(String(worth));
});

test.each([
  ["a wrong answer", () => -1],
  ["no answer at all", undefined],
  [
    "the untouched stub",
    () => {
      throw new Error("not implemented");
    },
  ],
])("%s is worth 0, and the coloured feedback stays", async (_, answer) => {
  const value = await check(id, answer);
  expect(inspect(value)).toBe("0");
  expect(value[displayKey]()["text/html"]).toContain("<div");
});

test("an exercise that is not there is an error, which nbgrader gives nothing for", async () => {
  await expect(check("01-no-such", right)).rejects.toThrow("01-no-such");
});

test("without the variable the plain text is the report", async () => {
  vi.stubEnv("SVERTKA_NBGRADER", "");
  expect(Number(inspect(await check(id, () => -1)))).toBeNaN();
});

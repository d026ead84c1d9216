import { expect, test } from "vitest";
import { exercise } from "../../src/assess/exercise";
import { judge } from "../../src/assess/judge";
import {
  type Withheld,
  WithheldError,
  withheldNames,
  withholdable,
  without,
} from "../../src/assess/withheld";
import { both } from "../../src/figures/figure";
import * as library from "../../src/index";
import { localAnswer } from "../../src/notebook/local-answer";

const { array, conv2d, nested, planConv, transpose, times, toMatrix } = library;
const seat = { secret: "spring", student: "anna" };
const text = both("text", "текст");
const [x, k] = [[[1, 2, 3]], [[1, 1]]];
const map = (rows: number[][]) => array(rows, [1, rows.length, rows[0]!.length]);
const kernel = (rows: number[][]) => array(rows, [1, 1, rows.length, rows[0]!.length]);
const byLibrary = (x: number[][], k: number[][]) => nested(conv2d(map(x), kernel(k)).pick(0, null, null));

const slide = exercise({
  id: "99-slide",
  title: text,
  draw: () => ({}),
  reference: byLibrary,
  tolerance: 0,
  withholds: ["convolution"],
  mistakes: [],
  checks: [
    { name: text, points: 1, audience: "public", run: ({ compare }) => compare(x, k) },
    {
      name: text,
      points: 1,
      audience: "public",
      run: async ({ compare }) => void (await Promise.all([compare(x, k), compare([[4, 5]], k)])),
    },
  ],
  hints: [text, text],
});
const report = (answer: unknown) => judge(slide, localAnswer(answer, slide.withholds), seat, "public");
const refused = (name: string) => ({
  status: "failed",
  finding: {
    message: { en: `This exercise asks you to write it yourself: ${name} is not available in it.` },
  },
});

test("an answer that calls what it was to write is told so, and the reference goes on computing with it", async () => {
  expect(await report(byLibrary)).toMatchObject({
    points: 0,
    checks: [refused("conv2d"), refused("conv2d")],
  });
  const own = ([row]: number[][]) => [row!.slice(1).map((cell, at) => cell + row![at]!)];
  expect(await report(own)).toMatchObject({ points: 2, status: "passed" });
});

test("waiting first is no way round, and does not withhold anything from those who do not wait", async () => {
  const late = async (x: number[][], k: number[][]) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return byLibrary(x, k);
  };
  const done = report(late);
  expect(byLibrary(x, k)).toEqual([[3, 5]]);
  expect(await done).toMatchObject({ points: 0, checks: [refused("conv2d"), refused("conv2d")] });
  expect(byLibrary(x, k)).toEqual([[3, 5]]);
});

test("a plan made before is refused, and so is any other way to convolve", async () => {
  const plan = planConv([1, 1, 3], kernel(k));
  const ways: [string, () => unknown][] = [
    ["planConv", () => plan.run(map(x))],
    ["toMatrix", () => times(transpose(toMatrix([1, 3], array(k))), [1, 2])],
    ["separableConv2d", () => library.separableConv2d(map(x), kernel(k), kernel([[1]]))],
    ["convTranspose", () => library.convTranspose(map(x), kernel(k))],
  ];
  for (const [name, way] of ways)
    expect(await report(way)).toMatchObject({ checks: [refused(name), refused(name)] });
  plan.free();
});

test("one function can be withheld alone", () => {
  expect(() => without(["toMatrix"], () => toMatrix([1, 3], array(k)))).toThrow(WithheldError);
  expect(without(["toMatrix"], () => byLibrary(x, k))).toEqual([[3, 5]]);
});

test.each([...withholdable])("%s has a door", (name) => {
  const given = (library as unknown as Record<string, unknown>)[name] as Record<string, unknown>;
  const functions = typeof given === "function" ? [given as () => unknown] : Object.values(given);
  const input = array([[1]]);
  for (const one of functions as ((...input: unknown[]) => unknown)[]) {
    const layer = { kernel: [1], channels: [1, 1], output: [1], input: [1] };
    const call = () => one.call(given, typeof given === "function" ? input : layer, input);
    expect(() => without([name as Withheld], call)).toThrow(WithheldError);
  }
});

test("a family is named by its best known members", () => {
  expect(withheldNames(["convolution", "flip"])).toBe("conv2d, planConv, toMatrix…, flip");
});

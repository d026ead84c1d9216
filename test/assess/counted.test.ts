import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { counting, numbersIn } from "../../src/assess/counted";
import { exercise } from "../../src/assess/exercise";
import { judge } from "../../src/assess/judge";
import { array, elements, type NdArray } from "../../src/conv/array";
import { both } from "../../src/figures/figure";
import { localAnswer } from "../../src/notebook/local-answer";

type Rows = number[][];
const seat = { secret: "spring", student: "anna" };
const text = both("text", "текст");

describe("arrays that count", () => {
  const counted = (...input: Parameters<typeof counting>[0]) => counting(input);

  test("count each number read, and no row", () => {
    const { input, reads } = counted(
      [
        [1, 2],
        [3, 4],
      ],
      [5],
      6,
    );
    const [rows, flat] = input as [Rows, number[]];
    expect(rows[1]![0]).toBe(3);
    expect(rows[1]![0]! + flat[0]!).toBe(8);
    expect(rows.length + rows[0]!.length).toBe(4);
    expect(reads()).toEqual([2, 1, 0]);
  });

  test("are arrays to everyone who meets them", () => {
    const { input, reads } = counted([[3, 1, 2]]);
    const [row] = input[0] as Rows;
    expect(Array.isArray(row)).toBe(true);
    expect(inspect(input[0])).toBe("[ [ 3, 1, 2 ] ]");
    expect(reads()).toEqual([0]);
    expect(structuredClone(row)).toEqual([3, 1, 2]);
    expect([...row!, ...row!.map((cell) => cell)]).toEqual([3, 1, 2, 3, 1, 2]);
    expect(reads()).toEqual([9]);
    row![0] = 7;
    row!.push(9);
    expect(inspect(row)).toBe("[ 7, 1, 2, 9 ]");
    expect(row!.sort()).toEqual([1, 2, 7, 9]);
  });

  test("count in ndarrays and inside objects, too", () => {
    const { input, reads } = counted(
      array([
        [1, 2],
        [3, 4],
      ]),
      { layers: [{ taps: [1, 2, 3] }] },
    );
    expect((input[0] as NdArray).get(1, 0)).toBe(3);
    expect(elements((input[0] as NdArray).pick(0, null))).toEqual([1, 2]);
    expect((input[1] as { layers: { taps: number[] }[] }).layers[0]!.taps[2]).toBe(3);
    expect(reads()).toEqual([3, 1]);
    expect(numbersIn([[1, 2], [3]]) + numbersIn(array([[1, 2]])) + numbersIn({ stride: 2, taps: [1] })).toBe(
      6,
    );
  });
});

/** One axis of 30 cells, 3 taps 4 cells apart: 22 outputs, 66 multiplications; with zeros between the taps 198. */
const dilated = exercise({
  id: "99-dilated",
  title: text,
  draw: () => ({}),
  reference: (x: number[], k: number[]) => careful(x, k),
  tolerance: 0,
  mistakes: [],
  checks: [
    {
      name: text,
      points: 1,
      audience: "public",
      run: ({ compareCounted }) =>
        compareCounted(
          { multiplications: 66, hint: both("Skip the zeros.", "Пропустите нули.") },
          Array.from({ length: 30 }, (_, cell) => cell),
          [1, 2, 3],
        ),
    },
  ],
  hints: [text, text],
});
const report = async (answer: (x: number[], k: number[]) => unknown) =>
  (await judge(dilated, localAnswer(answer), seat, "public")).checks[0]!;
const outputs = Array.from({ length: 22 }, (_, at) => at);
const careful = (x: number[], k: number[]) =>
  outputs.map((at) => [0, 1, 2].reduce((sum, tap) => sum + k[tap]! * x[at + 4 * tap]!, 0));
const zeroFilled = (x: number[], k: number[]) => {
  const filled = [k[0]!, 0, 0, 0, k[1]!, 0, 0, 0, k[2]!];
  return outputs.map((at) => filled.reduce((sum, weight, tap) => sum + weight * x[at + tap]!, 0));
};

describe("an answer whose work is counted", () => {
  test("passes with as many multiplications as are enough, one argument copied or not", async () => {
    expect(await report(careful)).toMatchObject({ status: "passed" });
    expect(await report((x, k) => careful(x, [...k]))).toMatchObject({ status: "passed" });
    expect(await report((x, k) => careful([...x], k))).toMatchObject({ status: "passed" });
  });

  test("is told how much too much it does, with the exercise's hint", async () => {
    expect((await report(zeroFilled)).finding).toMatchObject({
      message: {
        en: "Your answer reads argument 1 198 times; 66 multiplications suffice, and each needs one number of it.",
      },
      hint: { en: "Skip the zeros." },
    });
  });

  test("cannot hide the work in copies", async () => {
    const { status, finding } = await report((x, k) => zeroFilled([...x], [...k]));
    expect(status).toBe("failed");
    expect(finding!.message.en).toContain("Your answer copies its arguments");
  });

  test("must be right first", async () => {
    const { finding } = await report(() => outputs.map(() => 0));
    expect(finding!.message.en).toBe("The value is not the expected one.");
  });
});

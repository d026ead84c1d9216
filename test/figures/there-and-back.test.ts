import { expect, test } from "vitest";
import { thereAndBack } from "../../src/figures/there-and-back";
import { keepsTheRules } from "./rules";

const figure = thereAndBack({ kernel: 5, stride: 3, padding: 2 });
keepsTheRules("there and back", figure);

test("16, 17 and 18 all come back as 16; the two that do not fit name the output padding", () => {
  const [, whole, short] = figure.data as { x: number[]; y: number[]; text?: string[] }[];
  expect(whole!.x).toContain(16);
  const at = (before: number) => short!.x.indexOf(before);
  expect([short!.y[at(17)], short!.text![at(17)]]).toEqual([16, "+1"]);
  expect([short!.y[at(18)], short!.text![at(18)]]).toEqual([16, "+2"]);
});

test("with stride 1 every size comes back", () => {
  const [, whole, short] = thereAndBack({ kernel: 3 }, { largest: 10 }).data as { x: number[] }[];
  expect(whole!.x).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  expect(short!.x).toEqual([]);
});

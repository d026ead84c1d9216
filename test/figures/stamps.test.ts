import { expect, test } from "vitest";
import type { Figure } from "../../src/figures/figure";
import { stamps } from "../../src/figures/stamps";
import { keepsTheRules } from "./rules";

keepsTheRules("stamps", stamps(4, 3, { stride: 2, padding: 1, outputPadding: 1 }));

const filled = (figure: Figure) =>
  figure.data.map(
    (trace) => (trace.z as (number | null)[][]).flat().filter((value) => value !== null).length,
  );

test("padding cuts off taps and output cells, output padding gives one back", () => {
  // [input, taps kept, grey, output, reached by none]; the border is 1 tap and 1 cell on each side.
  expect(filled(stamps(4, 3, { stride: 2, padding: 1 }))).toEqual([4, 10, 4, 7, 0]);
  expect(filled(stamps(4, 3, { stride: 2, padding: 1, outputPadding: 1 }))).toEqual([4, 11, 2, 8, 0]);
});

test("cells that no stamp reaches are marked: between far stamps, and beyond the last", () => {
  expect(filled(stamps(3, 2, { stride: 3 }))).toEqual([3, 6, 0, 6, 2]);
  expect(filled(stamps(3, 2, { stride: 2, outputPadding: 1 }))).toEqual([3, 6, 0, 6, 1]);
});

test("the sum above gives the size", () => {
  expect(stamps(4, 3, { stride: 2, padding: 1, outputPadding: 1 }).layout.title).toMatchObject({
    text: { en: "output: (4 − 1)·2 + 3 − 2·1 + 1 = 8<br>the same with zeros: z = 1, p′ = 3 − 1 − 1 = 1" },
  });
});

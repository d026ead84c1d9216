import { expect, test } from "vitest";
import { curves } from "../../src/figures/curves";
import { keepsTheRules } from "./rules";

const days = ["1999-01-01", "1999-01-02", "1999-01-03", "1999-01-04"];
const figure = curves(
  [
    { name: { en: "each day", ru: "каждый день" }, values: [3, 5, 4, 8] },
    { name: "K = 3", values: [4, 17 / 3], from: 1 },
  ],
  { along: days, what: { en: "births", ru: "рождения" } },
);
keepsTheRules("curves", figure);

test("an output that is shorter stands over the days that it belongs to", () => {
  expect(figure.data[1]!.x).toEqual(["1999-01-02", "1999-01-03"]);
  expect(figure.data[1]!.y).toEqual([4, 5.6667]);
});

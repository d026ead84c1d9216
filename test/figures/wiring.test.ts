import { describe, expect, test } from "vitest";
import { wiring } from "../../src/figures/wiring";
import { keepsTheRules } from "./rules";

const dealt = { channels: 12, groups: 3, shuffle: true, output: 5 };
const figure = wiring(dealt);
keepsTheRules("wiring", figure);

const titleOf = (wires: Parameters<typeof wiring>[0]) =>
  (wiring(wires).layout.title as { text: { en: string } }).text.en;

describe("wiring", () => {
  test("without a shuffle an output hears its own group only, with it all", () => {
    expect(titleOf({ ...dealt, shuffle: false })).toBe("output 5 can hear 4 of 12 inputs");
    expect(titleOf(dealt)).toBe("output 5 can hear 12 of 12 inputs");
  });

  test("one shuffle is not enough where groups outnumber their channels", () => {
    expect(titleOf({ channels: 12, groups: 6, shuffle: true })).toBe("output 0 can hear 4 of 12 inputs");
    expect(titleOf({ channels: 12, groups: 12, shuffle: true })).toBe("output 0 can hear 1 of 12 inputs");
  });

  test("tells of every dot which inputs reach it", () => {
    const [, , input, , , output] = wiring({ ...dealt, groups: 6 }).data as { hovertext: { en: string }[] }[];
    expect(input!.hovertext[7]!.en).toBe("from inputs 7");
    expect(output!.hovertext[0]!.en).toBe("from inputs 0, 1, 2, 3");
  });

  test("refuses outputs that are none and groups that do not divide", () => {
    expect(() => wiring({ ...dealt, output: 12 })).toThrow("output 12 is none of the 12 outputs 0 … 11");
    expect(() => wiring({ ...dealt, groups: 5 })).toThrow("5 groups do not divide 12 channels");
  });
});

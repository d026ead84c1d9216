import { expect, test } from "vitest";
import { both } from "../../src/figures/figure";
import { tradeOff } from "../../src/figures/trade-off";
import { keepsTheRules } from "./rules";

const figure = tradeOff([
  {
    name: "MobileNet",
    joined: true,
    points: [
      { name: "MobileNet α=1", macs: 569, accuracy: 70.6, source: "table 4" },
      { name: "MobileNet α=0.5", macs: 149, accuracy: 63.7, source: "table 6", place: "bottom right" },
    ],
  },
  { name: "VGG", points: [{ name: "VGG-16", macs: 15300, accuracy: 71.5, source: "table 8" }] },
]);
keepsTheRules("trade off", figure);

test("variants of one network are joined, others stand alone, and each point names its source", () => {
  expect(figure.data.map(({ mode }) => mode)).toEqual(["lines+markers+text", "markers+text"]);
  expect(figure.data[0]!.customdata).toEqual(["table 4", "table 6"]);
  expect(figure.data[0]!.textposition).toEqual(["top right", "bottom right"]);
});

test("what was measured elsewhere than on ImageNet says so, with its spread and its own axis", () => {
  const digits = tradeOff(
    [{ name: "small", points: [{ name: "one", macs: 0.2, accuracy: 96.5, spread: 0.25, source: "here" }] }],
    { accuracy: both("digits, %", "цифры, %"), millions: [0.1, 0.3, 1], step: 1 },
  );
  expect(digits.data[0]!.error_y).toMatchObject({ array: [0.25] });
  expect(figure.data[0]).not.toHaveProperty("error_y");
  expect(digits.layout).toMatchObject({
    xaxis: { range: [-1.1, 0.4], ticktext: [both("0.1", "0,1"), both("0.3", "0,3"), "1"] },
    yaxis: { title: { text: both("digits, %", "цифры, %") }, dtick: 1 },
  });
});

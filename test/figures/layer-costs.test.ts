import { describe, expect, test } from "vitest";
import { layerCosts } from "../../src/figures/layer-costs";
import { network } from "../../src/networks/catalogue";
import { keepsTheRules } from "./rules";

const mobilenet = network("mobilenet-v1");
const figure = layerCosts(mobilenet);
keepsTheRules("layer costs", figure);

const sum = (values: unknown) =>
  (values as (number | null)[]).reduce<number>((total, x) => total + (x ?? 0), 0);

describe("layer costs", () => {
  test("share out all multiply-adds on the left and all parameters on the right", () => {
    const [left, right] = ["x", "x2"].map((axis) =>
      figure.data.filter(({ xaxis }) => xaxis === axis).reduce((total, { x }) => total + sum(x), 0),
    );
    expect(left).toBeCloseTo(568.740352, 6);
    expect(right).toBeCloseTo(4.210088, 6);
  });

  test("say how little the classifier computes and how much it keeps", () => {
    expect(figure.layout.title).toMatchObject({
      text: {
        en: "569 M multiply-adds, 4.21 M parameters; FC: 0.18 % of the former, 24 % of the latter",
      },
    });
  });

  test("look thinner against the full network", () => {
    const thin = layerCosts(network("mobilenet-v1", { alpha: 0.5 }), { against: mobilenet });
    expect((thin.layout.xaxis as { range: number[] }).range).toEqual(
      (figure.layout.xaxis as { range: number[] }).range,
    );
  });
});

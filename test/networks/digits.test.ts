// The networks of training/ compute here what they compute in PyTorch.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { array, elements } from "../../src/conv/array";
import { networkCost } from "../../src/cost/network-cost";
import { accuracyOf } from "../../src/networks/trained/accuracy";
import { type DigitNetworkName, trained } from "../../src/networks/trained/catalogue";
import { forward, planNetwork } from "../../src/networks/trained/forward";
import { digit } from "../../src/samples/digit";

const expected = <T>(name: string): T =>
  JSON.parse(readFileSync(path.join(__dirname, "trained", `${name}.json`), "utf8"));
const decoders = expected<{ picture: number; codes: number[]; drawn: { [name: string]: number[][] } }>(
  "decoders",
);
const classifiers = expected<{ [name: string]: number[][] }>("classifiers");

const answer = (name: DigitNetworkName, x: Parameters<typeof forward>[1]) =>
  elements(forward(trained(name), x).maps.get(trained(name).outputs[0]!)!);

const worst = (ours: readonly number[], theirs: readonly number[]) => {
  expect(ours.length).toBe(theirs.length);
  return Math.max(...ours.map((number, n) => Math.abs(number - theirs[n]!)));
};

describe("as in PyTorch", () => {
  test("the encoder finds the codes", () => {
    const codes = Array.from({ length: 10 }, (_, label) =>
      answer("digit-encoder", digit(label, decoders.picture)),
    );
    expect(worst(codes.flat(), decoders.codes)).toBeLessThan(1e-4);
  });

  test.each(Object.entries(decoders.drawn))("%s draws", (name, pictures) => {
    for (const [n, label] of [2, 7].entries()) {
      const code = array(decoders.codes.slice(2 * label, 2 * label + 2), [2, 1, 1]);
      expect(worst(answer(name as DigitNetworkName, code), pictures[n]!)).toBeLessThan(1e-4);
    }
  });

  test.each(Object.entries(classifiers))("%s answers", (name, answers) => {
    for (const [label, numbers] of answers.entries()) {
      expect(worst(answer(name as DigitNetworkName, digit(label, 19)), numbers)).toBeLessThan(1e-3);
    }
  });
});

const kinds = Object.keys(classifiers) as DigitNetworkName[];

test.each(kinds)("%s is right about the test digits as often as its training says", (name) => {
  const plan = planNetwork(trained(name));
  let [right, all] = [0, 0];
  for (let label = 0; label < 10; label++) {
    for (let index = 4; index < 500; index += 5) {
      const answers = elements(plan.run(digit(label, index)).maps.get("answer")!);
      right += answers.indexOf(Math.max(...answers)) === label ? 1 : 0;
      all++;
    }
  }
  plan.free();
  // Half of the test digits: their share of right answers may differ from that of all by three standard deviations.
  const said = trained(name).runs![0]!.accuracy! / 100;
  expect(Math.abs(right / all - said)).toBeLessThan(3 * Math.sqrt((said * (1 - said)) / all));
});

test("the classifiers are alike but for their convolutions", () => {
  const ordinary = trained("digit-ordinary");
  for (const name of ["digit-separable", "digit-grouped", "digit-shuffled"] as const) {
    const last = (one: DigitNetworkName, layer: string) =>
      networkCost(trained(one)).layers.find((cost) => cost.name.startsWith(layer))!.output;
    expect(trained(name).input).toEqual(ordinary.input);
    expect(last(name, "mean")).toEqual(last("digit-ordinary", "mean"));
  }
  const { macs: grouped, params } = networkCost(trained("digit-grouped"));
  expect(networkCost(trained("digit-shuffled"))).toMatchObject({ macs: grouped, params });
});

test("an accuracy is the mean over trainings, with their standard deviation", () => {
  const network = trained("digit-ordinary");
  const runs = [90, 92, 97].map((accuracy, seed) => ({ seed, accuracy }));
  expect(accuracyOf({ ...network, runs })).toEqual({ mean: 93, spread: Math.sqrt(13) });
  expect(() => accuracyOf({ ...network, runs: runs.slice(0, 1) })).toThrow(
    "digit-ordinary has 1 measured accuracies, not two or more",
  );
  expect(() => accuracyOf(trained("digit-encoder"))).toThrow(RangeError);
});

test("there are as many trainings as seeds, and the first is the one that is kept", () => {
  for (const name of kinds) expect(trained(name).runs!.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5]);
  for (const name of Object.keys(decoders.drawn) as DigitNetworkName[]) {
    expect(trained(name).runs!.map(({ seed }) => seed)).toEqual([1, 2, 3]);
    for (const { loss, period2 } of trained(name).runs!) {
      expect(loss!.at(-1)).toBeLessThan(loss![1]!);
      expect(period2!.length).toBe(loss!.length);
    }
  }
});

// The trained networks against LiteRT, Google's own runtime: every layer's map, and the mask (expected.py says how).
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { elements, type Tensor, tensor, zeros } from "../../../src/conv/array";
import { networkCost } from "../../../src/cost/network-cost";
import { type TrainedName, trained } from "../../../src/networks/trained/catalogue";
import { forward, planNetwork } from "../../../src/networks/trained/forward";
import { fromTflite } from "../../../src/networks/trained/from-tflite";
import type { TrainedNetwork } from "../../../src/networks/trained/network";
import { photograph } from "../../../src/samples/photograph";

interface Expected {
  /** Count, mean, mean of squares, and 8 of the values. */
  readonly layers: { readonly [name: string]: readonly number[] };
  readonly mask?: readonly number[];
}
const expected = JSON.parse(readFileSync(path.join(__dirname, "expected.json"), "utf8"));

/** What inputs.mjs writes. */
function shown(name: TrainedName): Tensor {
  const x = photograph("astronaut", { width: trained(name).input[2]! });
  return name === "face-detection"
    ? tensor(
        x.data.map((number) => 2 * number - 1),
        x.shape,
      )
    : x;
}

function bytes({ data }: Tensor): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

const weights = path.join(__dirname, "../../../src/networks/trained/weights");

describe.each(["selfie-segmentation", "face-detection"] as const)("%s", (name) => {
  const { layers, mask } = expected[name] as Expected;
  const network = trained(name);
  const { maps, milliseconds } = forward(network, shown(name));

  test("has a layer for each operation of the file, and no other", () => {
    expect(network.layers.map((layer) => layer.name).sort()).toEqual(Object.keys(layers).sort());
    expect([...maps.keys()]).toEqual(network.layers.map((layer) => layer.name));
    expect([...milliseconds.keys()]).toEqual([...maps.keys()]);
  });

  test.each(Object.entries(layers))("%s is what LiteRT computes", (layer, [count, mean, square, ...some]) => {
    const values = elements(maps.get(layer)!);
    const scale = Math.sqrt(square!);
    expect(values.length).toBe(count);
    const sum = (of: (value: number) => number) =>
      values.reduce((total, value) => total + of(value), 0) / count!;
    expect(Math.abs(sum((value) => value) - mean!) / scale).toBeLessThan(2e-5);
    expect(Math.abs(sum((value) => value * value) - square!) / square!).toBeLessThan(2e-5);
    const places = some.map((_, n) => Math.floor((n * count!) / 8) + Math.floor(count! / 16));
    for (const [n, place] of places.entries()) {
      expect(Math.abs(values[place]! - some[n]!) / scale).toBeLessThan(2e-5);
    }
  });

  test("a plan gives the same at every run, and checks what it is given", () => {
    const plan = planNetwork(network);
    const [output = ""] = network.outputs;
    const first = plan.run(shown(name)).maps;
    const different = [...first].filter(([layer, map]) => !bytes(map).equals(bytes(maps.get(layer)!)));
    expect(different.map(([layer]) => layer)).toEqual([]);
    const once = elements(first.get(output)!);
    plan.run(zeros(network.input));
    expect(elements(plan.run(shown(name)).maps.get(output)!)).toEqual(once);
    expect(once).toEqual(elements(maps.get(output)!));
    expect(() => plan.run(zeros([3, 8, 8]))).toThrow(
      `${name} takes an input of shape [${network.input}], got [3,8,8]`,
    );
    plan.free();
    expect(() => plan.run(shown(name))).toThrow("this plan was freed");
  });

  test.runIf(mask)("its mask is LiteRT's, and covers the person alone", () => {
    const ours = maps.get(network.outputs[0]!)!;
    const apart = mask!.map((value, n) =>
      Math.abs(value - ours.get(0, 8 * Math.floor(n / 32), 8 * (n % 32))),
    );
    expect(Math.max(...apart)).toBeLessThan(1e-4);
    expect(ours.get(0, 200, 110)).toBeGreaterThan(0.95);
    expect(ours.get(0, 20, 230)).toBeLessThan(0.05);
  });
});

test("what the networks cost is what was counted by others", () => {
  expect(networkCost(trained("selfie-segmentation"))).toMatchObject({ macs: 59_215_744, params: 106_401 });
  const kinds = (network: TrainedNetwork, kind: string) =>
    network.layers.filter((layer) => layer.kind === kind).length;
  expect(kinds(trained("selfie-segmentation"), "depthwise")).toBe(11);
  expect(kinds(trained("selfie-segmentation"), "transposed")).toBe(1);
  expect(kinds(trained("face-detection"), "depthwise")).toBe(16);
});

describe("is refused with its reason", () => {
  const about = { name: "odd", source: "test" };
  const selfie = readFileSync(path.join(weights, "selfie_segmentation.tflite"));

  test("a network that there is not", () => {
    expect(() => trained("yolo" as TrainedName)).toThrow(
      'no trained network is named "yolo"; there are selfie-segmentation, face-detection',
    );
    expect(() => trained("toString" as TrainedName)).toThrow(/no trained network/);
  });

  test("a file of another kind", () => {
    expect(() => fromTflite(Buffer.from("GIF89a, a picture"), about)).toThrow(
      'not a TFLite file: bytes 4 to 8 are "9a, ", not "TFL3"',
    );
  });

  test("an operation that is not known", () => {
    const changed = Buffer.from(selfie);
    const at = changed.indexOf("Convolution2DTransposeBias");
    changed.write("Convolution3D", at);
    expect(() => fromTflite(changed, about)).toThrow(/operation Convolution3D\w* is not known here/);
  });

  test("a layer without weights, or of a kind that only counts", () => {
    const layers = [{ name: "a", kind: "pointwise", channels: 2 }] as const;
    const bare: TrainedNetwork = { ...about, input: [1, 2, 2], layers, weights: new Map(), outputs: ["a"] };
    expect(() => planNetwork(bare)).toThrow("odd, layer a: no weights are known");
    const norm = [{ name: "n", kind: "local-response-norm" }] as const;
    expect(() => planNetwork({ ...bare, layers: norm })).toThrow(
      "layer n: local-response-norm cannot be run",
    );
    const unknown = [{ name: "f", kind: "activation" }] as const;
    expect(() => planNetwork({ ...bare, layers: unknown })).toThrow("which activation f is, is not known");
  });
});

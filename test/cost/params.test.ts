import { expect, test } from "vitest";
import { activationMemory } from "../../src/cost/activation-memory";
import { params } from "../../src/cost/params";

const layer = { kernel: [5, 5], channels: [3, 256] } as const;

test("the lecture's layer learns 19 200 weights, its separable twin 843", () => {
  expect(params.conv(layer)).toBe(19_200);
  expect(params.separable(layer)).toBe(75 + 768);
  expect(params.separable(layer)).toBe(params.depthwise({ ...layer, channels: 3 }) + params.pointwise(layer));
});

test("biases are counted by name, one for each map that leaves", () => {
  expect(params.conv({ ...layer, bias: true })).toBe(19_456);
  expect(params.separable({ ...layer, bias: true })).toBe(843 + 3 + 256);
  expect(params.fullyConnected({ channels: [1024, 1000], bias: true })).toBe(1_025_000);
});

test("groups divide the weights, a transposed layer has as many as its convolution", () => {
  const grouped = { kernel: [3, 3], channels: [8, 12], groups: 4 } as const;
  expect(params.conv(grouped)).toBe((9 * 8 * 12) / 4);
  expect(params.transposed(grouped)).toBe(params.conv(grouped));
  expect(() => params.conv({ ...grouped, groups: 3 })).toThrow("3 groups do not divide 8 input");
});

test("batch normalisation learns γ and β", () => {
  expect(params.batchNorm({ channels: 64 })).toBe(128);
});

test("an output of 64 maps of 224×224 takes 12.25 MiB in float32, a quarter in bytes", () => {
  expect(activationMemory([64, 224, 224])).toBe(12.25 * 2 ** 20);
  expect(activationMemory([64, 224, 224], 1)).toBe(12.25 * 2 ** 18);
  expect(() => activationMemory([64, 0])).toThrow("shape must be whole numbers of 1 or more, got [64,0]");
});

import { expect, test } from "vitest";
import { networkCost } from "../../src/cost/network-cost";
import { net } from "./network";

const small = net(
  [3, 8, 8],
  { name: "conv", kind: "conv", kernel: 3, channels: 4, padding: 1, bias: true, norm: true },
  { name: "pool", kind: "max-pool", kernel: 2, stride: 2 },
  { name: "up", kind: "transposed", kernel: 2, stride: 2, channels: 2 },
  { name: "norm", kind: "batch-norm" },
  { name: "fc", kind: "fully-connected", channels: 10, bias: true },
);

test("convolutions and fully connected layers are counted, with their biases", () => {
  const cost = networkCost(small);
  expect(cost.layers.map(({ macs }) => macs)).toEqual([27 * 4 * 64, 0, 4 * 4 * 2 * 16, 0, 1280]);
  expect(cost.layers.map(({ params }) => params)).toEqual([108 + 4, 0, 32, 0, 1280 + 10]);
  expect(cost.layers.map(({ memory }) => memory)).toEqual([1024, 256, 512, 512, 40]);
  expect(cost).toMatchObject({ macs: 6912 + 512 + 1280, params: 112 + 32 + 1290, memory: 2344 });
});

test("everything else comes and goes by its name", () => {
  const counts = (counted: Parameters<typeof networkCost>[1]) => {
    const { macs, params } = networkCost(small, counted);
    return { macs: macs - 8704, params: params - 1434 };
  };
  expect(counts({ bias: false })).toEqual({ macs: 0, params: -14 });
  expect(counts({ fullyConnected: false })).toEqual({ macs: -1280, params: -1290 });
  expect(counts({ pooling: true })).toEqual({ macs: 4 * 4 * 16, params: 0 });
  expect(counts({ norm: true })).toEqual({ macs: 4 * 64 + 2 * 64, params: 8 + 4 });
});

test("kinds sum up their layers, and all kinds make the network", () => {
  const { byKind, ...whole } = networkCost(small);
  expect(byKind.get("conv")).toEqual({ macs: 6912, params: 112, memory: 1024 });
  const kinds = [...byKind.values()];
  expect(kinds.reduce((sum, { macs }) => sum + macs, 0)).toBe(whole.macs);
  expect(kinds.reduce((sum, { memory }) => sum + memory, 0)).toBe(whole.memory);
});

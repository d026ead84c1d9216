import { expect, test } from "vitest";
import { networkCost } from "../../src/cost/network-cost";
import { receptiveField } from "../../src/cost/receptive-field";
import { network, networkNames } from "../../src/networks/catalogue";

test.each(networkNames)("%s fits together, says where it is from, and is called so", (name) => {
  const found = network(name);
  expect(found.name).toBe(name);
  expect(found.source).toMatch(/arXiv \d{4}\.\d{4,5}|Proc\. IEEE|NIPS|repository/);
  const cost = networkCost(found);
  expect(cost.macs).toBeGreaterThan(100_000);
  expect(receptiveField(found).layers).toHaveLength(cost.layers.length);
});

test.each([
  ["mobilenet-v1-0.5-160", "mobilenet-v1", { alpha: 0.5, resolution: 160 }],
  ["mobilenet-v1-shallow", "mobilenet-v1", { shallow: true }],
  ["mobilenet-v1-full-conv", "mobilenet-v1", { fullConv: true }],
  ["mobilenet-v1-192", "mobilenet-v1", { resolution: 192 }],
  ["mobilenet-v2-1.4", "mobilenet-v2", { alpha: 1.4 }],
  ["shufflenet-v1-2x-g3", "shufflenet-v1", { scale: 2, groups: 3 }],
])("%s is the name of a variant of %s", (name, whole, variant) => {
  expect(network(name)).toEqual(network(whole, variant));
});

test("the names of variants lead back to them", () => {
  for (const name of [
    "mobilenet-v1-0.25-128",
    "mobilenet-v1-shallow",
    "mobilenet-v2-0.5-96",
    "shufflenet-v1-1x-g8",
  ])
    expect(network(name).name).toBe(name);
});

test("well-known totals with batch normalisation are those of the frameworks", () => {
  const params = (name: string) => networkCost(network(name), { norm: true }).params;
  expect(params("resnet-50")).toBe(25_557_032);
  expect(params("resnet-101-v1.5")).toBe(44_549_160);
  expect(params("mobilenet-v1")).toBe(4_231_976);
  expect(params("mobilenet-v2")).toBe(3_504_872);
  expect(params("squeezenet-1.0")).toBe(1_248_424);
  expect(params("lenet-5")).toBe(61_706);
  expect(params("inception-v3")).toBe(23_834_568);
});

test("what is not there is refused with what there is", () => {
  expect(() => network("vgg-17")).toThrow("there is no network vgg-17; there are lenet-5, alexnet, vgg-16,");
  expect(() => network("mobilenet-v1-big")).toThrow("there is no network mobilenet-v1-big");
  expect(() => network("alexnet", { alpha: 0.5 })).toThrow("alexnet cannot vary in alpha, but in nothing");
  expect(() => network("mobilenet-v2", { groups: 3 })).toThrow(
    "mobilenet-v2 cannot vary in groups, but in alpha",
  );
  expect(() => network("mobilenet-v1", { alpha: 0 })).toThrow("alpha must be above 0, got 0");
  expect(() => network("shufflenet-v1", { groups: 5 })).toThrow(
    "ShuffleNet has 1, 2, 3, 4 or 8 groups, got 5",
  );
});

import { expect, test } from "vitest";
import { flops, macs } from "../../src/cost/macs";

test("the lecture's ordinary convolution: 5×5, 3→256 channels, 8×8 output", () => {
  expect(macs.conv({ kernel: [5, 5], channels: [3, 256], output: [8, 8] })).toBe(1_228_800);
});

test("MobileNet's Table 3: 3×3, 512→512 channels, 14×14 output, 462 million", () => {
  expect(macs.conv({ kernel: [3, 3], channels: [512, 512], output: [14, 14] })).toBe(462_422_016);
});

test("groups divide the work", () => {
  const layer = { kernel: [3], channels: [8, 12], output: [10] } as const;
  expect(macs.conv({ ...layer, groups: 4 })).toBe(macs.conv(layer) / 4);
});

test("what cannot be counted is refused with the numbers", () => {
  expect(() => macs.conv({ kernel: [3, 0], channels: [1, 1], output: [1] })).toThrow(
    "kernel must be whole numbers of 1 or more, got [3,0]",
  );
  expect(() => macs.conv({ kernel: [3], channels: [3, 8], output: [1], groups: 2 })).toThrow(
    "2 groups do not divide 3 input and 8 output channels",
  );
});

test("a separable layer is the sum of its halves: the lecture's 4 800 + 49 152 = 53 952", () => {
  const layer = { kernel: [5, 5], channels: [3, 256], output: [8, 8] } as const;
  expect(macs.depthwise({ ...layer, channels: 3 })).toBe(4_800);
  expect(macs.pointwise(layer)).toBe(49_152);
  expect(macs.separable(layer)).toBe(53_952);
  expect(macs.separable(layer) / macs.conv(layer)).toBe(1 / 256 + 1 / 25);
});

test("a depthwise layer with a multiplier counts each map that leaves", () => {
  expect(macs.depthwise({ kernel: [3, 3], channels: [8, 16], output: [4, 4] })).toBe(9 * 16 * 16);
  expect(() => macs.depthwise({ kernel: [3], channels: [8, 12], output: [4] })).toThrow(
    "8 groups do not divide 8 input and 12 output channels",
  );
});

test("a transposed layer counts its input: every cell stamps the kernel once", () => {
  expect(macs.transposed({ kernel: [4, 4], channels: [512, 256], input: [4, 4] })).toBe(33_554_432);
});

test("layers without weights count by name", () => {
  expect(macs.fullyConnected({ channels: [1024, 1000] })).toBe(1_024_000);
  expect(macs.pooling({ kernel: [2, 2], channels: 64, output: [112, 112] })).toBe(4 * 64 * 112 ** 2);
  expect(macs.batchNorm({ channels: 32, output: [7, 7] })).toBe(32 * 49);
  expect(macs.activation({ channels: 32, output: [7, 7] })).toBe(32 * 49);
});

test("FLOPs are twice the multiply-adds", () => {
  expect(flops(568_740_352)).toBe(1_137_480_704);
});

import { expect, test } from "vitest";
import { macs } from "../../src/cost/macs";

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

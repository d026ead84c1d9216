// The ONNX backend's own tests: its node tests for Conv, ConvTranspose and pooling, and those converted from PyTorch.
import { readFileSync } from "node:fs";
import path from "node:path";

import ndarray = require("ndarray");

import { describe, expect, test } from "vitest";
import { elements, type NdArray, type Tensor } from "../../src/conv/array";
import type { AxisPadding } from "../../src/conv/axis";
import { conv, convTranspose } from "../../src/conv/conv";
import { averagePool, maxPool } from "../../src/conv/pool";

interface Packed {
  shape: number[];
  data: string;
}

interface Case {
  name: string;
  operator: string;
  attributes: {
    strides?: number[];
    dilations?: number[];
    pads?: number[];
    auto_pad?: string;
    group?: number;
    kernel_shape?: number[];
    output_padding?: number[];
    output_shape?: number[];
    ceil_mode?: number;
    count_include_pad?: number;
  };
  x: Packed;
  w?: Packed;
  bias?: number[];
  y: Packed;
}

const cases: Case[] = JSON.parse(readFileSync(path.join(__dirname, "vectors/onnx.json"), "utf8"));

describe.each(["Conv", "ConvTranspose", "AveragePool", "MaxPool"])("%s", (operator) => {
  const own = cases.filter((one) => one.operator === operator);

  test.each(own.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const [x, y] = [unpacked(one.x), unpacked(one.y)];
    for (let item = 0; item < x.shape[0]!; item++) {
      const result = run(one, itemOf(x, item));
      const expected = itemOf(y, item);
      expect(result.shape).toEqual(expected.shape);
      // ONNX prints the expected numbers of one pooling test to four digits.
      const tolerance = operator.endsWith("Pool") ? 1e-4 : 1e-5;
      expect(worst(elements(result), elements(expected))).toBeLessThan(tolerance);
    }
  });
});

test("all of them are here", () => {
  const count = (operator: string) => cases.filter((one) => one.operator === operator).length;
  expect([count("Conv"), count("ConvTranspose")]).toEqual([32, 14]);
});

function run({ operator, attributes, w, bias }: Case, x: NdArray): Tensor {
  const { strides, dilations, group, kernel_shape, output_padding, output_shape } = attributes;
  const padding = paddingOf(attributes);
  const shared = {
    ...(strides && { stride: strides }),
    ...(dilations && { dilation: dilations }),
    ...(padding && { padding }),
  };
  const layer = { ...shared, ...(group && { groups: group }), ...(bias && { bias }) };
  if (operator === "Conv") return conv(x, unpacked(w!), layer);
  if (operator === "ConvTranspose") {
    return convTranspose(x, unpacked(w!), {
      ...layer,
      ...(output_padding && { outputPadding: output_padding }),
      ...(output_shape && { outputShape: output_shape }),
    });
  }
  const pooling = { stride: 1, ...shared, kernel: kernel_shape!, ceil: attributes.ceil_mode === 1 };
  return operator === "MaxPool"
    ? maxPool(x, pooling)
    : averagePool(x, { ...pooling, countIncludePad: attributes.count_include_pad === 1 });
}

function paddingOf({ pads, auto_pad }: Case["attributes"]): AxisPadding | AxisPadding[] | undefined {
  if (auto_pad === "SAME_UPPER") return "same";
  if (auto_pad === "SAME_LOWER") return "same-lower";
  const rank = (pads?.length ?? 0) / 2;
  return pads?.slice(0, rank).map((before, axis): AxisPadding => [before, pads[axis + rank]!]);
}

function unpacked({ shape, data }: Packed): Tensor {
  const bytes = Uint8Array.from(Buffer.from(data, "base64"));
  return ndarray(new Float32Array(bytes.buffer), shape) as Tensor;
}

function itemOf(batch: Tensor, item: number): Tensor {
  return batch.pick(item, ...batch.shape.slice(1).map(() => null));
}

/** The largest difference, as a share of the largest number expected. */
function worst(got: number[], expected: number[]): number {
  const scale = Math.max(1, ...expected.map(Math.abs));
  return Math.max(...got.map((number, index) => Math.abs(number - expected[index]!))) / scale;
}

// PyTorch's results over random ranks, strides, paddings, dilations, groups and output paddings.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { array, elements, type NdArray, type Tensor } from "../../src/conv/array";
import { conv, convTranspose } from "../../src/conv/conv";
import type { ConvOptions } from "../../src/conv/geometry";
import { convGradients, convTransposeGradients } from "../../src/conv/gradient";
import { type AveragePoolOptions, averagePool, maxPool } from "../../src/conv/pool";
import type { ConvTransposeOptions } from "../../src/conv/transposed-geometry";
import { type UpsampleOptions, upsample } from "../../src/conv/upsample";

interface Numbers {
  shape: number[];
  data: number[];
}

interface Case {
  operator: keyof typeof operators;
  options: object;
  x: Numbers;
  w?: Numbers;
  y: Numbers;
  dy?: Numbers;
  dx?: Numbers;
  dw?: Numbers;
}

const operators = {
  conv: (x: NdArray, w: NdArray, options: object) => conv(x, w, options as ConvOptions),
  convTranspose: (x: NdArray, w: NdArray, options: object) =>
    convTranspose(x, w, options as ConvTransposeOptions),
  upsample: (x: NdArray, _: NdArray, options: object) => upsample(x, options as UpsampleOptions),
  maxPool: (x: NdArray, _: NdArray, options: object) => maxPool(x, options as AveragePoolOptions),
  averagePool: (x: NdArray, _: NdArray, options: object) => averagePool(x, options as AveragePoolOptions),
};
const gradients = { conv: convGradients, convTranspose: convTransposeGradients };

const cases: Case[] = JSON.parse(readFileSync(path.join(__dirname, "vectors/torch.json"), "utf8"));
const titled = cases.map(
  (one) =>
    [`${one.operator} [${one.x.shape}] [${one.w?.shape ?? ""}] ${JSON.stringify(one.options)}`, one] as const,
);

test.each(titled)("%s", (_, { operator, options, x, w, y }) => {
  const result = operators[operator](tensor(x), w ? tensor(w) : tensor(x), options);
  expect(result.shape).toEqual(y.shape);
  close(elements(result), y.data);
});

describe("gradients", () => {
  test.each(titled.filter(([, { dy }]) => dy))("%s", (_, { operator, options, x, w, dy, dx, dw }) => {
    if (operator !== "conv" && operator !== "convTranspose")
      throw new Error(`${operator} has no gradient here`);
    const found = gradients[operator](tensor(x), tensor(w!), tensor(dy!), options as ConvOptions);
    close(elements(found.input), dx!.data);
    close(elements(found.weights), dw!.data);
    const each = dy!.data.length / dy!.shape[0]!;
    const sums = dy!.data.reduce<number[]>((bias, slope, index) => {
      const channel = Math.floor(index / each);
      bias[channel] = (bias[channel] ?? 0) + slope;
      return bias;
    }, []);
    expect(elements(found.bias)).toEqual(sums);
  });
});

function tensor({ shape, data }: Numbers): Tensor {
  return array(data, shape);
}

function close(got: number[], expected: number[]): void {
  expect(got.length).toBe(expected.length);
  const wrong = got.filter(
    (number, index) =>
      !(Math.abs(number - expected[index]!) <= 1e-5 * Math.max(1, Math.abs(expected[index]!))),
  );
  expect(wrong).toEqual([]);
}

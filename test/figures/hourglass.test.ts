import { expect, test } from "vitest";
import { hourglass } from "../../src/figures/hourglass";
import type { Text } from "../../src/language/text";
import { network } from "../../src/networks/catalogue";
import { published } from "../../src/networks/published";
import { keepsTheRules } from "./rules";

const unet = hourglass(network("u-net"));
const generator = hourglass(network("dcgan-generator"));
keepsTheRules("hourglass", unet);
keepsTheRules("hourglass of a generator", generator);

type Bars = { name: Text; x: number[]; y: number[]; base: number[]; width: number[] }[];
const titleOf = (figure: { layout: { readonly [key: string]: unknown } }) =>
  (figure.layout.title as { text: Text }).text;
const made = (figure: { data: unknown }, name: string) =>
  (figure.data as Bars).find((trace) => trace.name.en.startsWith(name))!;

test("the sizes of the generator's maps are in the title, with what it costs", () => {
  const sizes = published<number[]>("PyTorch DCGAN generator", "spatial sizes, (k,s,p)").value.join(" → ");
  expect(titleOf(generator).en).toBe(`${sizes}<br>multiply-adds: 104.6 million`);
  expect(titleOf(generator).ru).toContain("104,6 млн");
  expect(titleOf(unet).en).toContain("150.4 thousand million");
});

test("a block is as high as its map has cells, in the middle, and as wide as it has channels", () => {
  const { y, base, width } = made(generator, "transposed");
  expect(y).toEqual([4, 8, 16, 32, 64]);
  expect(base).toEqual(y.map((cells) => -cells / 2));
  expect(width[0]! / width[1]!).toBeCloseTo(2, 2);
});

test("each of U-Net's four skip connections goes from a stage of the way down to one of the way up, above all between", () => {
  const skips = (unet.data as { name: Text; x: (number | null)[]; y: (number | null)[] }[]).find(
    ({ name }) => name.en === "skip connection",
  )!;
  expect(skips.x).toHaveLength(12);
  const { x, y } = made(unet, "convolution");
  for (let arrow = 0; arrow < 4; arrow++) {
    const [from, to, height] = [skips.x[3 * arrow]!, skips.x[3 * arrow + 1]!, skips.y[3 * arrow]!];
    expect(to).toBeGreaterThan(from);
    const between = y.filter((_, index) => x[index]! > from && x[index]! < to);
    expect(Math.max(...between) / 2).toBeLessThan(height);
  }
});

test("U-Net ends with the published size, and a joint block is drawn once, as its two halves", () => {
  const { value } = published<number>("U-Net", "input 572 -> output");
  expect(titleOf(unet).en).toMatch(new RegExp(`^572 → .* → ${value}<br>`));
  expect(made(unet, "transposed").y).toEqual([56, 104, 200, 392]);
  expect(made(unet, "pooling").y.slice(4)).toEqual([56, 104, 200, 392]);
});

test("a short chain names every size, however little it changes", () => {
  const slow = hourglass({
    name: "slow",
    source: "this test",
    input: [8, 4, 4],
    layers: [4, 2].map((channels) => ({ name: `up${channels}`, kind: "transposed", kernel: 2, channels })),
  });
  expect(titleOf(slow).en).toMatch(/^4 → 5 → 6<br>/);
});

test("no block leaves the page", () => {
  for (const { x, width } of unet.data.slice(0, -1) as unknown as Bars) {
    x.forEach((middle, index) => {
      expect(middle - width[index]! / 2).toBeGreaterThanOrEqual(-0.1);
      expect(middle + width[index]! / 2).toBeLessThanOrEqual(800.1);
    });
  }
});

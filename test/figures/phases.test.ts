import { expect, test } from "vitest";
import { phases } from "../../src/figures/phases";
import { keepsTheRules } from "./rules";

const figure = phases([3, 1, 4, 2], [1, 10, 100, 1000], { stride: 2, padding: 1 });
keepsTheRules("phases", figure);

type Part = {
  x: (number | null)[];
  text: string[];
  line: { color: string };
  marker: { line: { color: string[] } };
};
const at = (step: number, of = figure) => of.frames![step]!.data as unknown as [Part, Part, Part];

test("a frame for each output cell says which weights it meets, and their sum", () => {
  expect(figure.frames).toHaveLength(8);
  const titles = figure.frames!.map(({ layout }) => (layout!.title as { text: string }).text);
  expect(titles.slice(0, 3)).toEqual([
    "y[0] = 3·10 = 30",
    "y[1] = 3·100 + 1·1 = 301",
    "y[2] = 3·1000 + 1·10 = 3010",
  ]);
  expect(at(2)[2].text).toEqual(["<b>×1000</b>", "<b>×10</b>"]);
});

test("cells of the same remainder meet the same weights and have the same colour, neighbours another one", () => {
  expect(at(2)[2].text).toEqual(at(4)[2].text);
  expect(at(2)[0].line.color).toBe(at(4)[0].line.color);
  expect(at(2)[0].line.color).not.toBe(at(3)[0].line.color);
});

test("an input cell stands over the middle of its stamp", () => {
  const [, , inputs] = figure.data as unknown as Part[];
  expect(inputs!.x).toEqual([0.5, 2.5, 4.5, 6.5]);
});

test("a cell that no weight reaches is zero", () => {
  const [, , bare] = phases([5, 7], [1], { stride: 3 }).frames!;
  expect((bare!.layout!.title as { text: string }).text).toBe("y[2] = 0 = 0");
});

test("what would not be readable is refused", () => {
  expect(() => phases([1], [1], { stride: 5 })).toThrow("strides up to 4, got 5");
  expect(() => phases(new Array(13).fill(1), [1, 1], { stride: 2 })).toThrow("the output has 26 cells");
});

// Every published figure of published.json is reproduced at the precision at which it was published, or there is a
// reason why not: the sources' own slips, what they do not say, and what was measured.
import { expect, test } from "vitest";
import references from "../../src/networks/published.json";
import { agrees, type Case, key, type Reference } from "./case";
import { fieldCases } from "./field-cases";
import { lectureCases } from "./lecture-cases";
import { mobilenetCases } from "./mobilenet-cases";
import { networkCases } from "./network-cases";
import { shufflenetCases } from "./shufflenet-cases";

const all = [lectureCases, mobilenetCases, shufflenetCases, fieldCases, networkCases];
const cases: Readonly<Record<string, Case>> = Object.assign({}, ...all);
const figures: readonly Reference[] = references;
const computed = figures.filter((figure) => cases[key(figure)]?.ours);
const explained = figures.filter((figure) => cases[key(figure)] && !cases[key(figure)]!.ours);

test.each(computed.map((figure) => [key(figure), figure] as const))("%s", (name, { value, source }) => {
  const { ours, instead, to, because } = cases[name]!;
  const figure = ours!();
  const report = `${source}: published ${JSON.stringify(value)}, ours ${JSON.stringify(figure)}`;
  if (instead === undefined) expect(agrees(value, figure, to), report).toBe(true);
  else {
    expect(agrees(value, figure, to), report).toBe(false);
    expect(agrees(instead, figure, to), report).toBe(true);
  }
  const whole = !Array.isArray(figure) || !figure.includes(undefined);
  expect(because ?? (whole && instead === undefined), `${name} needs a reason`).toBeTruthy();
});

test("every figure is computed or has a reason, none twice, and no case is without its figure", () => {
  expect(new Set(figures.map(key)).size).toBe(figures.length);
  expect(figures.map(key).filter((name) => !cases[name])).toEqual([]);
  expect(Object.keys(cases).filter((name) => !figures.some((figure) => key(figure) === name))).toEqual([]);
  expect(all.flatMap((some) => Object.keys(some))).toHaveLength(Object.keys(cases).length);
  expect(computed.length + explained.length).toBe(188);
  expect(explained.filter((figure) => !cases[key(figure)]!.because).map(key)).toEqual([]);
});

test("agreeing means rounded or cut off at the last digit that counts", () => {
  expect(agrees(290, 290.68, undefined)).toBe(true);
  expect(agrees(29.3, 29.281, undefined)).toBe(true);
  expect(agrees(720, 724.4, 10)).toBe(true);
  expect(agrees(720, 724.4, undefined)).toBe(false);
  expect(agrees(1.19, 1.9134, undefined)).toBe(false);
  expect(agrees([3, 5], [3, undefined], undefined)).toBe(true);
  expect(agrees([3, 5], [3], undefined)).toBe(false);
  expect(agrees("o=i", false, undefined)).toBe(false);
});

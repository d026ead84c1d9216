import { expect, test } from "vitest";
import { checksVersion } from "../../src/grading/version";

const lesson = "01-convolution-arithmetic";
const terms = { secret: "spring", limits: { callSeconds: 5 } };

test("the version of checks is a hash that stays while the checks do", () => {
  expect(checksVersion(lesson, terms).whole).toMatch(/^[0-9a-f]{64}$/);
  expect(checksVersion(lesson, { ...terms })).toEqual(checksVersion(lesson, terms));
});

test("exercises have versions of their own, those of one file the same", () => {
  const ids = ["01-output-size", "01-same-padding", "01-cost", "01-correlate", "01-convolution-matrix"];
  const { whole, exercises } = checksVersion(lesson, terms);
  expect(Object.keys(exercises)).toEqual(ids);
  expect(new Set([whole, ...Object.values(exercises)]).size).toBe(ids.length + 1);
  const words = checksVersion("11-review", terms).exercises;
  expect(words["11-why-cheaper"]).toBe(words["11-two-or-three"]);
  expect(words["11-why-cheaper"]).not.toBe(words["11-count"]);
  const autumn = checksVersion(lesson, { ...terms, secret: "autumn" }).exercises;
  expect(ids.filter((id) => autumn[id] === exercises[id])).toEqual([]);
});

test("another lesson, secret or limit is another version", () => {
  const versions = [
    checksVersion(lesson, terms),
    checksVersion("02-channels", terms),
    checksVersion(lesson, { ...terms, secret: "autumn" }),
    checksVersion(lesson, { ...terms, limits: { callSeconds: 6 } }),
  ].map(({ whole }) => whole);
  expect(new Set(versions).size).toBe(4);
});

test("a lesson that is not compiled is named", () => {
  expect(() => checksVersion("99-nothing", terms)).toThrow(/^the checks of 99-nothing are not compiled/);
});

import { expect, test } from "vitest";
import { checksVersion } from "../../src/grading/version";

const lesson = "01-convolution-arithmetic";
const terms = { secret: "spring", limits: { callSeconds: 5 } };

test("the version of checks is a hash that stays while the checks do", () => {
  expect(checksVersion(lesson, terms)).toMatch(/^[0-9a-f]{64}$/);
  expect(checksVersion(lesson, { ...terms })).toBe(checksVersion(lesson, terms));
});

test("another lesson, secret or limit is another version", () => {
  const versions = [
    checksVersion(lesson, terms),
    checksVersion("02-channels", terms),
    checksVersion(lesson, { ...terms, secret: "autumn" }),
    checksVersion(lesson, { ...terms, limits: { callSeconds: 6 } }),
  ];
  expect(new Set(versions).size).toBe(4);
});

test("a lesson that is not compiled is named", () => {
  expect(() => checksVersion("99-nothing", terms)).toThrow(/^the checks of 99-nothing are not compiled/);
});

import { expect, test } from "vitest";
import { daysLate, lateRule, partLeft } from "../../src/intake/lateness";
import { dueTime, stampOf } from "../../src/intake/time";

const due = new Date("2026-10-01T18:00Z");

test.each([
  ["2026-10-01T18:00Z", 0],
  ["2026-10-01T18:00:01Z", 1],
  ["2026-10-02T18:00Z", 1],
  ["2026-10-02T18:01Z", 2],
])("handed in at %s is %i days late", (time, days) => {
  expect(daysLate({ time: new Date(time) }, due)).toBe(days);
});

test("what the platform says counts before the time", () => {
  const time = new Date("2026-10-09T18:00Z");
  expect(daysLate({ time, late: false }, due)).toBe(0);
  expect(daysLate({ time, late: true }, due)).toBe(8);
  expect(daysLate({ time, late: true }, undefined)).toBe(1);
  expect(daysLate({ time }, undefined)).toBe(0);
});

test.each([
  ["none", 3, 1],
  ["zero", 0, 1],
  ["zero", 1, 0],
  ["per-day=10%", 3, 0.7],
  ["per-day=12.5%", 1, 0.875],
  ["per-day=10%", 11, 0],
])("the rule %s leaves after %i days %d", (rule, days, left) => {
  expect(partLeft(days, lateRule(rule))).toBe(left);
});

test.each(["half", "per-day=10", "per-day=200%", ""])("%j is no rule", (text) => {
  expect(() => lateRule(text)).toThrow(/there are none, zero and per-day=10%/);
});

test.each([
  ["2020-04-16 19:16:46.373432000 Z", "2020-04-16T19:16:46.373Z"],
  ["2015-02-02 15:58:23.948203 UTC", "2015-02-02T15:58:23.948Z"],
  ["2015-02-02 15:58:23 America/Los_Angeles", "2015-02-02T23:58:23.000Z"],
  ["2026-10-01T18:00+03:00", "2026-10-01T15:00:00.000Z"],
  ["2026-10-01 18:00 +0300", "2026-10-01T15:00:00.000Z"],
])("the stamp %s is %s", (text, time) => {
  expect(stampOf(text)?.toISOString()).toBe(time);
});

test("a day is due at its end, and nonsense is no time", () => {
  expect(dueTime("2026-10-01")).toEqual(new Date(2026, 9, 1, 23, 59, 59, 999));
  expect(() => dueTime("tomorrow")).toThrow('"tomorrow" is no time like 2026-10-01');
  expect(() => dueTime("2026-13-01")).toThrow("is no time");
});

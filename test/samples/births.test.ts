import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { elements } from "../../src/conv/array";
import { births } from "../../src/samples/births";

describe("births", () => {
  const { values, dates } = births();
  const thousands = elements(values);

  test("count every day of ten years", () => {
    expect(values.shape).toEqual([1, 3652]);
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([3652, "1994-01-01", "2003-12-31"]);
    expect(thousands[0]).toBeCloseTo(8.096, 6);
  });

  test("follow the calendar without a gap", () => {
    dates.forEach((date, day) => {
      expect(date).toBe(new Date(Date.UTC(1994, 0, 1 + day)).toISOString().slice(0, 10));
    });
  });

  test("are fewer at weekends, by a quarter and more", () => {
    const on = (weekend: boolean) => {
      const days = thousands.filter(
        (_, day) => [0, 6].includes(new Date(dates[day]!).getUTCDay()) === weekend,
      );
      return days.reduce((sum, value) => sum + value, 0) / days.length;
    };
    expect(on(true)).toBeLessThan(0.75 * on(false));
  });

  test("can be taken of some years", () => {
    const year = births({ from: 1996, to: 1996 });
    expect(year.values.shape).toEqual([1, 366]);
    expect(year.dates[59]).toBe("1996-02-29");
    expect(() => births({ from: 1990 })).toThrow("births are known from 1994 to 2003, not from 1990 to 2003");
    expect(() => births({ from: 2001, to: 2000 })).toThrow(RangeError);
  });
});

test("the library loads without the decoders of pictures and of weights", () => {
  const index = path.join(__dirname, "../../src/dist/index.js");
  const script = `require(${JSON.stringify(index)}); console.log(Object.keys(require.cache).join("\\n"))`;
  const { stdout } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
  expect(stdout).toContain("photograph.js");
  expect(stdout).not.toMatch(/jpeg-js|pngjs|@stdlib|flatbuffers/);
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { both } from "../../src/figures/figure";
import { bars } from "../../src/notebook/bars";
import { progress } from "../../src/notebook/progress";
import { keepProgress, progressFile, progressFolder, readProgress } from "../../src/notebook/progress-file";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "svertka-progress-"));
  file = progressFile("anna", path.join(folder, "kept"));
  vi.stubEnv("SVERTKA_PROGRESS", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe("the file of progress", () => {
  test("keeps the best points of each exercise", () => {
    expect(readProgress(file)).toEqual({ reached: {} });
    expect(keepProgress(file, { "01-cost": 1 })).toBeUndefined();
    keepProgress(file, { "01-cost": 2, "01-correlate": 1 });
    keepProgress(file, { "01-cost": 1 });
    expect(readProgress(file)).toEqual({ reached: { "01-cost": 2, "01-correlate": 1 } });
    expect(readdirSync(path.dirname(file))).toEqual(["progress-anna.json"]);
  });

  test.each(["", "{", "null", "[]", '{"points": [1]}'])(
    "that holds %j is told of, and kept aside",
    (text) => {
      mkdirSync(path.dirname(file));
      writeFileSync(file, text);
      const { reached, problem } = readProgress(file);
      expect(reached).toEqual({});
      expect(problem!.en).toContain(`${file} cannot be read, so earlier points are not shown`);
      keepProgress(file, { "01-cost": 1 });
      expect(readProgress(file)).toEqual({ reached: { "01-cost": 1 } });
      expect(readFileSync(`${file}.broken`, "utf8")).toBe(text);
    },
  );

  test("that cannot be written costs a line, not the check", () => {
    writeFileSync(path.join(folder, "kept"), "a file where the folder should be");
    expect(keepProgress(file, { "01-cost": 1 })!.en).toContain("points are kept for this session only");
  });

  test("lies in the nearest .svertka, in one folder under a name of its own", () => {
    const notebooks = path.join(folder, "exercises", "en");
    mkdirSync(notebooks, { recursive: true });
    mkdirSync(path.join(folder, ".svertka"));
    expect(progressFolder(notebooks)).toBe(path.join(folder, ".svertka"));
    vi.stubEnv("SVERTKA_PROGRESS", "/elsewhere");
    expect(progressFolder(notebooks)).toBe("/elsewhere");
    const names = ["anna", "Анна", "../anna", "anna/..", ""].map((name) =>
      path.relative("/x", progressFile(name, "/x")),
    );
    expect(names.slice(0, 2)).toEqual(["progress-anna.json", "progress-Анна.json"]);
    expect(new Set(names).size).toBe(5);
    expect(names.every((name) => !name.includes("..") && !name.includes("/"))).toBe(true);
  });
});

describe("progress as bars", () => {
  const row = (points: number, max: number, total = false) => ({
    label: both("One", "Раз"),
    total,
    points,
    max,
    later: 3,
  });

  test("says in words and numbers what the bars show", () => {
    const { html, text } = bars([row(1, 2), row(2, 2, true)], [], "en");
    expect(text.split("\n")).toEqual([
      "Points so far",
      "  One  █████░░░░░  1 of 2",
      "  One  ██████████  2 of 2",
      "  The grader gives up to 3 more in the whole course: it tries other numbers.",
    ]);
    expect(html).toContain("width: 50%");
    expect(html).toContain('aria-label="done"');
    expect(html.match(/aria-hidden="true"/g)).toHaveLength(2);
    expect(bars([row(1, 2)], [both("oh", "ой")], "ru").text).toContain("1 из 2\n  ой");
  });

  test("names a lesson that is not there instead of throwing", () => {
    vi.stubEnv("SVERTKA_PROGRESS", folder);
    expect(inspect(progress("00-none"))).toContain('no lesson "00-none"');
  });
});

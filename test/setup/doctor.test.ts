import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { examine } from "../../src/setup/health.mjs";
import { courseFolder } from "../../src/setup/places.mjs";
import { findChromium } from "../../src/setup/system.mjs";
import { temporary } from "./temporary";

function doctor(language: string, ...args: string[]) {
  const command = [path.join(courseFolder, "src", "bin", "svertka.js"), "doctor", ...args];
  const env = { ...process.env, SVERTKA_LANG: language };
  return spawnSync(process.execPath, command, { encoding: "utf8", env });
}

describe("svertka doctor", () => {
  it("finds all that is required in a course that is set up", () => {
    const { stdout, status } = doctor("en", "--json");
    const { findings } = JSON.parse(stdout) as { findings: ReturnType<typeof examine> };
    const required = findings.filter((finding) => finding.required);
    expect(required.map(({ part }) => part)).toEqual(["node", "python", "jupyterlab", "kernel", "extension"]);
    expect(required.filter(({ well }) => !well)).toEqual([]);
    expect(status).toBe(0);
  });

  it("speaks both languages, one line for each part", () => {
    expect(doctor("en").stdout).toContain("✓ kernel tslab: ");
    expect(doctor("ru").stdout).toContain("✓ ядро tslab: ");
  });

  it("says what to do about each part that is missing", () => {
    const missing = examine(temporary()).filter(({ well }) => !well);
    const parts = missing.filter(({ required }) => required).map(({ part }) => part);
    expect(parts).toEqual(["python", "jupyterlab", "kernel", "extension"]);
    expect(missing.every(({ advice }) => advice !== undefined)).toBe(true);
  });
});

describe("the search for a browser", () => {
  it("takes the one that CHROMIUM names, or none if that is not a program", () => {
    expect(findChromium({ CHROMIUM: process.execPath })).toBe(process.execPath);
    expect(findChromium({ CHROMIUM: "/nowhere/browser", PATH: process.env.PATH })).toBeUndefined();
  });

  it("looks on the PATH for the usual names", () => {
    expect(findChromium({ PATH: temporary() })).toBeUndefined();
  });
});

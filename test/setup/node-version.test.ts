import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { refusal } from "../../src/setup/node-version.mjs";
import { courseFolder } from "../../src/setup/places.mjs";

const setup = path.join(courseFolder, "src", "setup");

describe("the check of Node's version", () => {
  it.each(["20.19.0", "20.20.2", "22.12.0", "23.0.0", "24.1.0"])("lets %s in", (version) => {
    expect(refusal(version)).toBeUndefined();
  });

  it.each(["14.21.3", "16.20.2", "18.20.4", "20.18.3", "21.7.0", "22.11.0"])("turns %s away", (version) => {
    const told = refusal(version);
    expect(told?.en).toContain(version);
    expect(told?.en).toContain("20.19");
    expect(told?.ru).toContain(version);
  });

  it.each(["start.mjs", "test.mjs", "build.mjs"])(
    "comes first in %s, in words that an old Node reads",
    (file) => {
      const statically = readFileSync(path.join(setup, file), "utf8").match(/^import .*$/gm);
      expect(statically).toEqual(['import { refuseOldNode } from "./node-version.mjs";']);
      const check = readFileSync(path.join(setup, "node-version.mjs"), "utf8").replace(
        /^\s*(\/\/|\*|\/\*).*$/gm,
        "",
      );
      expect(check).not.toMatch(/\?\.|\?\?|^import|node:|\bawait\b/m);
    },
  );

  it("ends npm start with one line and code 1", () => {
    const old =
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "16.20.2" } })';
    const args = [
      "--import",
      `data:text/javascript,${encodeURIComponent(old)}`,
      path.join(setup, "start.mjs"),
    ];
    const env = { ...process.env, SVERTKA_LANG: "en" };
    const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: "utf8", env });
    expect(stderr).toBe(`${refusal("16.20.2")?.en}\n`);
    expect(stdout).toBe("");
    expect(status).toBe(1);
  });
});

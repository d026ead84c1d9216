import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { installPackages, packagesMatch } from "../../src/setup/packages.mjs";
import { courseFolder, placesIn } from "../../src/setup/places.mjs";
import { pipInstall } from "../../src/setup/python.mjs";
import { temporary } from "./temporary";

/** Nobody listens on the discard port. */
const nobody = "http://127.0.0.1:9";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a registry that nobody answers at", () => {
  it("is named when npm needs it", async () => {
    const root = temporary();
    const manifest = { name: "course", version: "1.0.0", dependencies: { "left-out": "1.0.0" } };
    const lock = {
      lockfileVersion: 3,
      packages: { "": manifest, "node_modules/left-out": { version: "1.0.0" } },
    };
    writeFileSync(path.join(root, "package.json"), JSON.stringify(manifest));
    writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ ...manifest, ...lock }));
    vi.stubEnv("npm_config_registry", nobody);
    vi.stubEnv("npm_config_cache", path.join(root, "cache"));
    await expect(installPackages(placesIn(root), path.join(root, "log"))).rejects.toThrow(
      `npm cannot reach the package registry ${nobody}: check the network`,
    );
  });

  it("is named when pip needs it", async () => {
    const root = temporary();
    vi.stubEnv("PIP_INDEX_URL", `${nobody}/simple`);
    vi.stubEnv("PIP_FIND_LINKS", "");
    const what = ["--target", path.join(root, "packages"), "left-out==1.0.0"];
    await expect(pipInstall(placesIn(courseFolder), what, path.join(root, "log"))).rejects.toThrow(
      /pip cannot reach the Python package registry (http:\/\/)?127\.0\.0\.1:9: check the network/,
    );
  });
});

describe("the npm packages", () => {
  const course = (installed: object | undefined) => {
    const root = temporary();
    const packages = {
      "": { version: "1.0.0" },
      "node_modules/needed": { version: "1.2.3" },
      "node_modules/of-another-system": { version: "1.0.0", optional: true },
    };
    writeFileSync(placesIn(root).lock, JSON.stringify({ packages }));
    mkdirSync(path.dirname(placesIn(root).installed));
    if (installed) writeFileSync(placesIn(root).installed, JSON.stringify({ packages: installed }));
    return placesIn(root);
  };

  it("are complete when all are there but those for another system", () => {
    expect(packagesMatch(course({ "node_modules/needed": { version: "1.2.3" } }))).toBe(true);
  });

  it.each([
    ["one is missing", {}],
    ["one has another version", { "node_modules/needed": { version: "1.2.2" } }],
    ["npm was broken off and left no list", undefined],
  ])("are not when %s", (_, installed) => {
    expect(packagesMatch(course(installed))).toBe(false);
  });
});

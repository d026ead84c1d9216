import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { placesIn } from "../../src/setup/places.mjs";
import { askPython, findPython, pythonEnvironment } from "../../src/setup/python.mjs";
import { isDone, setUp } from "../../src/setup/setup.mjs";
import { stampsIn } from "../../src/setup/stamps.mjs";
import { steps } from "../../src/setup/steps.mjs";
import { temporary } from "./temporary";

/** A PATH whose only Python says this about itself. */
function systemWith(answer: { version: string; venv: boolean } | undefined): NodeJS.ProcessEnv {
  const folder = temporary();
  if (answer) {
    const file = path.join(folder, "python3");
    writeFileSync(file, `#!/bin/sh\necho '${JSON.stringify(answer)}'\n`);
    chmodSync(file, 0o755);
  }
  return { PATH: folder };
}

describe.skipIf(process.platform === "win32")("looking for Python", () => {
  it("finds one that is new enough and has its venv module", () => {
    const found = findPython(systemWith({ version: "3.10.0", venv: true }));
    expect(found.version).toBe("3.10.0");
  });

  it("says what to install when there is none", () => {
    expect(() => findPython(systemWith(undefined))).toThrow(
      /Python 3\.10 or newer, and none was found.*apt-get install/,
    );
  });

  it("names the version that is too old", () => {
    expect(() => findPython(systemWith({ version: "3.9.2", venv: true }))).toThrow(
      /python3 is 3\.9\.2.*apt-get/,
    );
  });

  it("names the package of Debian that brings the venv module", () => {
    expect(() => findPython(systemWith({ version: "3.12.1", venv: false }))).toThrow(
      "sudo apt-get install python3.12-venv",
    );
  });
});

describe("the Python environment", () => {
  it("keeps out what the reader's own Python settings would bring in", () => {
    const environment = pythonEnvironment({
      PYTHONHOME: "/none",
      PYTHONPATH: "/none",
      PIP_USER: "1",
      HOME: "/home",
    });
    expect(environment).toEqual({ HOME: "/home", PYTHONNOUSERSITE: "1", PYTHONUTF8: "1" });
  });

  it("is made again when it is half made, and when its folder has moved", { timeout: 90_000 }, async () => {
    const parent = temporary();
    const root = path.join(parent, "курс");
    const step = steps.find(({ id }) => id === "python")!;
    const mark = (folder: string) => readFileSync(placesIn(folder).mark, "utf8");
    mkdirSync(path.join(root, "src", "setup"), { recursive: true });
    writeFileSync(placesIn(root).requirements, "");

    await setUp(root, [step]);
    const first = mark(root);
    expect(askPython([placesIn(root).python])).toBeDefined();
    await setUp(root, [step]);
    expect(mark(root)).toBe(first);

    // What a kill in the middle of pip leaves: the program is there, the mark of completeness is not.
    rmSync(placesIn(root).mark);
    await setUp(root, [step]);
    expect(mark(root)).not.toBe(first);

    const moved = path.join(parent, "moved course");
    expect(isDone(step, placesIn(root), stampsIn(placesIn(root).kept))).toBe(true);
    renameSync(root, moved);
    expect(isDone(step, placesIn(moved), stampsIn(placesIn(moved).kept))).toBe(false);
  });
});

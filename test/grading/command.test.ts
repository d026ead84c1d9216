import { execFile, spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { home } from "../../src/grading/packages";
import { bubblewrap } from "../system";
import { emptyFolder, notebookText } from "./handed-in";

const svertka = path.join(home, "bin", "svertka.js");
const lost = { code: 1, stdout: "" };

let folder: string;

beforeEach(() => {
  folder = emptyFolder();
});

afterEach(() => rmSync(folder, { recursive: true }));

function run(...options: string[]) {
  return promisify(execFile)(process.execPath, [svertka, "grade", ...options], {
    env: { ...process.env, SVERTKA_LANG: "en" },
  });
}

test("svertka grade --help teaches by an example", async () => {
  const { stdout } = await run("--help");
  expect(stdout).toMatch(/\$ svertka grade submitted\/ --out gradebook\.csv/);
});

describe("svertka grade says in one line what is wrong", () => {
  test("when there is no such folder", async () => {
    await expect(run("/no/such/folder")).rejects.toMatchObject({
      ...lost,
      stderr: "svertka: there is no folder /no/such/folder\n",
    });
  });

  test("when bubblewrap is missing", () => {
    const env = { ...process.env, PATH: "/nowhere" };
    const { status, stderr } = spawnSync(process.execPath, [svertka, "grade", folder], {
      encoding: "utf8",
      env,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^svertka: bwrap is not installed: .*apt-get install bubblewrap.*\n$/);
  });

  test.skipIf(!bubblewrap)("when the folder holds no notebooks", async () => {
    await expect(run(folder)).rejects.toMatchObject({
      ...lost,
      stderr: `svertka: no notebooks (*.ipynb) in ${folder}\n`,
    });
  });

  test.skipIf(!bubblewrap)("when no notebook belongs to the course", async () => {
    writeFileSync(path.join(folder, "anna.ipynb"), notebookText([{ source: "1" }]));
    await expect(run(folder)).rejects.toMatchObject({
      ...lost,
      stderr: expect.stringMatching(/^svertka: no notebook in .* belongs to a lesson with exercises .*\n$/),
    });
  });
});

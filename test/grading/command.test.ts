import { execFile, spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
    env: environment(),
  });
}

/** A gradebook of the test's own; hidden folders are no submissions. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, SVERTKA_LANG: "en", SVERTKA_DATABASE: path.join(folder, ".gradebook") };
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

  test("before it grades, when there is no folder for the CSV file", async () => {
    await expect(run(folder, "--out", "/no/such/folder/x.csv")).rejects.toMatchObject({
      ...lost,
      stderr: "svertka: there is no folder to write /no/such/folder/x.csv to\n",
    });
  });

  test.each([
    [["--late", "half"], /^svertka: "half" is no rule for late work; there are none, zero and per-day=10%/],
    [["--due", "tomorrow"], /^svertka: "tomorrow" is no time like 2026-10-01/],
    [["--roster", "/no/such/list.csv"], /^svertka: there is no class list \/no\/such\/list\.csv\n$/],
  ])("before it grades, when %j makes no sense", async (options, stderr) => {
    await expect(run(folder, ...options)).rejects.toMatchObject({
      ...lost,
      stderr: expect.stringMatching(stderr),
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

test.skipIf(!bubblewrap)(
  "Ctrl-C ends the grading and all it started",
  async () => {
    const loop = { id: "01-output-size", source: "while (true) {}" };
    writeFileSync(path.join(folder, "anna.ipynb"), notebookText([loop]));
    const grading = spawn(process.execPath, [svertka, "grade", folder], {
      env: environment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = new Promise((resolve) => grading.on("exit", resolve));
    const runners = () =>
      descendants(grading.pid!).filter((pid) => commandLine(pid).includes("grading/runner.js"));
    await expect.poll(runners, { timeout: 90_000 }).not.toEqual([]);
    const started = descendants(grading.pid!);
    grading.kill("SIGINT");
    expect(await ended).toBe(130);
    await expect.poll(() => started.filter((pid) => commandLine(pid) !== "")).toEqual([]);
  },
  120_000,
);

function descendants(pid: number): number[] {
  const children = readdirSync("/proc")
    .filter((name) => Number(name) > 0 && parent(name) === pid)
    .map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function parent(pid: string): number {
  return Number(/^PPid:\t(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1]);
}

function commandLine(pid: number): string {
  return read(`/proc/${pid}/cmdline`);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

// `svertka release` as an instructor runs it, and its archive as a student opens it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { unzipped as filesIn } from "./unzipped";

const course = path.join(__dirname, "../..");
const svertka = path.join(course, "src/bin/svertka.js");

let folder: string;
let out: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "svertka-release-"));
  out = path.join(folder, "bundle.zip");
});

afterEach(() => rmSync(folder, { recursive: true }));

function release(options: readonly string[], zone = "UTC") {
  const given = [svertka, "release", "--course", course, ...options];
  const env = { ...process.env, TZ: zone };
  const { status, stdout, stderr } = spawnSync(process.execPath, given, {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** The texts of the archive, by their path in it. */
async function unzipped(file: string): Promise<Map<string, string>> {
  const files = await filesIn(file);
  return new Map([...files].map(([name, { content }]) => [name, content.toString("utf8")]));
}

function committed(language: string): string[] {
  return readdirSync(path.join(course, "exercises", language))
    .filter((name) => name.endsWith(".ipynb"))
    .map((name) => `exercises/${language}/${name}`);
}

/** The lines of the TypeScript files that say enough to be known again, without the ones that `keep` takes out. */
function lines(files: readonly string[], keep: (text: string) => string = (text) => text): string[] {
  return files
    .flatMap((file) => keep(readFileSync(file, "utf8")).split("\n"))
    .map((line) => line.trim())
    .filter((line) => line.length > 30 && !/^(import|export|\/\/|\*|\/\*)/.test(line));
}

test("the archive holds the committed exercise notebooks, byte for byte, and nothing else", async () => {
  expect(release(["--out", out])).toMatchObject({ status: 0, stderr: "" });
  const files = await unzipped(out);
  expect([...files.keys()]).toEqual([...committed("en"), ...committed("ru")].sort());
  for (const [file, text] of files) expect(text, file).toBe(readFileSync(path.join(course, file), "utf8"));
});

test("no line of a solution or of a check's source is in it", async () => {
  release(["--out", out]);
  const cells = [...(await unzipped(out)).values()].flatMap((text) =>
    (JSON.parse(text).cells as { source: string[] }[]).map(({ source }) => source.join("")),
  );
  const given = cells.join("\n");
  expect(given.includes('throw new Error("not implemented");')).toBe(true);
  const sources = readdirSync(path.join(course, "lessons"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.join(course, "lessons", file));
  const inSolutions = (text: string) =>
    [...text.matchAll(/\/\/ BEGIN SOLUTION([\s\S]*?)\/\/ END SOLUTION/g)].map(([, body]) => body).join("\n");
  const solutions = lines(
    sources.filter((file) => file.endsWith("solutions.ts")),
    inSolutions,
  );
  const checks = lines(sources.filter((file) => !file.endsWith("solutions.ts")));
  expect(solutions.length).toBeGreaterThan(100);
  expect(checks.length).toBeGreaterThan(500);
  expect([...solutions, ...checks].filter((line) => given.includes(line))).toEqual([]);
});

test("the same course gives the same bytes, in every time zone", () => {
  const twin = path.join(folder, "twin.zip");
  release(["--out", out], "Pacific/Auckland");
  release(["--out", twin], "America/New_York");
  expect(readFileSync(out).equals(readFileSync(twin))).toBe(true);
});

test("lessons are chosen by name or number, in one language", async () => {
  const { stdout } = release(["04-depthwise-separable", "01", "--lang", "ru", "--out", out, "--json"]);
  const notebooks = [
    "exercises/ru/01-convolution-arithmetic.ipynb",
    "exercises/ru/04-depthwise-separable.ipynb",
  ];
  expect(JSON.parse(stdout)).toEqual({ file: out, bytes: readFileSync(out).length, notebooks });
  expect([...(await unzipped(out)).keys()]).toEqual(notebooks);
});

test("an archive that is there is replaced by --force only", async () => {
  writeFileSync(out, "mine");
  expect(release(["--out", out])).toEqual({
    ...{ status: 1, stdout: "" },
    stderr: `svertka: ${out} is there already; --force replaces it\n`,
  });
  expect(readFileSync(out, "utf8")).toBe("mine");
  expect(release(["01", "--out", out, "--force"]).status).toBe(0);
  expect((await unzipped(out)).size).toBe(2);
});

test.each([
  [["99"], /^svertka: no lesson with exercises is called 99; there are 01-convolution-arithmetic, 02-/],
  [["--out", "/no/such/x.zip"], /^svertka: there is no folder to write \/no\/such\/x\.zip to\n$/],
])("%j is answered in one line, and nothing is written", (options, stderr) => {
  expect(release(["--out", out, ...options])).toMatchObject({
    ...{ status: 1, stdout: "" },
    stderr: expect.stringMatching(stderr),
  });
  expect(readdirSync(folder)).toEqual([]);
});

test("--help teaches by an example", () => {
  expect(release(["--help"]).stdout).toContain("$ svertka release --out exercises.zip");
});

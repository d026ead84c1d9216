import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { home } from "../../src/grading/packages";
import { networkNames } from "../../src/networks/catalogue";

const svertka = path.join(home, "bin", "svertka.js");

async function run(...options: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [svertka, "networks", ...options], {
    env: { ...process.env, SVERTKA_LANG: "en" },
  });
  return stdout;
}

test("svertka networks prints a line for each network, and what is counted", async () => {
  const lines = (await run()).split("\n");
  expect(lines[0]).toMatch(/^network +multiply-adds +parameters +receptive field$/);
  expect(lines.slice(1, networkNames.length + 1).map((line) => line.split(" ")[0])).toEqual(networkNames);
  expect(lines).toContainEqual(expect.stringMatching(/^mobilenet-v1 +568,740,352 +4,210,088 +315$/));
  expect(lines).toContainEqual(expect.stringMatching(/^c3d .* 76×150×150$/));
  expect(lines).toContainEqual(expect.stringMatching(/^Counted: .*biases, .* Not counted: batch norm/));
});

test("with a name it prints the layers, and their sum", async () => {
  const table = await run("mobilenet-v1", "--alpha", "0.5", "--resolution", "160");
  expect(table).toMatch(/^mobilenet-v1-0\.5-160 · 3×160×160 · Howard et al/);
  expect(table).toMatch(/\nconv1 +convolution +16×80×80 +2,764,800 +432 +3\n/);
  expect(table).toMatch(/\ntotal +76,524,800 +1,320,648 +315\n/);
});

test("--lang ru speaks Russian", async () => {
  const table = await run("lenet-5", "--lang", "ru");
  expect(table).toMatch(/\nслой +вид +выход +умножений со сложением +параметров +рецептивное поле\n/);
  expect(table).toMatch(/\nвсего +416\s520 +61\s706 +32\n/);
});

test("--json prints one record, or a list of them", async () => {
  const one = JSON.parse(await run("vgg-16", "--json"));
  expect(one).toMatchObject({
    name: "vgg-16",
    macs: 15_470_264_320,
    params: 138_357_544,
    receptiveField: 212,
  });
  expect(one.layers[0]).toEqual({
    name: "conv1_1",
    kind: "conv",
    output: [64, 224, 224],
    macs: 86_704_128,
    params: 1792,
    receptiveField: 3,
  });
  const all = JSON.parse(await run("--json")) as { name: string }[];
  expect(all.map(({ name }) => name)).toEqual(networkNames);
});

test("--count says by name what is counted", async () => {
  const params = async (list: string) => JSON.parse(await run("resnet-50", "--json", "--count", list)).params;
  expect(await params("biases,batch-norm,fully-connected")).toBe(25_557_032);
  expect(await params("none")).toBe(23_454_912);
});

test("--help teaches by an example that is true", async () => {
  const help = await run("--help");
  expect(help).toContain("$ svertka networks mobilenet-v1 --alpha 0.5 --resolution 160");
  expect(help).toContain("76,524,800   1,320,648              315");
});

test.each([
  [["vgg-17"], /^svertka: there is no network vgg-17; there are lenet-5, [^\n]+\n$/],
  [["vgg-16", "--alpha", "2"], /^svertka: vgg-16 cannot vary in alpha, but in nothing\n$/],
  [["--alpha", "2"], /^svertka: a variant needs a name: svertka networks mobilenet-v1 --alpha 0\.5\n$/],
  [["mobilenet-v1", "--alpha", "wide"], /^error: option '--alpha <factor>'.* must be a number above 0\.\n$/],
  [["--count", "bias"], /^error: option '--count <list>'.*bias is none of biases, batch-norm/],
])("svertka networks %s says in one line what is wrong", async (options, stderr) => {
  await expect(run(...options)).rejects.toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(stderr),
  });
});

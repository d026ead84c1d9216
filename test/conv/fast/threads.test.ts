// With threads everything is as without, to the last bit; and they end with the process.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { array, type Tensor, zeros } from "../../../src/conv/array";
import { conv, convTranspose } from "../../../src/conv/conv";
import { machine } from "../../../src/conv/fast/machine";
import { convGradients } from "../../../src/conv/gradient";
import { planConv, planConvTranspose } from "../../../src/conv/plan";
import { numbers } from "./loops";

/** The bits of the numbers: quicker to compare than the numbers. */
function bits({ data }: Tensor): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("latin1");
}

function random(shape: number[], seed: number): Tensor {
  const tensor = zeros(shape);
  tensor.data.set(numbers(tensor.size, seed));
  return tensor;
}

const cases: [string, number[], number[], object, ("transposed" | undefined)?][] = [
  ["an ordinary one", [64, 30, 31], [48, 64, 3, 3], { padding: 1, bias: numbers(48, 3) }],
  ["one by plain products", [64, 30, 31], [48, 64, 3, 3], { padding: 1, winograd: false }],
  ["rows that are whole tiles", [32, 32, 32], [32, 32, 3, 3], { padding: 1 }],
  ["many channels on few tiles", [256, 7, 7], [200, 256, 3, 3], { padding: 1 }],
  ["a single position", [2048, 1, 1], [1003, 2048, 1, 1], {}],
  ["a dilated one, its last tiles over others", [32, 29, 27], [32, 32, 3, 3], { dilation: 2 }],
  ["one in windows", [64, 57, 56], [64, 64, 3, 3], { padding: 1 }],
  ["a strided one in windows", [48, 81, 80], [32, 48, 3, 3], { stride: 2, padding: 1 }],
  ["a transposed one in windows", [48, 41, 40], [48, 32, 4, 4], { stride: 2, padding: 1 }, "transposed"],
  ["a strided 5 × 5", [24, 41, 40], [32, 24, 5, 5], { stride: 2, padding: 2 }],
  ["a grouped one", [64, 28, 28], [64, 16, 3, 3], { padding: 1, groups: 4 }],
  ["a grouped pointwise one", [240, 28, 28], [240, 60, 1, 1], { groups: 4 }],
  ["a long signal", [32, 6000], [40, 32, 9], { dilation: 4, padding: "same" }],
  ["a volume", [16, 9, 14, 14], [24, 16, 3, 3, 3], { padding: 1, bias: numbers(24, 4) }],
  ["a transposed one by phases", [64, 15, 14], [64, 32, 4, 4], { stride: 2, padding: 1 }, "transposed"],
  ["a transposed one of stride 3", [48, 20, 11], [48, 50, 5, 2], { stride: 3 }, "transposed"],
  ["a transposed volume", [32, 5, 9, 8], [32, 16, 3, 3, 3], { stride: 2 }, "transposed"],
  ["a transposed one of stride 1", [32, 24, 25], [32, 40, 3, 3], { padding: 1 }, "transposed"],
];

test.each(cases)("%s: threads give the bits that one thread gives", (_, input, weights, options, kind) => {
  const plan = kind ? planConvTranspose : planConv;
  const [x, w] = [random(input, 1), random(weights, 2)];
  const one = plan(input, w, options);
  const expected = bits(one.run(x));
  // The first runs find the threads not up yet, the last ones find them waiting.
  for (const threads of [2, 3]) {
    const several = plan(input, w, { ...options, threads });
    for (let n = 0; n < 10; n++) expect(bits(several.run(x)) === expected).toBe(true);
    several.free();
  }
  one.free();
});

test("plain calls and gradients take threads too", () => {
  const [x, w] = [random([32, 20, 20], 1), random([32, 32, 3, 3], 2)];
  expect(bits(conv(x, w, { threads: 2 })) === bits(conv(x, w))).toBe(true);
  expect(bits(convTranspose(x, w, { threads: 2 })) === bits(convTranspose(x, w))).toBe(true);
  const dy = conv(x, w);
  const [one, two] = [convGradients(x, w, dy), convGradients(x, w, dy, { threads: 2 })];
  expect(bits(two.input) === bits(one.input)).toBe(true);
  expect(bits(two.weights) === bits(one.weights)).toBe(true);
});

test("plans with threads do not disturb each other, nor does memory that grows under them", () => {
  const [x, w] = [random([32, 40, 40], 1), random([64, 32, 3, 3], 2)];
  const [a, b] = [
    planConv(x.shape, w, { threads: 2 }),
    planConv(x.shape, w, { threads: 2, winograd: false, stride: 2 }),
  ];
  const [first, second] = [bits(a.run(x)), bits(b.run(x))];
  for (let n = 0; n < 5; n++) {
    const large = planConv([64, 64, 64 + 16 * n], random([64, 64, 3, 3], n), { threads: 2 });
    large.run(zeros([64, 64, 64 + 16 * n]));
    expect(bits(a.run(x)) === first).toBe(true);
    expect(bits(b.run(x)) === second).toBe(true);
    large.free();
  }
});

test("more threads than processors are as many as there are", () => {
  expect(machine(1000)!.threads).toBe(machine(999)!.threads);
  expect(machine(1000)!.threads).toBeLessThan(999);
  expect(machine(1)!.threads).toBe(1);
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "2"])("threads: %s is refused", (threads) => {
  const message = `threads must be a whole number, 1 or more, got ${threads}`;
  const options = { threads: threads as number };
  for (const engine of ["wasm", "typescript"] as const) {
    const large = () => planConv([32, 20, 20], zeros([32, 32, 3, 3]), { ...options, engine });
    expect(large).toThrow(RangeError);
    expect(large).toThrow(message);
  }
  expect(() => conv(array([[1, 2]]), array([[[1]]]), options)).toThrow(message);
  expect(() => convTranspose(array([[1, 2]]), array([[[1]]]), options)).toThrow(message);
});

test("a process with threads ends by itself, whenever its work is done", { timeout: 60_000 }, () => {
  const library = path.join(__dirname, "../../../src/dist/index.js");
  for (const runs of [1, 3, 100]) {
    const program = `
      const { planConv, zeros } = require(${JSON.stringify(library)});
      const plan = planConv([64, 30, 30], zeros([64, 64, 3, 3]), { threads: 2 });
      for (let n = 0; n < ${runs}; n++) plan.run(zeros([64, 30, 30]));
      console.log("done");`;
    const { stdout, status, signal } = spawnSync(process.execPath, ["-e", program], {
      encoding: "utf8",
      timeout: 15_000,
    });
    expect([stdout, status, signal]).toEqual(["done\n", 0, null]);
  }
});

test("without shared memory one thread computes", () => {
  const program = `
    delete globalThis.SharedArrayBuffer;
    const { machine } = require(${JSON.stringify(path.join(__dirname, "../../../src/dist/conv/fast/machine.js"))});
    console.log(machine(8).threads);`;
  const { stdout } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8", timeout: 15_000 });
  expect(stdout).toBe("1\n");
});

import { afterEach, expect, test, vi } from "vitest";
import { axis } from "../../../src/conv/axis";
import { machine } from "../../../src/conv/fast/machine";
import { planForward } from "../../../src/conv/fast/plan";
import { numbers } from "./loops";

const g = {
  axes: [axis(12, 3, { padding: 1 }), axis(12, 3, { padding: 1 })],
  channels: { input: 8, output: 8 },
  groups: 1,
  output: [8, 12, 12],
};
const [w, x] = [numbers(576, 1), numbers(1152, 2)];

afterEach(() => vi.unstubAllEnvs());

function outputOf(plan: { run(x: Float32Array, y: Float32Array): void }): Float32Array {
  const y = new Float32Array(1152);
  plan.run(x, y);
  return y;
}

test("this machine has WebAssembly's vector instructions", () => {
  expect(machine()).not.toBeNull();
});

test("SVERTKA_CONV=typescript in the environment chooses plain TypeScript", () => {
  vi.stubEnv("SVERTKA_CONV", "typescript");
  const chosen = planForward(g, w);
  // Its memory is its own: nothing is shared in a heap.
  expect(chosen.memory.shared).toBe(0);
  vi.unstubAllEnvs();
  expect(planForward(g, w).memory.shared).toBeGreaterThan(0);
  expect(outputOf(chosen)).toEqual(outputOf(planForward(g, w, undefined, { engine: "typescript" })));
});

test("without WebAssembly plain TypeScript is chosen by itself", async () => {
  vi.stubGlobal("WebAssembly", undefined);
  vi.resetModules();
  const alone = await import("../../../src/conv/fast/plan.js");
  const plan = alone.planForward(g, w);
  vi.unstubAllGlobals();
  expect(plan.memory.shared).toBe(0);
  expect(outputOf(plan)).toEqual(outputOf(planForward(g, w, undefined, { engine: "typescript" })));
});

test("Winograd is taken for 3 × 3 kernels unless it is switched off", () => {
  const [on, off] = [planForward(g, w), planForward(g, w, undefined, { winograd: false })];
  expect(on.memory.kept).toBeGreaterThan(off.memory.kept);
  expect(outputOf(on)).not.toEqual(outputOf(off));
});

test("plans do not disturb each other, nor do later changes to the weights reach them", () => {
  const own = w.slice();
  const [plan, other] = [planForward(g, own), planForward(g, numbers(576, 3))];
  const before = outputOf(plan);
  own.fill(0);
  outputOf(other);
  expect(outputOf(plan)).toEqual(before);
});

test("a freed plan says so, and its memory serves the next", () => {
  const plan = planForward(g, w);
  outputOf(plan);
  const size = machine()!.heap.memory.buffer.byteLength;
  plan.free();
  plan.free();
  expect(() => outputOf(plan)).toThrow("this plan was freed");
  for (let n = 0; n < 200; n++) {
    const next = planForward(g, w);
    outputOf(next);
    next.free();
  }
  expect(machine()!.heap.memory.buffer.byteLength).toBe(size);
});

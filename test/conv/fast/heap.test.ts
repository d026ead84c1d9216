import { expect, test } from "vitest";
import { Heap } from "../../../src/conv/fast/heap";
import { webAssembly } from "../../../src/conv/fast/webassembly";

const PAGE = 65_536;

function heap(maximum = 65_536): Heap {
  return new Heap(new webAssembly!.Memory({ initial: 1, maximum }));
}

test("blocks lie on cache lines of their own, and none at address 0", () => {
  const it = heap();
  const [a, b] = [it.take(1), it.take(100)];
  expect([a.address % 64, b.address % 64]).toEqual([0, 0]);
  expect(a.address).toBeGreaterThan(0);
  expect(b.address).toBeGreaterThanOrEqual(a.address + a.size);
});

test("what is given back is used again, neighbours as one piece, whatever the order", () => {
  const it = heap();
  const blocks = [300, 500, 700].map((bytes) => it.take(bytes));
  const first = blocks[0]!.address;
  for (const index of [0, 2, 1]) it.give(blocks[index]!);
  expect(it.take(1500).address).toBe(first);
  expect(it.memory.buffer.byteLength).toBe(PAGE);
});

test("a block larger than the memory makes it grow, from its free end on", () => {
  const it = heap();
  const block = it.take(3 * PAGE - 64);
  expect(block.address).toBe(64);
  expect(it.memory.buffer.byteLength).toBe(3 * PAGE);
  expect(it.floats.length).toBe((3 * PAGE) / 4);
});

test("the scratch block is one for all, and grows to what is asked", () => {
  const it = heap();
  const small = it.scratch(100);
  expect(it.scratch(50)).toBe(small);
  const large = it.scratch(5000);
  expect(it.take(64).address).toBe(large + 5056);
});

test("more than WebAssembly can address is refused with the numbers", () => {
  expect(() => heap().take(5 * 2 ** 30)).toThrow("needs 5120 MB more working memory than the 0 MB in use");
  expect(() => heap(2).take(3 * PAGE)).toThrow(RangeError);
});

// A memory of the kernels in which arrays live: what is computed of one into another is not brought there and back. It is
// given back when nothing looks at its arrays any more.
import type { PlanOptions } from "./engine";
import { anotherMachine, type Machine } from "./machine";
import { preferred } from "./plan";

/** What kernels read and write past the end of an array. */
const SLACK = 64;
/** Bytes that what stands between convolutions works in, beside the largest array. */
const ROOM = 256 * 1024;

const homes = new WeakMap<ArrayBufferLike, Machine>();

/** A machine for arrays of its own; undefined where plain arrays do as well, or there are no kernels. */
export function newHome({ engine = preferred(), threads = 1 }: PlanOptions): Machine | undefined {
  return engine === "wasm" && threads === 1 ? (anotherMachine() ?? undefined) : undefined;
}

/** Arrays of `lengths` numbers, whatever they are, in the memory of `machine`, which must not grow from then on. */
export function housed(machine: Machine, lengths: readonly number[]): Float32Array[] {
  const { heap } = machine;
  heap.scratch(ROOM + 4 * Math.max(0, ...lengths));
  const addresses = lengths.map((length) => heap.take(4 * length + SLACK).address);
  homes.set(heap.floats.buffer, machine);
  return addresses.map((address, n) => heap.floats.subarray(address / 4, address / 4 + lengths[n]!));
}

/** The machine in whose memory `array` lives. */
export function homeOf(array: Float32Array): Machine | undefined {
  return homes.get(array.buffer);
}

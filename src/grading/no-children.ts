// A seccomp filter that lets a process make threads but no other processes: so nobody forks, and nobody starts a program
// that knows nothing of the limits. https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html

/** The calls that make processes, by processor. Newer ones are refused as unknown, so that the C library takes `clone`. */
const calls: { readonly [architecture: string]: { audit: number; clone: number; forks: readonly number[] } } =
  {
    x64: { audit: 0xc000_003e, clone: 56, forks: [57, 58] },
    arm64: { audit: 0xc000_00b7, clone: 220, forks: [] },
  };

const clone3 = 435;
const asThread = 0x0001_0000;
/** Calls of x86-64's other number space. */
const otherNumbers = 0x4000_0000;

const load = 0x20;
const jumpIfEqual = 0x15;
const jumpIfAtLeast = 0x35;
const jumpIfSet = 0x45;
const answer = 0x06;

const allow = 0x7fff_0000;
const notPermitted = 0x0005_0000 + 1;
const notImplemented = 0x0005_0000 + 38;

/** Offsets in the kernel's `struct seccomp_data`. */
const data = { call: 0, architecture: 4, firstArgument: 16 };

/** The filter as bwrap's `--seccomp` reads it, or undefined on a processor whose calls are not known here. */
export function noChildren(architecture: string = process.arch): Buffer | undefined {
  const known = calls[architecture];
  if (!known) return undefined;
  const { audit, clone, forks } = known;
  return Buffer.concat([
    step(load, data.architecture),
    ...unless(jumpIfEqual, audit, notPermitted),
    step(load, data.call),
    ...when(jumpIfAtLeast, otherNumbers, notPermitted),
    ...when(jumpIfEqual, clone3, notImplemented),
    ...forks.flatMap((fork) => when(jumpIfEqual, fork, notPermitted)),
    ...unless(jumpIfEqual, clone, allow),
    step(load, data.firstArgument),
    ...when(jumpIfSet, asThread, allow),
    step(answer, notPermitted),
  ]);
}

function when(test: number, value: number, result: number): Buffer[] {
  return [step(test, value, 0, 1), step(answer, result)];
}

function unless(test: number, value: number, result: number): Buffer[] {
  return [step(test, value, 1, 0), step(answer, result)];
}

/** One `struct sock_filter`; a jump skips so many steps. */
function step(code: number, value: number, ifTrue = 0, ifFalse = 0): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt8(ifTrue, 2);
  bytes.writeUInt8(ifFalse, 3);
  bytes.writeUInt32LE(value, 4);
  return bytes;
}

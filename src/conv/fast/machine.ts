// The compiled kernels and their memory, made at first use: one for the main thread alone, and one that threads share.
import { Crew, processors } from "./crew";
import { Heap } from "./heap";
import { kernels } from "./kernels.generated";
import { webAssembly } from "./webassembly";

/** All that a 32-bit address reaches: 4 GB. */
const PAGES = 65_536;

type Kernel = (...numbers: number[]) => void;

/** The kernels of src/conv/wasm, by name. */
export interface Kernels {
  readonly add: Kernel;
  readonly along: Kernel;
  readonly depthwise: Kernel;
  readonly depthwise3: Kernel;
  readonly hardSwish: Kernel;
  readonly join: Kernel;
  readonly means: Kernel;
  readonly packWeights: Kernel;
  readonly pad: Kernel;
  readonly product: Kernel;
  readonly relu: Kernel;
  readonly scale: Kernel;
  readonly sigmoid: Kernel;
  readonly winograd: Kernel;
  readonly winogradWeights: Kernel;
  readonly work: Kernel;
}

/** The kernels with the heap they work on. */
export interface Machine {
  readonly heap: Heap;
  readonly kernels: Kernels;
  /** Threads that may work on that heap at once, 1 without a crew. */
  readonly threads: number;
  readonly crew?: Crew;
}

let alone: Machine | null | undefined;
let crewed: Machine | null | undefined;

/**
 * The machine for `threads` threads, or as many as there are processors; for one where threads or shared memory are
 * missing; null where WebAssembly or its vector instructions are.
 */
export function machine(threads = 1): Machine | null {
  // The machine is asked for at every call; how many processors there are takes its time to find out.
  const most = threads > 1 ? Math.min(threads, processors()) : 1;
  if (most > 1) crewed ??= make(true);
  if (most > 1 && crewed) return { ...crewed, threads: most };
  alone ??= make(false);
  return alone;
}

/** A machine with a memory of its own, or null where there is none. */
export function anotherMachine(): Machine | null {
  return make(false);
}

function make(shared: boolean): Machine | null {
  if (!webAssembly) return null;
  try {
    const module = moduleFor(shared);
    if (!module) return null;
    const memory = new webAssembly.Memory({ initial: 1, maximum: PAGES, shared });
    const { exports } = new webAssembly.Instance(module, { env: { memory } }) as { exports: Kernels };
    const heap = new Heap(memory);
    return {
      heap,
      kernels: exports,
      threads: 1,
      ...(shared ? { crew: new Crew(module, heap, exports) } : {}),
    };
  } catch (error) {
    // Shared memory claims all its addresses at once, which a system may refuse.
    if (shared) return null;
    throw error;
  }
}

const modules = new Map<boolean, object | null>();

/** The compiled module, null where the machine lacks vector instructions. */
function moduleFor(shared: boolean): object | null {
  let module = modules.get(shared);
  if (module === undefined && webAssembly) {
    const bytes = bytesOf(shared);
    module = webAssembly.validate(bytes) ? new webAssembly.Module(bytes) : null;
    modules.set(shared, module);
  }
  return module ?? null;
}

/** Its bytes; they say of the memory that it imports, in one byte, whether threads share it. */
function bytesOf(shared: boolean): Uint8Array {
  const text = atob(kernels);
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const name = "\u0006memory\u0002";
  bytes[text.indexOf(name) + name.length] = shared ? 3 : 1;
  return bytes;
}

// The compiled kernels and their memory, made at first use.
import { Heap } from "./heap";
import { kernels } from "./kernels.generated";
import { webAssembly } from "./webassembly";

/** All that a 32-bit address reaches: 4 GB. */
const PAGES = 65_536;

type Kernel = (...numbers: number[]) => void;

/** The kernels of src/conv/wasm, by name. */
interface Kernels {
  readonly depthwise: Kernel;
  readonly depthwise3: Kernel;
  readonly join: Kernel;
  readonly multiply: Kernel;
  readonly pack: Kernel;
  readonly packWeights: Kernel;
  readonly pad: Kernel;
  readonly winogradInput: Kernel;
  readonly winogradOutput: Kernel;
  readonly winogradWeights: Kernel;
}

/** The kernels with the heap they work on. */
export interface Machine {
  readonly heap: Heap;
  readonly kernels: Kernels;
}

let made: Machine | null | undefined;

/** The machine, or null where WebAssembly or its vector instructions are missing. */
export function machine(): Machine | null {
  made ??= make();
  return made;
}

function make(): Machine | null {
  if (!webAssembly) return null;
  const bytes = Uint8Array.from(atob(kernels), (character) => character.charCodeAt(0));
  if (!webAssembly.validate(bytes)) return null;
  const memory = new webAssembly.Memory({ initial: 1, maximum: PAGES });
  const { exports } = new webAssembly.Instance(new webAssembly.Module(bytes), { env: { memory } });
  return { heap: new Heap(memory), kernels: exports as Kernels };
}

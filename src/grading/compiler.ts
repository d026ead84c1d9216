// Cells compiled by tslab's own converter in a warm process of its own; the same cell after the same cells only once.
import type { Compiled } from "./compiler-process";
import { home, libraryMounts, packageMounts, scriptIn } from "./packages";
import { Ended, Sandbox } from "./sandbox";

const megabytes = 1_536;
const script = "compiler-process";

/** What was compiled before or is just being compiled, by declarations and source; compilers may share it. */
export type CompiledCells = Map<string, Promise<Compiled>>;

/** Works with `compiler`, which is closed afterwards, or as soon as `signal` says so. */
export async function compiling(
  compiler: Compiler,
  signal: AbortSignal,
  work: (compiler: Compiler) => Promise<void>,
): Promise<void> {
  const stop = () => void compiler.close();
  signal.addEventListener("abort", stop);
  try {
    await work(compiler);
  } finally {
    signal.removeEventListener("abort", stop);
    await compiler.close();
  }
}

export class Compiler {
  #sandbox: Promise<Sandbox> | undefined;
  #closed = false;

  constructor(
    readonly seconds: number,
    readonly known: CompiledCells = new Map(),
  ) {}

  /** What becomes of `source` after cells that left `declarations`. A cell that takes too long has a problem, too. */
  compile(declarations: string, source: string): Promise<Compiled> {
    const key = `${declarations}\0${source}`;
    const before = this.known.get(key);
    if (before) return before;
    const compiled = this.#ask(declarations, source);
    this.known.set(key, compiled);
    return compiled;
  }

  /** Starts the process, so that its start is not counted as a student's time. */
  async warm(): Promise<void> {
    await this.#running();
  }

  async close(): Promise<void> {
    this.#closed = true;
    (await this.#sandbox)?.close();
  }

  /** A process that ends by itself may have been ended by what came before: the cell is tried once more in a fresh one. */
  async #ask(declarations: string, source: string, tries = 2): Promise<Compiled> {
    const sandbox = await this.#running();
    try {
      const compiled = checked(await sandbox.ask({ declarations, source }, this.seconds));
      if (!compiled.broken) return compiled;
      this.#sandbox = undefined;
      sandbox.close();
      return tries > 1 ? this.#ask(declarations, source, tries - 1) : compiled;
    } catch (error) {
      if (!(error instanceof Ended)) throw error;
      this.#sandbox = undefined;
      if (error.fault === "crashed" && tries > 1) return this.#ask(declarations, source, tries - 1);
      const why = error.fault === "timeout" ? `it took longer than ${this.seconds} s` : error.message;
      return { problem: `the compiler was stopped: ${why}` };
    }
  }

  async #running(): Promise<Sandbox> {
    if (this.#closed) throw new Error("the compiler was closed");
    this.#sandbox ??= Sandbox.start({ mounts: compilerMounts(), script: scriptIn(script), megabytes });
    return this.#sandbox;
  }
}

function compilerMounts() {
  return [
    ...libraryMounts([script, "quick-converter", "quick-check", "quick-transpile", "channel"]),
    ...packageMounts(home, ["tslab", "@types/node", "@types/ndarray"]),
  ];
}

function checked({
  problem,
  broken,
  code,
  hasAwait,
  declarations,
}: {
  readonly [field: string]: unknown;
}): Compiled {
  if (typeof problem === "string") return { problem, broken: broken === true };
  return {
    declarations: String(declarations ?? ""),
    ...(typeof code === "string" && { code, hasAwait: hasAwait === true }),
  };
}

// Cells compiled by tslab's own converter in warm processes of its own; the same cell after the same cells only once.
import type { Compiled } from "./compiler-process";
import { home, libraryMounts, packageMounts, scriptIn } from "./packages";
import { Ended, Sandbox } from "./sandbox";

const megabytes = 1_536;
const script = "compiler-process";
/** Another process is started when more cells wait for each, or one waits longer: a start costs as much as a hundred cells. */
const mostWaiting = 2;
const patienceMilliseconds = 500;

export class Compiler {
  /** What was compiled before or is just being compiled, by declarations and source. */
  readonly #known = new Map<string, Promise<Compiled>>();
  readonly #processes: Process[] = [];
  readonly #free: Process[] = [];
  readonly #waiting: ((process: Process) => void)[] = [];
  #closed = false;

  /** At most so many processes: the second is started when one is not enough. */
  constructor(
    readonly seconds: number,
    readonly most = 1,
  ) {}

  /** What becomes of `source` after cells that left `declarations`. A cell that takes too long has a problem, too. */
  compile(declarations: string, source: string): Promise<Compiled> {
    const key = `${declarations}\0${source}`;
    const before = this.#known.get(key);
    if (before) return before;
    const compiled = this.#ask(declarations, source);
    this.#known.set(key, compiled);
    return compiled;
  }

  /** Starts the first process, so that its start is not counted as a student's time. */
  async warm(): Promise<void> {
    await this.#first().running();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#processes.map((process) => process.close()));
  }

  async #ask(declarations: string, source: string): Promise<Compiled> {
    this.#first();
    const process = this.#free.pop() ?? (await this.#turn());
    try {
      return await process.compile(declarations, source);
    } finally {
      this.#give(process);
    }
  }

  #turn(): Promise<Process> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => void this.#grow(), patienceMilliseconds);
      this.#waiting.push((process) => {
        clearTimeout(timer);
        resolve(process);
      });
      if (this.#waiting.length > mostWaiting * this.#processes.length) void this.#grow();
    });
  }

  #first(): Process {
    if (this.#processes.length === 0) this.#free.push(this.#another());
    return this.#processes[0]!;
  }

  async #grow(): Promise<void> {
    if (this.#closed || this.#processes.length >= this.most) return;
    const process = this.#another();
    // If it cannot start, whoever gets it is told.
    await process.running().catch(() => {});
    this.#give(process);
  }

  #another(): Process {
    if (this.#closed) throw closed();
    const process = new Process(this.seconds);
    this.#processes.push(process);
    return process;
  }

  #give(process: Process): void {
    const next = this.#waiting.shift();
    if (next) next(process);
    else this.#free.push(process);
  }
}

class Process {
  #sandbox: Promise<Sandbox> | undefined;
  #closed = false;

  constructor(readonly seconds: number) {}

  /** A process that ends by itself may have been ended by what came before: the cell is tried once more in a fresh one. */
  async compile(declarations: string, source: string, tries = 2): Promise<Compiled> {
    const sandbox = await this.running();
    try {
      const compiled = checked(await sandbox.ask({ declarations, source }, this.seconds));
      if (!compiled.broken) return compiled;
      this.#sandbox = undefined;
      sandbox.close();
      return tries > 1 ? this.compile(declarations, source, tries - 1) : compiled;
    } catch (error) {
      if (!(error instanceof Ended)) throw error;
      this.#sandbox = undefined;
      if (error.fault === "crashed" && tries > 1) return this.compile(declarations, source, tries - 1);
      const why = error.fault === "timeout" ? `it took longer than ${this.seconds} s` : error.message;
      return { problem: `the compiler was stopped: ${why}` };
    }
  }

  async running(): Promise<Sandbox> {
    if (this.#closed) throw closed();
    this.#sandbox ??= Sandbox.start({ mounts: compilerMounts(), script: scriptIn(script), megabytes });
    return this.#sandbox;
  }

  /** Waits for its start: bwrap, ended in the midst of it, would leave what it started behind. */
  async close(): Promise<void> {
    this.#closed = true;
    (await this.#sandbox)?.close();
  }
}

const closed = () => new Error("the compiler was closed");

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

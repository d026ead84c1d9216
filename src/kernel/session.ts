// The course of one student's session: cells compiled and run by tslab, one after another, each with an outcome.
// tslab reports through the `console` it is given: the last value by `log`, what was thrown by `error`.
import { setImmediate as nextTurn } from "node:timers/promises";
import { Script } from "node:vm";
import { type Converter, createConverter, type Diagnostic } from "tslab/dist/converter";
import { createExecutor, type Executor } from "tslab/dist/executor";
import { type Cell, named } from "./cell";
import { CompileAhead } from "./compile-ahead";
import { diagnosed, type Failure, interrupted, thrown } from "./failure";

export type Outcome = { readonly value: unknown } | { readonly failure: Failure };

/** What is heard of a cell while it runs. */
interface Run {
  readonly cell: Cell;
  value: unknown;
  thrown: unknown;
  diagnostics: readonly Diagnostic[];
  interrupted: boolean;
}

export class Session {
  readonly #ahead: CompileAhead;
  readonly #executor: Executor;
  #run: Run = begin({ name: "", source: "" });

  /** A session in the process's folder; making its compiler takes about a second. */
  constructor() {
    this.#ahead = new CompileAhead(createConverter());
    const node = this.#watched(this.#ahead.converter);
    let browser: Converter | undefined;
    const converters = {
      node,
      get browser() {
        browser ??= createConverter({ isBrowser: true });
        return browser;
      },
      close: () => node.close(),
    };
    this.#executor = createExecutor(process.cwd(), converters, {
      log: (value) => {
        this.#run.value = value;
      },
      error: (...what) => this.#hear(what),
    });
  }

  /** Runs `source`, called `name` in tracebacks. Never rejects, and never runs two cells at a time: await it. */
  async run(source: string, name: string): Promise<Outcome> {
    const run = begin({ name, source });
    this.#run = run;
    try {
      if (await this.#breakable(source)) return { value: run.value };
    } catch (error) {
      return { failure: thrown(error) };
    }
    if (run.diagnostics.length > 0) return { failure: diagnosed(run.diagnostics, source) };
    if (run.interrupted || isInterrupt(run.thrown)) return { failure: interrupted };
    return { failure: thrown(run.thrown) };
  }

  /** Ends the wait of the running cell, if it waits for something. A busy cell is ended by SIGINT itself. */
  interrupt(): void {
    this.#run.interrupted = true;
    this.#executor.interrupt();
  }

  get inspect(): Executor["inspect"] {
    return this.#executor.inspect;
  }

  get complete(): Executor["complete"] {
    return this.#executor.complete;
  }

  /**
   * Starts the cell so that SIGINT can break it. tslab covers what runs before the first `await`; emptying the queue of
   * promises here, inside a script that SIGINT breaks, covers the rest up to the first wait for a timer or a file,
   * such as the second input of a check on an answer that loops forever. (Where such a script begins and ends, Node hands
   * SIGINT over; one that comes in those microseconds may be lost or end the process, here as in stock tslab.)
   */
  async #breakable(source: string): Promise<boolean> {
    await nextTurn();
    this.#ahead.prepare(this.#executor, source);
    return new Promise((resolve, reject) => {
      // On a fresh turn of the event loop, since promises cannot be emptied from inside a promise.
      setImmediate(() => {
        if (this.#run.interrupted) {
          resolve(false);
          return;
        }
        try {
          runBreakable(() => this.#executor.execute(source).then(resolve, reject));
        } catch (error) {
          // The engine has dropped the promises that were due, perhaps the ones just made here.
          if (isInterrupt(error)) {
            this.interrupt();
            setImmediate(() => resolve(false));
          }
          // Uncaught, so that Node clears what it keeps of the promises that were cut off.
          throw error;
        }
      });
    });
  }

  /** `converter`, telling this session what it compiles. */
  #watched(converter: Converter): Converter {
    const convert: Converter["convert"] = (declarations, source) => {
      const result = converter.convert(declarations, source);
      this.#run.diagnostics = result.diagnostics;
      const output = result.output && named(this.#run.cell, result.output);
      return output === undefined ? result : { ...result, output };
    };
    return { ...converter, convert };
  }

  /** One argument is what the cell threw; more are a format and a diagnostic. */
  #hear(what: readonly unknown[]): void {
    if (what.length === 1) this.#run.thrown = what[0];
    // A cell that defines a module (`/** @module name */`) succeeds whatever is wrong in it, but says so.
    else if (this.#run.diagnostics.length === 0) console.error(...what);
  }
}

function begin(cell: Cell): Run {
  return { cell, value: undefined, thrown: undefined, diagnostics: [], interrupted: false };
}

const start = Symbol.for("svertka.start");
// `_tickCallback` is undocumented, hence the question mark: without it only what runs before the first `await` breaks.
const script = new Script('globalThis[Symbol.for("svertka.start")](); process._tickCallback?.()', {
  filename: "node:svertka",
});

/** Calls `begin` and empties the queue of promises, both breakable by SIGINT. */
function runBreakable(begin: () => void): void {
  (globalThis as { [start]?: () => void })[start] = begin;
  script.runInThisContext({ breakOnSigint: true });
}

/** Whether `error` is SIGINT's way out of code that computes. */
export function isInterrupt(error: unknown): boolean {
  return (error as { code?: unknown } | undefined | null)?.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED";
}

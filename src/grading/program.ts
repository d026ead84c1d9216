// One student's notebook as a running program: cells are replayed into a fresh sandbox whenever one has died.
import { AnswerError } from "../assess/miss";
import { bundledMounts } from "./bundle";
import type { Compiler } from "./compiler";
import type { Limits } from "./limits";
import type { CodeCell } from "./notebook";
import { scriptIn } from "./packages";
import { Ended, type Reply, Sandbox } from "./sandbox";

export class Program {
  /** What went wrong in a cell when it was last compiled and run. */
  readonly faults = new Map<CodeCell, AnswerError>();
  /** Why the machine, not the student, failed: then nothing here may be judged. */
  failure: Error | undefined;
  #closed = false;
  #strays = 0;
  readonly #deadly = new Set<CodeCell>();
  readonly #deadline: number;
  #sandbox: Sandbox | undefined;
  /** The exercises that this process has answered for. */
  #served = new Set<string>();

  constructor(
    readonly cells: readonly CodeCell[],
    readonly compiler: Compiler,
    readonly limits: Limits,
  ) {
    this.#deadline = Date.now() + limits.totalSeconds * 1000;
  }

  /**
   * The reply to `request`, a call of a function for `exercise`. A process that dies is given one more chance when something
   * else may have killed it: a cell that it ran before, or the call of another exercise. Rejects with an AnswerError.
   */
  async call(exercise: string, request: object): Promise<Reply> {
    try {
      return await this.#call(exercise, request);
    } catch (error) {
      if (!(error instanceof AnswerError)) this.failure = error as Error;
      throw error;
    }
  }

  async #call(exercise: string, request: object): Promise<Reply> {
    for (;;) {
      const sandbox = await this.#running();
      const alone = [...this.#served].every((served) => served === exercise);
      this.#served.add(exercise);
      try {
        return await sandbox.ask(request, this.#seconds());
      } catch (error) {
        if (!(error instanceof Ended)) throw error;
        const blamed = this.#blame(error);
        if (alone && !blamed) throw error;
      }
    }
  }

  /** How many messages its processes sent that nobody had asked for. */
  get strays(): number {
    return this.#strays + (this.#sandbox?.strays ?? 0);
  }

  close(): void {
    this.#closed = true;
    this.#sandbox?.close();
  }

  async #running(): Promise<Sandbox> {
    while (!this.#sandbox || this.#sandbox.ended) await this.#replay();
    return this.#sandbox;
  }

  /** Runs the cells in a fresh process; one that ends it is left out from then on. */
  async #replay(): Promise<void> {
    this.#seconds();
    const script = scriptIn("runner");
    const { megabytes } = this.limits;
    const mounts = await bundledMounts(megabytes);
    // One processor starts the sandbox, another one compiles.
    const [sandbox] = await Promise.all([Sandbox.start({ mounts, script, megabytes }), this.#foresee()]);
    this.#strays = this.strays;
    this.#sandbox = sandbox;
    if (this.#closed) sandbox.close();
    this.#served = new Set();
    let declarations = "";
    for (const cell of this.cells) {
      if (this.#deadly.has(cell)) continue;
      try {
        declarations = await this.#run(sandbox, cell, declarations);
      } catch (error) {
        if (!(error instanceof Ended)) throw error;
        if (!this.#blame(error)) this.#condemn(cell, error);
        return;
      }
    }
  }

  /** Compiles the cells as if each of them ran, so that they are known when they do; what goes wrong will go wrong then. */
  async #foresee(): Promise<void> {
    let declarations = "";
    for (const cell of this.cells) {
      if (this.#closed) return;
      if (this.#deadly.has(cell)) continue;
      try {
        const compiled = await this.compiler.compile(declarations, cell.source);
        declarations = compiled.declarations ?? declarations;
      } catch {
        return;
      }
    }
  }

  /** The declarations after `cell`, which are those before it when it failed: so does tslab's executor. */
  async #run(sandbox: Sandbox, cell: CodeCell, before: string): Promise<string> {
    this.#seconds();
    const { problem, code, hasAwait, declarations = "" } = await this.compiler.compile(before, cell.source);
    this.faults.delete(cell);
    if (problem !== undefined) {
      this.faults.set(cell, new AnswerError("compile", problem));
      return before;
    }
    if (code === undefined) return declarations;
    const { error } = await sandbox.ask({ code, hasAwait, keeps: cell.keeps }, this.#seconds(), cell);
    if (error === undefined) return declarations;
    this.faults.set(cell, new AnswerError("threw", String(error).slice(0, 500)));
    return before;
  }

  /** Finds the cell whose timer ended the process, as the inside reported. */
  #blame(end: Ended): boolean {
    const cell = this.cells.find((one) => one === end.culprit);
    if (cell === undefined) return false;
    this.#condemn(cell, end);
    return true;
  }

  #condemn(cell: CodeCell, end: Ended): void {
    this.#deadly.add(cell);
    this.faults.set(cell, end);
  }

  /** How long the next step may take. Throws when the notebook's whole time is used up, or nobody waits any more. */
  #seconds(): number {
    if (this.#closed) throw new Error("the program was closed");
    const left = (this.#deadline - Date.now()) / 1000;
    if (left > 0) return Math.min(left, this.limits.callSeconds);
    const { totalSeconds } = this.limits;
    throw new AnswerError("timeout", {
      en: `the ${totalSeconds} s of the whole notebook are used up`,
      ru: `${totalSeconds} с на всю тетрадь истрачены`,
    });
  }
}

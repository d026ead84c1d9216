// The bench: submissions are judged at it, in this process or in a small one beside it.
import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import path from "node:path";
import type { Exercise } from "../assess/exercise";
import type { Verdict } from "../gradebook/verdict";
import { bundledMounts } from "./bundle";
import { Compiler } from "./compiler";
import { enclosure } from "./enclosure";
import { defaultLimits, type Limits } from "./limits";
import { judgedSubmission } from "./outcome";
import { home } from "./packages";
import { packed } from "./parcel";
import type { Submission } from "./submissions";

export interface BenchTerms {
  readonly secret: string;
  readonly limits?: Limits;
  /** How many submissions are judged at a time at most; without it, one a core. */
  readonly parallel?: number;
}

/** What is judged: `submission`, which nothing hinders, by the exercises of its lesson, or those in `only`. */
export interface Case {
  readonly submission: Submission;
  readonly exercises: readonly Exercise[];
  readonly only?: ReadonlySet<string>;
}

export interface Bench {
  /** Rejects when the machine, not the student, fails, or the bench is closed. */
  judge(one: Case): Promise<Verdict>;
  /** Ends everything that runs. */
  close(): Promise<void>;
}

/** A bench whose compiler starts now. `beside`: in a process of its own, which knows the exercises of the course alone. */
export function benchFor(terms: BenchTerms, beside: boolean): Bench {
  if (beside) return new BenchBeside(terms);
  const bench = new BenchHere(terms);
  void bench.ready().catch(() => {});
  return bench;
}

export class BenchHere implements Bench {
  readonly #compiler: Compiler;
  readonly #closed = new AbortController();

  constructor(readonly terms: BenchTerms) {
    const { limits = defaultLimits, parallel = availableParallelism() } = terms;
    this.#compiler = new Compiler(limits.compileSeconds, parallel);
  }

  /** Makes what is made once: its time is not counted as a student's. */
  async ready(): Promise<void> {
    const { megabytes } = this.terms.limits ?? defaultLimits;
    await Promise.all([this.#compiler.warm(), bundledMounts(megabytes)]);
  }

  async judge({ submission, exercises, only }: Case): Promise<Verdict> {
    await this.ready();
    const { secret, limits = defaultLimits } = this.terms;
    const terms = { secret, limits, signal: this.#closed.signal };
    return judgedSubmission(submission, exercises, this.#compiler, terms, only);
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#compiler.close();
  }
}

/** What the process beside is told first, then for each submission, and what it answers. */
export type Opening = BenchTerms & { readonly walls: ReturnType<typeof enclosure> };
export interface Order {
  readonly id: number;
  readonly submission: string;
  readonly only?: readonly string[];
}
export type Answer = { readonly id: number } & ({ readonly verdict: Verdict } | { readonly problem: string });

interface Waiting {
  resolve(verdict: Verdict): void;
  reject(error: Error): void;
}

/**
 * Starting a process takes the longer the larger the one is that starts it, and waits for whatever it is doing: with an embedded
 * gradebook in it, that is much.
 */
class BenchBeside implements Bench {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #orders = 0;
  #end: Error | undefined;

  constructor(terms: BenchTerms) {
    // Detached: Ctrl-C is for the grader, which closes the bench; nothing here may take it for a student's crash before.
    this.#child = fork(path.join(home, "dist", "grading", "bench-process.js"), {
      ...{ detached: true, execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] },
    });
    this.#child.on("message", (answer: Answer) => this.#hear(answer));
    this.#child.on("error", (error) => this.#finish(error));
    this.#child.on("exit", (code, signal) =>
      this.#finish(new Error(`the process that judges ended: ${signal ?? `exit code ${code}`}`)),
    );
    const { secret, limits, parallel } = terms;
    this.#send({ secret, ...(limits && { limits }), ...(parallel && { parallel }), walls: enclosure() });
  }

  judge({ submission, only }: Case): Promise<Verdict> {
    return new Promise((resolve, reject) => {
      if (this.#end) return reject(this.#end);
      const id = ++this.#orders;
      this.#waiting.set(id, { resolve, reject });
      this.#send({ id, submission: packed(submission), ...(only && { only: [...only] }) });
    });
  }

  async close(): Promise<void> {
    this.#finish(new Error("the bench was closed"));
    if (this.#child.connected) this.#child.disconnect();
  }

  #send(message: Opening | Order): void {
    // What cannot be sent has an end to tell why.
    this.#child.send(message, () => {});
  }

  #hear(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("verdict" in answer) waiting?.resolve(answer.verdict);
    else waiting?.reject(new Error(answer.problem));
  }

  #finish(end: Error): void {
    this.#end ??= end;
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}

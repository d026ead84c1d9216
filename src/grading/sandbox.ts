// One process behind walls: started fresh, asked one thing at a time, watched from outside, ended without mercy.
import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { constants } from "node:os";
import type { Readable, Writable } from "node:stream";
import { AnswerError } from "../assess/miss";
import { enclosed } from "./enclosure";
import { Lines } from "./lines";
import type { Mount } from "./packages";
import { useOf } from "./process-tree";

export interface Walls {
  readonly mounts: readonly Mount[];
  /** Path of the script inside; it speaks through channel.ts. */
  readonly script: string;
  /** Resident memory of all its processes, in megabytes. */
  readonly megabytes: number;
}

export interface Reply {
  readonly id?: unknown;
  readonly [field: string]: unknown;
}

/** How a sandbox ended. `culprit` is the owner of the request that made it exit, where the inside said so. */
export class Ended extends AnswerError {
  culprit?: object;
}

const startSeconds = 60;
const watchMilliseconds = 40;
const mostProcesses = 64;
const mostStrays = 1_000;
const mostStrayCharacters = 2 ** 25;
/** A message longer than this that nobody waits for is not even parsed. */
const longestAside = 1_000;
const longestStart = 4_096;
const mostErrorBytes = 2 ** 22;

export class Sandbox {
  readonly #child: ChildProcess;
  readonly #watch: NodeJS.Timeout;
  readonly #owners = new Map<number, object>();
  #strays = 0;
  #strayCharacters = 0;
  #ready = false;
  #said = "";
  #waiting: { id: number; settle(outcome: Reply | Ended): void } | undefined;
  #end: Ended | undefined;
  #culprit: object | undefined;

  /**
   * Starts a sandbox and waits until its script listens.
   * @throws Error if it ends before that: the machine's fault, not the student's.
   */
  static async start(walls: Walls): Promise<Sandbox> {
    const sandbox = new Sandbox(walls);
    try {
      await sandbox.#reply(0, startSeconds);
      return sandbox;
    } catch (error) {
      throw new Error(`a sandbox did not start: ${sandbox.#said.trim() || (error as Error).message}`);
    }
  }

  private constructor(walls: Walls) {
    const { command, rules: filter, place } = enclosed(walls);
    const [program, ...args] = command;
    // What the student's code prints goes nowhere; stderr is kept only to tell why a sandbox did not start.
    this.#child = spawn(program!, args, {
      ...place,
      stdio: ["ignore", "ignore", "pipe", "pipe", "pipe", "pipe"],
    });
    const [, , errors, requests, replies, rules] = this.#child.stdio as unknown as [
      null,
      null,
      Readable,
      Writable,
      Readable,
      Writable,
    ];
    rules.on("error", () => {});
    rules.end(filter);
    this.#hearErrors(errors);
    requests.on("error", () => {});
    const lines = new Lines(
      (line) => this.#hear(line),
      (problem) => this.#kill("crashed", problem),
    );
    replies.on("data", (chunk: Buffer) => lines.take(chunk));
    replies.on("error", () => {});
    this.#child.on("error", (error) => this.#finish(new Ended("crashed", error.message)));
    this.#child.on("close", (code, signal) =>
      this.#finish(new Ended("crashed", exitText(code ?? 128 + constants.signals[signal!]))),
    );
    this.#watch = setInterval(() => this.#look(walls.megabytes), watchMilliseconds);
  }

  /** How many messages came that nobody asked for. */
  get strays(): number {
    return this.#strays;
  }

  get ended(): boolean {
    return this.#end !== undefined;
  }

  /**
   * The reply to `message`. Rejects with `Ended` when the process ends first, or is ended after `seconds`; `owner` is
   * whom to blame if it is this request that ends the process, even later.
   */
  ask(message: object, seconds: number, owner?: object): Promise<Reply> {
    // A number that nobody can guess: a reply sent beforehand must not be taken for the one to a later request.
    const id = randomInt(1, 2 ** 47);
    if (owner) this.#owners.set(id, owner);
    const reply = this.#reply(id, seconds);
    const [, , , requests] = this.#child.stdio;
    if (!this.ended) (requests as Writable).write(`${JSON.stringify({ id, ...message })}\n`);
    return reply;
  }

  /** Ends the process and everything it started. */
  close(): void {
    this.#kill("crashed", "the sandbox was closed");
  }

  #reply(id: number, seconds: number): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#end) return reject(this.#end);
      const limit = { en: `the limit is ${tenth(seconds)} s`, ru: `предел ${tenth(seconds)} с` };
      const due = performance.now() + seconds * 1000;
      // If this process itself was late, the reply may wait unread: as much time again is given to read it.
      const expire = () => {
        timer = setTimeout(() => this.#kill("timeout", limit), performance.now() - due);
      };
      let timer = setTimeout(expire, seconds * 1000);
      const settle = (outcome: Reply | Ended): void => {
        clearTimeout(timer);
        this.#waiting = undefined;
        if (outcome instanceof Ended) reject(outcome);
        else resolve(outcome);
      };
      this.#waiting = { id, settle };
    });
  }

  /** Keeps what is said before the start; later only reads along, and stops listening to one who never stops. */
  #hearErrors(errors: Readable): void {
    let bytes = 0;
    errors.on("error", () => {});
    errors.on("data", (chunk: Buffer) => {
      if (!this.#ready && this.#said.length < longestStart) this.#said += chunk;
      bytes += chunk.length;
      if (bytes > mostErrorBytes) errors.destroy();
    });
  }

  /** Takes a message for what it is: a claim by the student's process. */
  #hear(line: string): void {
    if (this.#end) return;
    if (this.#waiting === undefined && line.length > longestAside) {
      this.#stray(line);
      return;
    }
    let message: Reply | null;
    try {
      message = JSON.parse(line) as Reply | null;
    } catch {
      message = null;
    }
    if (!this.#ready && message?.ready === true) {
      this.#ready = true;
      this.#waiting?.settle(message);
    } else if (
      this.#ready &&
      this.#waiting !== undefined &&
      message?.id === this.#waiting.id &&
      !message.exited
    ) {
      this.#waiting.settle(message);
    } else {
      if (message?.exited === true) this.#culprit ??= this.#owners.get(Number(message.id));
      else this.#stray(line);
    }
  }

  /** Counts a message that nobody asked for: reading them takes the time of all. */
  #stray(line: string): void {
    this.#strays++;
    this.#strayCharacters += line.length;
    if (this.#strays > mostStrays)
      this.#kill("crashed", `it sent ${mostStrays} messages that nobody asked for`);
    else if (this.#strayCharacters > mostStrayCharacters)
      this.#kill("crashed", `it sent ${mostStrayCharacters} characters that nobody asked for`);
  }

  #look(megabytes: number): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    const { processes, bytes } = useOf(pid);
    const used = Math.round(bytes / 2 ** 20);
    if (used > megabytes) {
      this.#kill("memory", { en: `${used} MB of ${megabytes} MB`, ru: `${used} МБ из ${megabytes} МБ` });
    } else if (processes > mostProcesses) {
      this.#kill("crashed", `it started ${processes} processes, the limit is ${mostProcesses}`);
    }
  }

  #kill(...end: ConstructorParameters<typeof Ended>): void {
    // The first process inside dies with bwrap, and with it all the others of its namespace.
    this.#child.kill("SIGKILL");
    this.#finish(new Ended(...end));
  }

  #finish(end: Ended): void {
    clearInterval(this.#watch);
    if (this.#end) return;
    if (this.#culprit !== undefined) end.culprit = this.#culprit;
    this.#end = end;
    this.#waiting?.settle(end);
  }
}

/** A signal counts as 128 + its number, as bwrap passes it on; 134 is SIGABRT, which is also how V8 ends without memory. */
function exitText(code: number): string {
  return code === 134 ? "exit code 134 (aborted, as V8 does without memory)" : `exit code ${code}`;
}

function tenth(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

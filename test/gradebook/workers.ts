// Workers of a test's own, as processes of their own.
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { home } from "../../src/grading/packages";

const program = path.join(home, "bin", "svertka.js");

export class Worker {
  readonly child: ChildProcess;
  /** What it printed. */
  output = "";
  errors = "";
  readonly #end: Promise<number | null>;

  constructor(database: string, options: readonly string[] = [], env = process.env) {
    const args = [program, "worker", "--database", database, "--parallel", "1", ...options];
    this.child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], env });
    this.child.stdout!.on("data", (chunk) => {
      this.output += chunk;
    });
    this.child.stderr!.on("data", (chunk) => {
      this.errors += chunk;
    });
    this.#end = new Promise((resolve) => this.child.on("close", resolve));
  }

  /** Its exit code after `signal`; null if that ended it. */
  stop(signal: "SIGINT" | "SIGKILL"): Promise<number | null> {
    this.child.kill(signal);
    return this.#end;
  }

  get end(): Promise<number | null> {
    return this.#end;
  }
}

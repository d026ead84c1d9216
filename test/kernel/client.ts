// A Jupyter client to talk to a real kernel process with; Python's own (client.py), since that is what Jupyter uses.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { python } from "./jupyter";

export interface Heard {
  readonly channel: "iopub" | "shell" | "control";
  readonly type: string;
  /** The index of the message it answers; undefined or null for one of an earlier talk. */
  readonly parent: number | null | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: what a kernel says is what the tests are about
  readonly content: Record<string, any>;
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly metadata: Record<string, any>;
}

export interface Told {
  readonly type: string;
  readonly content: object;
  readonly channel?: "shell" | "control";
  readonly metadata?: object;
}

export interface TalkOptions {
  /** Interrupts the kernel when it prints this. */
  readonly interrupt?: string;
  readonly how?: "signal" | "message";
  /** Seconds to listen on after all is answered. */
  readonly linger?: number;
  /** Signs with a wrong key, and expects no answer. */
  readonly forge?: boolean;
}

export class Client {
  readonly #python: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor(environment: NodeJS.ProcessEnv) {
    const script = join(__dirname, "client.py");
    this.#python = spawn(python, [script], { env: environment, stdio: ["pipe", "pipe", "inherit"] });
    this.#answers = createInterface(this.#python.stdout!)[Symbol.asyncIterator]();
  }

  async start(cwd: string, kernel = "tslab"): Promise<number> {
    return (await this.#do<{ pid: number }>("start", { kernel, cwd })).pid;
  }

  async restart(): Promise<number> {
    return (await this.#do<{ pid: number }>("restart")).pid;
  }

  /** Sends `messages` at once; returns what came back, in order of arrival on each channel. */
  async talk(messages: readonly Told[], options: TalkOptions = {}): Promise<Heard[]> {
    return (await this.#do<{ messages: Heard[] }>("talk", { messages, ...options })).messages;
  }

  /** Runs one cell. */
  async execute(code: string, options: TalkOptions & { readonly request?: object } = {}): Promise<Execution> {
    const { request, ...rest } = options;
    return new Execution(await this.talk([executeRequest(code, request)], rest));
  }

  beats(): Promise<boolean> {
    return this.#do("beats");
  }

  alive(): Promise<boolean> {
    return this.#do("alive");
  }

  /** Returns the seconds that it took. */
  shutdown(): Promise<number> {
    return this.#do("shutdown");
  }

  /** Ends the client; with `SIGKILL`, it leaves its kernel behind. */
  end(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): void {
    this.#python.kill(signal);
  }

  async #do<T>(command: string, content: object = {}): Promise<T> {
    this.#python.stdin!.write(`${JSON.stringify({ do: command, ...content })}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error(`the Python client has ended during ${command}`);
    const { answer, error } = JSON.parse(value);
    if (error !== undefined) throw new Error(error);
    return answer;
  }
}

/** What came of one cell. */
export class Execution {
  readonly heard: readonly Heard[];

  constructor(heard: readonly Heard[]) {
    this.heard = heard;
  }

  get reply(): Heard["content"] {
    return this.heard.find(({ type }) => type === "execute_reply")!.content;
  }

  /** The outputs, without status and input. */
  get outputs(): readonly Heard[] {
    return this.heard.filter(
      ({ channel, type }) => channel === "iopub" && type !== "status" && type !== "execute_input",
    );
  }

  /** The content of the only output of this type. */
  only(type: string): Heard["content"] {
    const found = this.outputs.filter((output) => output.type === type);
    if (found.length !== 1)
      throw new Error(`${found.length} ${type} messages: ${JSON.stringify(this.heard)}`);
    return found[0]!.content;
  }

  /** All that was printed to `name`. */
  printed(name: "stdout" | "stderr"): string {
    return this.outputs
      .filter(({ type, content }) => type === "stream" && content.name === name)
      .map(({ content }) => content.text)
      .join("");
  }
}

export function executeRequest(code: string, request: object = {}): Told {
  const defaults = {
    silent: false,
    store_history: true,
    user_expressions: {},
    allow_stdin: false,
    stop_on_error: true,
  };
  return { type: "execute_request", content: { code, ...defaults, ...request } };
}

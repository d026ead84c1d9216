// `execute_request` from arrival to reply: one cell at a time; after a failure those that wait already are aborted.
import { setTimeout as sleep } from "node:timers/promises";
import { bundleOf } from "./bundle";
import { type Failure, thrown } from "./failure";
import type { Content } from "./message";
import { within } from "./origin";
import type { Outcome, Session } from "./session";
import type { Request } from "./sockets";

/** How answers and outputs leave. */
export interface Outlet {
  publish(type: string, content: Content): void;
  /** Marks the kernel busy, for `request`, until `finish`. */
  begin(request: Request): void;
  finish(request: Request, answer: Content): void;
}

// The cells of a Run All arrive one by one: after a failure, wait until none has come for this long. The reply is held
// back so long too, and so no client that has seen it can have its next cell aborted.
const quietMilliseconds = 50;

export class Execution {
  readonly #session: () => Session;
  readonly #outlet: Outlet;
  readonly #waiting: Request[] = [];
  #running = false;
  #arrived = 0;
  #count = 0;

  constructor(session: () => Session, outlet: Outlet) {
    this.#session = session;
    this.#outlet = outlet;
  }

  add(request: Request): void {
    this.#arrived = performance.now();
    this.#waiting.push(request);
    if (!this.#running) void this.#work();
  }

  async #work(): Promise<void> {
    this.#running = true;
    for (let request = this.#waiting.shift(); request; request = this.#waiting.shift()) {
      this.#outlet.begin(request);
      const answer = await this.#answer(request);
      const stop = answer.status === "error" && request.content.stop_on_error !== false;
      const aborted = stop ? await this.#rest() : [];
      this.#outlet.finish(request, answer);
      for (const each of aborted) {
        this.#outlet.begin(each);
        this.#outlet.finish(each, { status: "aborted" });
      }
    }
    this.#running = false;
  }

  async #rest(): Promise<Request[]> {
    this.#arrived = performance.now();
    while (performance.now() - this.#arrived < quietMilliseconds) await sleep(quietMilliseconds / 5);
    return this.#waiting.splice(0);
  }

  #answer(request: Request): Promise<Content> {
    const { header, content, metadata } = request;
    const { silent = false } = content;
    const cell = typeof metadata.cellId === "string" ? { cell: metadata.cellId } : {};
    return within({ header, silent, ...cell }, () => this.#execute(content));
  }

  async #execute(content: Content): Promise<Content> {
    const { code, silent = false, store_history = true, user_expressions = {} } = content;
    if (!silent && store_history) this.#count++;
    const execution_count = this.#count;
    if (!silent) this.#outlet.publish("execute_input", { code, execution_count });
    const failure = await this.#show(
      await this.#session().run(code, silent ? "silent cell" : `cell [${execution_count}]`),
    );
    if (failure) {
      this.#outlet.publish("error", { ...failure });
      return { status: "error", execution_count, ...failure };
    }
    return {
      status: "ok",
      execution_count,
      payload: [],
      user_expressions: await this.#evaluate(user_expressions),
    };
  }

  /** Publishes the value of a cell; what fails, the cell or the display of its value, is returned. */
  async #show(outcome: Outcome): Promise<Failure | undefined> {
    if ("failure" in outcome) return outcome.failure;
    const { value } = outcome;
    if (value === undefined || value === null) return undefined;
    try {
      const data = await bundleOf(value);
      this.#outlet.publish("execute_result", { execution_count: this.#count, data, metadata: {} });
      return undefined;
    } catch (error) {
      return thrown(error);
    }
  }

  async #evaluate(expressions: Content): Promise<Content> {
    const values: Content = {};
    for (const [name, expression] of Object.entries(expressions)) {
      const outcome = await this.#session().run(String(expression), `expression ${name}`);
      if ("failure" in outcome) values[name] = { status: "error", ...outcome.failure };
      else values[name] = { status: "ok", data: await bundleOf(outcome.value), metadata: {} };
    }
    return values;
  }
}

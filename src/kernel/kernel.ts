// The kernel: which message is answered by whom. One thread does everything, so a message that arrives while a cell
// computes is answered when the cell ends or waits; only SIGINT reaches a cell that is busy.

import { Comms } from "./comms";
import { Execution } from "./execution";
import { thrown } from "./failure";
import { jupyterFrontEnd } from "./front-end";
import { kernelInfo } from "./info";
import { complete, inspect, isComplete } from "./introspection";
import { type Content, compose, type Header } from "./message";
import { origin } from "./origin";
import { Session } from "./session";
import type { Request, Sockets } from "./sockets";
import { Streams } from "./streams";

export class Kernel {
  readonly #sockets: Sockets;
  readonly #streams = new Streams((name, text, from) => this.#send("stream", { name, text }, from.header));
  // Also from a silent cell: what a widget hears is no output.
  readonly #comms = new Comms((type, content, metadata) =>
    this.#send(type, content, origin()?.header, metadata),
  );
  readonly #execution = new Execution(() => this.session, {
    publish: (type, content) => this.publish(type, content),
    begin: (request) => this.#status("busy", request),
    finish: (request, answer) => this.#finish(request, answer),
  });
  #session: Session | undefined;

  readonly #answers: Record<string, (content: Content) => Content | undefined> = {
    kernel_info_request: () => kernelInfo,
    complete_request: (content) => complete(this.session, content),
    inspect_request: (content) => inspect(this.session, content),
    is_complete_request: isComplete,
    history_request: () => ({ status: "ok", history: [] }),
    comm_info_request: ({ target_name }) => this.#comms.info(target_name),
    comm_open: (content) => void this.#comms.opened(content),
    comm_msg: (content) => void this.#comms.message(content),
    comm_close: (content) => void this.#comms.closed(content),
    interrupt_request: () => {
      this.session.interrupt();
      return { status: "ok" };
    },
  };

  constructor(sockets: Sockets) {
    this.#sockets = sockets;
  }

  /** Takes over the process's output and answers from now on. */
  async start(): Promise<void> {
    await this.#sockets.open((request) => this.#receive(request));
    this.#streams.capture();
    jupyterFrontEnd((type, content) => this.publish(type, content), this.#comms);
  }

  get session(): Session {
    this.#session ??= new Session();
    return this.#session;
  }

  /** Sends an output of the running code to the page. */
  publish(type: string, content: Content): void {
    const from = origin();
    if (!from?.silent) this.#send(type, content, from?.header);
  }

  /** Sends what is printed and not yet sent. */
  flush(): void {
    this.#streams.flush();
  }

  #receive(request: Request): void {
    const type = request.header.msg_type;
    const answer = this.#answers[type];
    if (type === "execute_request") this.#execution.add(request);
    else if (type === "shutdown_request") this.#shutDown(request);
    // A message from a later protocol is no reason to fail.
    if (!answer) return;
    this.#status("busy", request);
    this.#finish(
      request,
      this.#guarded(() => answer(request.content)),
    );
  }

  #guarded(answer: () => Content | undefined): Content | undefined {
    try {
      return answer();
    } catch (error) {
      const failure = thrown(error);
      console.error(failure.traceback.join("\n"));
      return { status: "error", ...failure };
    }
  }

  #shutDown(request: Request): void {
    const answer = { status: "ok", restart: request.content.restart === true };
    this.#status("busy", request);
    this.#send("shutdown_reply", answer, request.header);
    this.#finish(request, answer);
    // The sockets linger for what is under way.
    setTimeout(() => process.exit(0), 50);
  }

  #status(execution_state: string, request: Request): void {
    this.#send("status", { execution_state }, request.header);
  }

  /** The reply, if the kind of `request` has one, and the end of the kernel's being busy. */
  #finish(request: Request, answer: Content | undefined): void {
    const type = request.header.msg_type;
    // Whoever has the reply may count on having sent to it all that was printed before.
    this.flush();
    if (answer && type.endsWith("_request")) {
      request.reply(compose(type.replace("_request", "_reply"), answer, request.header));
    }
    this.#status("idle", request);
  }

  #send(type: string, content: Content, parent: Header | undefined, metadata?: object): void {
    if (type !== "stream") this.flush();
    this.#sockets.publish(compose(type, content, parent, metadata ? { metadata } : {}));
  }
}

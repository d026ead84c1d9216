// The five sockets that a connection file names, and nothing about what is said over them.
import { readFileSync, writeSync } from "node:fs";
import { Publisher, Reply, Router } from "zeromq";
import { type Message, pack, unpack } from "./message";

export interface Connection {
  readonly transport: string;
  readonly ip: string;
  readonly key: string;
  readonly signature_scheme: string;
  readonly shell_port: number;
  readonly control_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly hb_port: number;
}

/** A message with the way back to who sent it. */
export interface Request extends Message {
  reply(message: Message): void;
}

/**
 * The content of the connection file that Jupyter wrote.
 *
 * @throws when it cannot be read, or asks for a signature other than HMAC-SHA256.
 */
export function readConnection(file: string): Connection {
  const connection: Connection = JSON.parse(readFileSync(file, "utf8"));
  const scheme = connection.signature_scheme;
  if (connection.key && scheme !== "hmac-sha256") {
    throw new Error(
      `${file}: the signature scheme is ${scheme}, but this kernel signs with hmac-sha256 only`,
    );
  }
  return connection;
}

export class Sockets {
  // Unlimited queues and no waiting: a send happens at once, so what a cell prints is on its way even while the cell
  // keeps the thread busy, and a send never waits for another.
  readonly #patient = { sendTimeout: 0, sendHighWaterMark: 0, linger: 500 };
  readonly #iopub = new Publisher(this.#patient);
  readonly #shell = new Router(this.#patient);
  readonly #control = new Router(this.#patient);
  readonly #stdin = new Router(this.#patient);
  readonly #heartbeat = new Reply();
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Binds all sockets, then hands every well-formed, well-signed message to `receive`. */
  async open(receive: (request: Request) => void): Promise<void> {
    const { shell_port, control_port, iopub_port, stdin_port, hb_port } = this.#connection;
    await Promise.all([
      this.#bind(this.#shell, shell_port),
      this.#bind(this.#control, control_port),
      this.#bind(this.#iopub, iopub_port),
      this.#bind(this.#stdin, stdin_port),
      this.#bind(this.#heartbeat, hb_port),
    ]);
    void this.#listen(this.#shell, receive);
    void this.#listen(this.#control, receive);
    void this.#echo();
  }

  /** Sends `message` to everybody. */
  publish(message: Message): void {
    const topic = Buffer.from(message.header.msg_type);
    void this.#iopub.send(pack({ ...message, identities: [topic] }, this.#connection.key) as Buffer[]);
  }

  #bind(socket: Publisher | Router | Reply, port: number): Promise<void> {
    const { transport, ip } = this.#connection;
    return socket.bind(transport === "ipc" ? `ipc://${ip}-${port}` : `${transport}://${ip}:${port}`);
  }

  async #listen(socket: Router, receive: (request: Request) => void): Promise<void> {
    const { key } = this.#connection;
    for await (const frames of socket) {
      try {
        const message = unpack(frames, key);
        const reply = (answer: Message) => {
          const send = { ...answer, identities: message.identities };
          // A client that has left is no reason to stop.
          socket.send(pack(send, key) as Buffer[]).catch(() => {});
        };
        receive({ ...message, reply });
      } catch (error) {
        // Straight to the server's log: `console` belongs to the cells.
        writeSync(2, `svertka kernel: ignored a message: ${(error as Error).message}\n`);
      }
    }
  }

  async #echo(): Promise<void> {
    for await (const frames of this.#heartbeat) await this.#heartbeat.send(frames);
  }
}

// What the process writes to stdout and stderr becomes `stream` messages of the cell that writes.
import { StringDecoder } from "node:string_decoder";
import { type Origin, origin } from "./origin";

type Name = "stdout" | "stderr";
type Publish = (name: Name, text: string, from: Origin) => void;

// A cell's first lines leave at once, so that they are seen before a long computation; a loop that prints thousands
// is gathered, since Jupyter's server cuts off a kernel at 1000 messages a second.
const promptWritesASecond = 100;
const gatherMilliseconds = 20;

export class Streams {
  readonly #publish: Publish;
  #held: { name: Name; from: Origin; text: string; since: number } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #prompt = 0;
  #second = 0;

  constructor(publish: Publish) {
    this.#publish = publish;
  }

  /** Takes over `process.stdout` and `process.stderr`. */
  capture(): void {
    this.#take("stdout");
    this.#take("stderr");
  }

  /** Sends what is held back; called before any other output, so that order is kept. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const held = this.#held;
    this.#held = undefined;
    if (held) this.#publish(held.name, held.text, held.from);
  }

  #take(name: Name): void {
    const stream = process[name];
    const original = stream.write.bind(stream);
    const decoder = new StringDecoder("utf8");
    const write = (chunk: string | Uint8Array, encoding?: unknown, callback?: unknown): boolean => {
      const from = origin();
      const text =
        typeof chunk === "string"
          ? chunk
          : decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      if (from === undefined) original(text);
      else if (!from.silent && text !== "") this.#write(name, text, from);
      const done = typeof encoding === "function" ? encoding : callback;
      if (typeof done === "function") process.nextTick(done as () => void);
      return true;
    };
    stream.write = write as typeof stream.write;
  }

  #write(name: Name, text: string, from: Origin): void {
    if (this.#held && (this.#held.name !== name || this.#held.from !== from)) this.flush();
    const now = performance.now();
    const second = Math.floor(now / 1000);
    if (second !== this.#second) this.#prompt = 0;
    this.#second = second;
    const { text: before = "", since = now } = this.#held ?? {};
    this.#held = { name, from, text: before + text, since };
    // The timer does not fire while a cell computes.
    if (this.#prompt++ < promptWritesASecond || now - since > gatherMilliseconds) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), gatherMilliseconds);
  }
}

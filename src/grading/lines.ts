// Lines out of a stream of bytes that somebody else fills: at most so long, whatever is sent.

const longestBytes = 16 * 2 ** 20;

export class Lines {
  #parts: Buffer[] = [];
  #bytes = 0;

  /** `hear` gets each line without its end; `refuse` is told once a line grows longer than 16 MB. */
  constructor(
    readonly hear: (line: string) => void,
    readonly refuse: (problem: string) => void,
  ) {}

  take(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      this.#keep(chunk.subarray(from, end));
      const line = Buffer.concat(this.#parts).toString("utf8");
      this.#drop();
      from = end + 1;
      this.hear(line);
    }
    this.#keep(chunk.subarray(from));
  }

  #keep(part: Buffer): void {
    this.#bytes += part.length;
    if (this.#bytes <= longestBytes) {
      this.#parts.push(part);
    } else {
      this.#drop();
      this.refuse(`its message is longer than ${longestBytes} bytes`);
    }
  }

  #drop(): void {
    this.#parts = [];
    this.#bytes = 0;
  }
}

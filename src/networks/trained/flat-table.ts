// A table of a FlatBuffer file (https://flatbuffers.dev): fields by their place in the schema, so that no code need be
// generated from it.
import type { ByteBuffer } from "flatbuffers";

export class FlatTable {
  private constructor(
    private readonly bytes: ByteBuffer,
    private readonly at: number,
  ) {}

  /** The table at the root of `file`. */
  static root(file: Uint8Array): FlatTable {
    // Required here: most notebooks run no network, and the package takes its time to load.
    const { ByteBuffer } = require("flatbuffers") as typeof import("flatbuffers");
    const bytes = new ByteBuffer(file);
    return new FlatTable(bytes, bytes.readInt32(0));
  }

  byte(field: number, absent = 0): number {
    const place = this.place(field);
    return place === undefined ? absent : this.bytes.readUint8(place);
  }

  int(field: number, absent = 0): number {
    const place = this.place(field);
    return place === undefined ? absent : this.bytes.readInt32(place);
  }

  text(field: number): string {
    const place = this.place(field);
    return place === undefined ? "" : String(this.bytes.__string(place));
  }

  table(field: number): FlatTable {
    const place = this.place(field);
    if (place === undefined) throw new RangeError(`the file lacks field ${field} of a table`);
    return new FlatTable(this.bytes, this.bytes.__indirect(place));
  }

  tables(field: number): FlatTable[] {
    return this.items(field, 4, (place) => new FlatTable(this.bytes, this.bytes.__indirect(place)));
  }

  ints(field: number): number[] {
    return this.items(field, 4, (place) => this.bytes.readInt32(place));
  }

  /** A vector of bytes, not copied; empty when absent. */
  raw(field: number): Uint8Array {
    const place = this.place(field);
    if (place === undefined) return new Uint8Array();
    const start = this.bytes.__vector(place);
    return this.bytes.bytes().subarray(start, start + this.bytes.__vector_len(place));
  }

  private items<T>(field: number, size: number, read: (place: number) => T): T[] {
    const place = this.place(field);
    if (place === undefined) return [];
    const start = this.bytes.__vector(place);
    return Array.from({ length: this.bytes.__vector_len(place) }, (_, n) => read(start + n * size));
  }

  private place(field: number): number | undefined {
    const offset = this.bytes.__offset(this.at, 4 + 2 * field);
    return offset === 0 ? undefined : this.at + offset;
  }
}

// The memory of the WebAssembly kernels: blocks are taken, given back and used again; it grows and never shrinks.
import type { Memory } from "./webassembly";

const PAGE = 65_536;
const LINE = 64;

/** A piece of the memory. `address` is where the kernels find it. */
export interface Block {
  readonly address: number;
  readonly size: number;
}

export class Heap {
  /** Free pieces by address; neighbours are joined. The first line stays unused: 0 means "no table" to a kernel. */
  private free: Block[] = [{ address: LINE, size: PAGE - LINE }];
  private scratchBlock: Block = { address: 0, size: 0 };
  private view: Float32Array;

  /** `memory` has one page. */
  constructor(readonly memory: Memory) {
    this.view = new Float32Array(memory.buffer);
  }

  /** All of the memory as numbers; growth replaces it, so ask anew after taking a block. */
  get floats(): Float32Array {
    if (this.view.length === 0) this.view = new Float32Array(this.memory.buffer);
    return this.view;
  }

  /**
   * A block of at least `bytes`, on a cache line of its own.
   * @throws RangeError when the memory would exceed the 4 GB that WebAssembly addresses, or the machine has no more.
   */
  take(bytes: number): Block {
    const size = Math.max(LINE, Math.ceil(bytes / LINE) * LINE);
    let index = this.free.findIndex((piece) => piece.size >= size);
    if (index < 0) index = this.grow(size);
    const piece = this.free[index]!;
    const rest = { address: piece.address + size, size: piece.size - size };
    this.free.splice(index, 1, ...(rest.size > 0 ? [rest] : []));
    return { address: piece.address, size };
  }

  /** Where in the memory `array` begins; 0 if it lies elsewhere. */
  place(array: Float32Array): number {
    return array.buffer === this.floats.buffer ? array.byteOffset : 0;
  }

  /** Gives a block back. */
  give(block: Block): void {
    if (block.size === 0) return;
    let index = this.free.findIndex(({ address }) => address > block.address);
    if (index < 0) index = this.free.length;
    this.free.splice(index, 0, block);
    for (const left of [index, index - 1]) {
      const [a, b] = [this.free[left], this.free[left + 1]];
      if (a && b && a.address + a.size === b.address) {
        this.free.splice(left, 2, { address: a.address, size: a.size + b.size });
      }
    }
  }

  /** The one block that all plans share while they run; what it held before is gone. */
  scratch(bytes: number): number {
    if (this.scratchBlock.size < bytes) {
      this.give(this.scratchBlock);
      this.scratchBlock = { address: 0, size: 0 };
      this.scratchBlock = this.take(bytes);
    }
    return this.scratchBlock.address;
  }

  /** Whether that block has as many bytes already, so that the memory will not grow. */
  hasScratch(bytes: number): boolean {
    return this.scratchBlock.size >= bytes;
  }

  private grow(size: number): number {
    const end = this.memory.buffer.byteLength;
    const last = this.free.at(-1);
    const tail = last && last.address + last.size === end ? last.size : 0;
    const pages = Math.ceil((size - tail) / PAGE);
    try {
      this.memory.grow(pages);
    } catch {
      const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
      throw new RangeError(
        `the convolution needs ${megabytes(size)} MB more working memory than the ${megabytes(end)} MB in use; ` +
          "WebAssembly has 4096 MB at most: split the input, or free plans that are not needed",
      );
    }
    this.view = new Float32Array(this.memory.buffer);
    this.give({ address: end, size: pages * PAGE });
    return this.free.length - 1;
  }
}

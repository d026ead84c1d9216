// What a plan keeps in the heap: packed weights, biases, tables; given back by hand or when the plan is forgotten.
import type { Block, Heap } from "./heap";
import type { Lowering } from "./lowering";

const LANES = 8;

const forgotten = new FinalizationRegistry<() => void>((free) => free());

export class Store {
  private blocks: Block[] = [];
  private isFree = false;

  constructor(private readonly heap: Heap) {
    const { blocks } = this;
    forgotten.register(this, () => release(heap, blocks), this);
  }

  /** Bytes in all. */
  get size(): number {
    return this.blocks.reduce((sum, { size }) => sum + size, 0);
  }

  /** The address of a new block. */
  take(bytes: number): number {
    const block = this.heap.take(bytes);
    this.blocks.push(block);
    return block.address;
  }

  /** The address of a table of cell numbers, in bytes; its last entry is repeated up to a multiple of eight. */
  table(cells: ArrayLike<number>): number {
    const length = Math.ceil(cells.length / LANES) * LANES;
    const address = this.take(length * 4);
    const table = new Uint32Array(this.heap.memory.buffer, address, length);
    for (let i = 0; i < length; i++) table[i] = 4 * cells[Math.min(i, cells.length - 1)]!;
    return address;
  }

  /** The address of the biases, each group's on its own, zeros up to `perGroup` numbers. */
  bias({ groups, channels }: Lowering, bias: ArrayLike<number> | undefined, perGroup: number): number {
    const address = this.take(groups * perGroup * 4);
    const to = this.heap.floats.subarray(address / 4, address / 4 + groups * perGroup).fill(0);
    for (let c = 0; bias && c < groups * channels.output; c++) {
      to[Math.floor(c / channels.output) * perGroup + (c % channels.output)] = bias[c]!;
    }
    return address;
  }

  /** @throws Error if all has been given back. */
  check(): void {
    if (this.isFree) throw new Error("this plan was freed: make a new one to run it");
  }

  free(): void {
    this.isFree = true;
    forgotten.unregister(this);
    release(this.heap, this.blocks);
  }
}

function release(heap: Heap, blocks: Block[]): void {
  for (const block of blocks.splice(0)) heap.give(block);
}

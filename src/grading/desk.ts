// What is still to be judged: given out one at a time, kept in the gradebook, shared with other graders at the same one.
import { setTimeout as sleep } from "node:timers/promises";
import type { Exercise } from "../assess/exercise";
import type { Book, Judging } from "../gradebook/book";
import type { Verdict } from "../gradebook/verdict";
import type { Submission } from "./submissions";

export interface Work {
  /** Its place among all submissions. */
  readonly index: number;
  readonly submission: Submission;
  readonly exercises: readonly Exercise[];
  /** Which of them are judged; without it, all. */
  readonly only?: ReadonlySet<string>;
  readonly judging: Judging;
}

const lookAgainMilliseconds = 500;

export class Desk {
  /** How many verdicts were there already. */
  before = 0;
  /** How many are not there yet. */
  left: number;
  #queue: Work[];
  /** Work that another grader is at, or was when we last asked. */
  #elsewhere: Work[] = [];

  /** `again`: what the gradebook has is judged all the same. */
  constructor(
    todo: readonly Work[],
    readonly book?: Book,
    readonly again = false,
  ) {
    this.#queue = [...todo];
    this.left = todo.length;
  }

  /** The verdicts that the gradebook has: what they are on is not given out. */
  async known(): Promise<[Work, Verdict][]> {
    if (!this.book || this.again) return [];
    const verdicts = await this.book.verdicts(this.#queue.map(({ judging }) => judging));
    const known = this.#queue.flatMap((work, at): [Work, Verdict][] => {
      const verdict = verdicts[at];
      return verdict ? [[work, verdict]] : [];
    });
    this.#queue = this.#queue.filter((_, at) => !verdicts[at]);
    this.before += known.length;
    this.left -= known.length;
    return known;
  }

  /** All that is left at once, for others to judge. */
  rest(): Work[] {
    return this.#queue.splice(0);
  }

  /** Something to judge that no other grader is at; undefined when all is done. Waits while others are at the rest. */
  async next(signal: AbortSignal): Promise<Work | undefined> {
    while (!signal.aborted) {
      const work = this.#queue.shift();
      if (!work) {
        if (this.#elsewhere.length === 0) return undefined;
        await sleep(lookAgainMilliseconds);
        this.#queue.push(...this.#elsewhere.splice(0));
        continue;
      }
      if (!this.book || (await this.book.claim(work.judging))) return work;
      this.#elsewhere.push(work);
    }
    return undefined;
  }

  /** The verdict that another grader has entered in the meantime, else that of `judge`, entered in one transaction. */
  async judged({ judging }: Work, judge: () => Promise<Verdict>): Promise<Verdict> {
    const book = this.book;
    const started = new Date();
    try {
      const [there] = book && !this.again ? await book.verdicts([judging]) : [];
      const verdict = there ?? (await judge());
      if (there) this.before++;
      else await book?.enter([{ judging, verdict, started }], this.again);
      this.left--;
      return verdict;
    } finally {
      await book?.release(judging);
    }
  }
}

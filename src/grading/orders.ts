// Judged by others: what a desk has goes into the queue, and verdicts come out of the gradebook.
import { setTimeout as sleep } from "node:timers/promises";
import type { Book, Judging } from "../gradebook/book";
import type { Queue, Unfinished } from "../gradebook/queue";
import type { Verdict } from "../gradebook/verdict";
import type { Desk, Work } from "./desk";
import { packed } from "./parcel";

export interface Ordering {
  readonly queue: Queue;
  /** Told once if for some seconds nobody takes anything; whether there are workers at all. */
  readonly onIdle: (hasWorkers: boolean) => void;
}

const lookMilliseconds = 500;
const idleMilliseconds = 5_000;

/**
 * Enqueues all that `desk` has, and waits until workers have judged it.
 * @throws Error that names what every worker broke at; everything else is in the gradebook then.
 */
export async function ordered(
  desk: Desk,
  book: Book,
  { queue, onIdle }: Ordering,
  signal: AbortSignal | undefined,
  done: (work: Work, verdict: Verdict) => void,
): Promise<void> {
  const left = new Map(desk.rest().map((work) => [keyOf(work.judging), work]));
  const orders = [...left.values()].map(({ judging, submission }) => ({
    judging,
    submission: packed(submission),
  }));
  await queue.put(book, orders, desk.again);
  let moved = Date.now();
  while (left.size > 0) {
    signal?.throwIfAborted();
    await queue.reclaim();
    const unfinished = await queue.unfinished(book.course);
    const states = new Map(
      unfinished.map((order) => [keyOf({ attempt: order, checks: order.checks }), order.state]),
    );
    const judged = [...left].filter(([key]) => !states.has(key));
    const verdicts = await book.verdicts(judged.map(([, { judging }]) => judging));
    for (const [at, [key, work]] of judged.entries()) {
      const verdict = verdicts[at];
      if (!verdict)
        throw new Error(
          `${work.submission.file} left the queue without a verdict: run the same command again`,
        );
      left.delete(key);
      desk.left--;
      done(work, verdict);
    }
    const now = [...left.keys()].map((key) => states.get(key));
    if (left.size > 0 && now.every((state) => state === "failed"))
      throw new Error(givenUp([...left.values()]));
    if (judged.length > 0 || now.includes("active")) moved = Date.now();
    if (Date.now() - moved > idleMilliseconds) {
      onIdle(await queue.hasWorkers());
      moved = Number.POSITIVE_INFINITY;
    }
    if (left.size > 0) await sleep(lookMilliseconds, undefined, signal && { signal });
  }
}

function givenUp(left: readonly Work[]): string {
  const files = left.map(({ submission }) => submission.file);
  const named = files.length > 5 ? `${files.slice(0, 5).join(", ")}, …` : files.join(", ");
  return `workers broke at ${files.length} of the submissions, each several times (${named}); the others are in the gradebook. See what the workers say, then run the same command again`;
}

function keyOf({
  attempt,
  checks,
}: Pick<Judging, "attempt" | "checks"> | { attempt: Unfinished; checks: string }): string {
  return JSON.stringify([attempt.student, attempt.lesson, attempt.content, checks]);
}

// A worker: judges what others put into the queue, for any course of the same checks, and enters it in the gradebook.
import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { Book } from "../gradebook/book";
import type { Database } from "../gradebook/database";
import type { Queue, Taken } from "../gradebook/queue";
import type { Verdict } from "../gradebook/verdict";
import { BenchHere } from "./bench";
import { courseCatalogue } from "./grade";
import { type Grading, versionsOf } from "./judging";
import { unpacked } from "./parcel";
import type { ChecksVersion } from "./version";

export interface Working extends Pick<Grading, "secret" | "catalogue" | "limits" | "parallel" | "version"> {
  readonly signal: AbortSignal;
  /** Told of each verdict once it is entered. */
  readonly onJudged: (taken: Taken, verdict: Verdict) => void;
  /** Told of what was begun and given back. */
  readonly onGivenBack: (taken: Taken) => void;
  /** Told once of each lesson of which something waits for other checks than this worker has. */
  readonly onForeign: (lesson: string) => void;
}

const pollMilliseconds = 500;
const reclaimMilliseconds = 2_000;
/** Until an order that a grader is at is offered again. */
const laterSeconds = 2;

/**
 * Works until `signal` ends it; what was begun then goes back into the queue. Rejects as soon as the machine, not a student,
 * fails, and gives back, too.
 */
export async function work(database: Database, queue: Queue, working: Working): Promise<void> {
  const { parallel = availableParallelism(), catalogue = courseCatalogue() } = working;
  const broken = new AbortController();
  const signal = AbortSignal.any([broken.signal, working.signal]);
  const terms = { ...working, catalogue, signal };
  let foreign = new Set<string>();
  const versionOf = versionsOf(working);
  const versions = new Map([...catalogue.keys()].map(versionOf).map((version) => [version.whole, version]));

  const bench = new BenchHere(working);
  signal.addEventListener("abort", () => void bench.close());

  const attempt = async (taken: Taken, { exercises }: ChecksVersion): Promise<void> => {
    try {
      await judge(database, queue, taken, exercises, bench, terms);
    } catch (error) {
      if (working.signal.aborted) working.onGivenBack(taken);
      if (signal.aborted) await queue.giveBack(taken);
      else await queue.giveUp(taken, error as Error);
      throw error;
    }
  };

  const hand = async (): Promise<void> => {
    while (!signal.aborted) {
      const taken = await queue.take([...versions.keys()]);
      if (taken) await attempt(taken, versions.get(taken.checks)!);
      else await sleep(pollMilliseconds, undefined, { signal });
    }
  };

  const reclaim = async (): Promise<void> => {
    for (;;) {
      await queue.reclaim();
      const lessons = await queue.foreign([...versions.keys()]);
      for (const lesson of lessons) if (!foreign.has(lesson)) working.onForeign(lesson);
      foreign = new Set(lessons);
      await sleep(reclaimMilliseconds, undefined, { signal });
    }
  };

  const whole = async (part: () => Promise<void>): Promise<void> => {
    try {
      await part();
    } catch (error) {
      if (!signal.aborted) broken.abort(error);
    }
  };
  await Promise.all([whole(reclaim), ...Array.from({ length: parallel }, () => whole(hand))]);
  await bench.close();
  broken.signal.throwIfAborted();
}

/** Judges what nobody else is at, or has judged in the meantime. */
async function judge(
  database: Database,
  queue: Queue,
  taken: Taken,
  exercises: Readonly<Record<string, string>>,
  bench: BenchHere,
  { catalogue = new Map(), onJudged }: Working,
): Promise<void> {
  const book = new Book(database, taken.course);
  const judging = { attempt: taken, checks: taken.checks, exercises };
  if (!(await book.claim(judging))) return queue.giveBack(taken, laterSeconds);
  try {
    const started = new Date();
    const [there] = taken.again ? [] : await book.verdicts([judging]);
    if (!there) {
      const submission = unpacked(taken.submission);
      const verdict = await bench.judge({ submission, exercises: catalogue.get(taken.lesson) ?? [] });
      await book.enter([{ judging, verdict, started }], taken.again);
      onJudged(taken, verdict);
    }
    await queue.finish(taken);
  } finally {
    await book.release(judging);
  }
}

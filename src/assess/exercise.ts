// What an exercise is: its numbers, its reference, its checks, its hints. A lesson's checks.ts exports a list of these.
import type { Text } from "../language/text";
import type { Option } from "./choice";
import type { CountedValue } from "./counted";
import type { Grade } from "./free-text/grade";
import { Miss } from "./miss";
import type { Random } from "./random";
import type { Value } from "./value";
import type { Withheld } from "./withheld";

/** The numbers drawn for one student, by name. */
export type Numbers = { readonly [name: string]: Value };

/** Calls the student's function with `input` and brings back its value. Rejects with an `AnswerError`. */
export interface Answer {
  (...input: Value[]): Promise<Value>;
  /** The same with arrays that count how often their numbers are read (see counted.ts). */
  counted?(...input: Value[]): Promise<CountedValue>;
}

/** What is enough for an answer that takes care: see `compareCounted`. */
export interface Enough {
  /** Multiplications (or whatever reads one number of an argument) that suffice. */
  readonly multiplications: number;
  /** What to tell an answer that does more. */
  readonly hint?: Text;
}

/** A wrong way that students really take, and what to tell the one who took it. */
export interface Mistake {
  readonly name: string;
  readonly hint: Text;
  /** Why the mistake gives the right value for some students' numbers; a test demands that all others never do. */
  readonly coincides?: string;
  /** What an answer with this mistake gives for an input. May throw or return `undefined` where it gives nothing. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer takes what its exercise hands it
  answer(...input: any[]): unknown;
}

/** One thing that is looked at, with points of its own. */
export interface Check {
  readonly name: Text;
  readonly points: number;
  /** `public`: the student sees it at once. `grader`: only the grader runs it, with other numbers. */
  readonly audience: "public" | "grader";
  /** Resolves when the answer passes; rejects with a `Miss` (see miss.ts) or with the `AnswerError` of a call. */
  run(context: CheckContext): Promise<void>;
}

/** What a check is given: the answer to ask, and everything drawn for the student. */
export interface CheckContext {
  readonly answer: Answer;
  /** The student's own numbers. */
  readonly numbers: Numbers;
  /** Draws that belong to this student, exercise and check. */
  readonly random: Random;
  /**
   * Calls the answer with `input` and compares its value with the reference's; a typical mistake is recognised by
   * its value and brings its own hint. Rejects with a `Miss`.
   */
  compare(...input: Value[]): Promise<void>;
  /** Calls the answer with arrays that count how often their numbers are read; a count for each argument comes with the value. */
  counted(...input: Value[]): Promise<CountedValue>;
  /**
   * `compare`, and the answer may not do much more work than is enough: every multiplication reads a number of the map and
   * one of the kernel, so no argument may be read more often than there are multiplications, and once more each number to
   * copy it. An answer that works on copies of all its arguments cannot be counted and fails with words that say so:
   * make such a check public. Rejects with a `Miss`.
   */
  compareCounted(enough: Enough, ...input: Value[]): Promise<void>;
}

/** An exercise: what it draws for a student, how an answer is judged, what helps. */
export interface Exercise {
  /** `NN-name`, where `NN` is the lesson's number: the id of the answer's cell and of the gradebook's column. */
  readonly id: string;
  readonly title: Text;
  /** Draws one student's numbers; `drawNumbers` (variant.ts) rejects degenerate ones. */
  draw(random: Random): Numbers;
  /** The right answer to an input; lives outside the student's process only. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer takes what its exercise hands it
  reference(...input: any[]): unknown;
  /** How far a number may be from the reference's: |got − expected| ≤ tolerance · max(1, |expected|). */
  readonly tolerance: number;
  /** The question that an answer in words is given to; see essay.ts. */
  readonly question?: Text;
  /** What the rubric makes of an answer in words; see essay.ts. */
  readonly grade?: (answer: string) => Grade;
  /** What there is to choose from; see choice.ts. */
  readonly options?: readonly Option[];
  /** What the answer is to be written without: these functions of the library throw while it runs. */
  readonly withholds?: readonly Withheld[];
  readonly mistakes: readonly Mistake[];
  readonly checks: readonly Check[];
  /** From a nudge to nearly the answer. */
  readonly hints: readonly Text[];
}

/** The name of the function that answers an exercise: its id without the number, `01-output-size` → `outputSize`. */
export function answerName(id: string): string {
  return id.replace(/^\d+-/, "").replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The points of all checks that `audience` runs; without it, of all. */
export function pointsOf({ checks }: Exercise, audience?: Check["audience"]): number {
  return checks
    .filter((check) => audience === undefined || check.audience === audience)
    .reduce((sum, check) => sum + check.points, 0);
}

/**
 * `given` itself, once it is known to be well formed.
 * @throws RangeError if the id is not `NN-name`, there is no check, a check has no points, or there are under two hints.
 */
export function exercise(given: Exercise): Exercise {
  const { id, checks, hints } = given;
  if (!/^\d\d-[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new RangeError(`exercise id "${id}" is not like "01-output-size"`);
  if (checks.length === 0) throw new RangeError(`exercise ${id} has 0 checks`);
  const worthless = checks.find((check) => !(check.points > 0));
  if (worthless)
    throw new RangeError(`exercise ${id}: check "${worthless.name.en}" is worth ${worthless.points} points`);
  if (hints.length < 2) throw new RangeError(`exercise ${id} has ${hints.length} hints, it needs 2 or more`);
  return given;
}

/**
 * An exercise whose answer is a number computed from the student's own numbers, judged by one public check that
 * passes the numbers to the answer as its only argument.
 */
export function numeric(
  given: Omit<Exercise, "checks" | "tolerance"> & { points: number; tolerance?: number },
): Exercise {
  const { points, tolerance = 0, ...rest } = given;
  return exercise({
    ...rest,
    tolerance,
    checks: [
      {
        name: { en: "your numbers", ru: "ваши числа" },
        points,
        audience: "public",
        run: ({ compare, numbers }) => compare(numbers).catch(conceal),
      },
    ],
  });
}

/** Passes a miss on without the expected value: in the notebook it would give the number away. */
function conceal(error: unknown): never {
  if (!(error instanceof Miss)) throw error;
  const { expected: _, ...rest } = error.finding;
  throw new Miss(rest);
}

// One call of a student's function, in the process where it lives: the notebook's, or a sandbox.
import { type CountedValue, counting } from "./counted";
import type { Value } from "./value";
import { type Withheld, without } from "./withheld";

/** How a function is to be called. */
export interface CallTerms {
  /** What the library refuses meanwhile. */
  readonly withholds?: readonly Withheld[];
  /** Whether arrays are to count how often they are read. */
  readonly count?: boolean;
}

/** What `answer` gives for `input`, not yet crossed over, and its reads where they are to be counted. Throws what it throws. */
export async function called(
  answer: (...input: Value[]) => unknown,
  input: readonly Value[],
  { withholds = [], count = false }: CallTerms,
): Promise<{ value: unknown } & Pick<CountedValue, "reads">> {
  const { input: handed, reads } = count ? counting(input) : { input, reads: () => [] };
  const value = await without(withholds, () => answer(...handed));
  // Before anybody packs the value, which may hold the counting arrays themselves.
  return { value, reads: reads() };
}

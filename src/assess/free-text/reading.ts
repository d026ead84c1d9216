// An answer as the grader reads it: its words, what each mentions, of whom it speaks, what denies it.
import { denied } from "./denials";
import { type Divisions, divide } from "./divisions";
import { type Spoken, type Subjects, spokenOf } from "./subjects";
import type { Mention, Vocabulary } from "./vocabulary";
import type { Word } from "./words";

export interface Reading extends Divisions, Spoken {
  readonly words: readonly Word[];
  readonly mentions: readonly Mention[];
  /** For each word the places of the words that deny it. */
  readonly denials: readonly (readonly number[])[];
  /** The same for denied verbs that stand after the word. */
  readonly deniedBack: readonly (readonly number[])[];
  /** What an answer speaks of until it names a subject. */
  readonly topic: string | undefined;
  /** For each word whether it asserts nothing. */
  readonly aside: readonly boolean[];
}

/** Reads `answer`; what lies in `struck` (ranges of characters) is as good as not written. */
export function read(
  answer: string,
  vocabulary: Vocabulary,
  subjects: Subjects,
  struck: readonly { start: number; end: number }[] = [],
): Reading {
  const words = vocabulary
    .wordsOf(answer)
    .filter(({ start }) => !struck.some((range) => start >= range.start && start < range.end));
  const mentions = vocabulary.mentions(words);
  const divisions = divide(answer, words, struck);
  const { denials, deniedBack, aside, compared } = denied(words, mentions, divisions, (word) =>
    vocabulary.isLittle(word),
  );
  const spoken = spokenOf(words, mentions, subjects, divisions, { aside, compared });
  const { topic } = subjects;
  return { words, mentions, denials, deniedBack, aside, topic, ...divisions, ...spoken };
}

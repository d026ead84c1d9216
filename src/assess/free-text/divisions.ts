// How the words of an answer are divided: sentences, clauses set against each other, parts between commas and conjunctions.
import type { Word } from "./words";

/** For each word the number of its sentence, clause and part, each counted through the answer. */
export interface Divisions {
  readonly sentence: readonly number[];
  readonly clause: readonly number[];
  readonly part: readonly number[];
  /** The first word of each sentence, and at the end the number of words. */
  readonly sentences: readonly number[];
}

const setOf = (words: string) => new Set(words.split(" "));
const adversative = setOf(
  "but because since so therefore hence thus while whereas although though но а поэтому потому поскольку ибо зато тогда хотя значит however",
);
const joining = setOf("yet which who что чтобы который которая которое которые так ведь и and where где");

/** The divisions of `words`; a piece that is struck out divides sentences, too. */
export function divide(
  answer: string,
  words: readonly Word[],
  struck: readonly { start: number; end: number }[],
): Divisions {
  const sentence: number[] = [];
  const clause: number[] = [];
  const part: number[] = [];
  const sentences = [0];
  let [inClause, inPart] = [0, 0];
  words.forEach((word, place) => {
    const before = words[place - 1];
    const gap = before ? answer.slice(before.end, word.start) : "";
    const ends =
      before?.kind === "mark" && /^[.!?;…]$/.test(before.text) && (before.text !== "." || /\s/.test(gap));
    const over =
      ends ||
      /\n/.test(gap) ||
      (gap.length > 0 && struck.some(({ start }) => start >= before!.end && start < word.start));
    if (over && place > sentences.at(-1)!) {
      sentences.push(place);
      inClause++;
      inPart++;
    } else if (adversative.has(word.text)) {
      inClause++;
      inPart++;
    } else if (joining.has(word.text) || (before?.kind === "mark" && /^[,:()—–«»"]$/.test(before.text)))
      inPart++;
    sentence.push(sentences.length - 1);
    clause.push(inClause);
    part.push(inPart);
  });
  sentences.push(words.length);
  return { sentence, clause, part, sentences };
}

// What the learned second opinion looks at: named signals of an answer, most of them 1 when something is there.
import { claims, namesOf } from "./claims";
import type { Struck } from "./guards";
import type { Reading } from "./reading";
import type { Question } from "./rubric";
import { orderOf } from "./salad";
import { verbLike } from "./verbs";

/** Signals by name; what is not named is 0. */
export type Signals = ReadonlyMap<string, number>;

/** How many words may stand between two meanings that are seen as a pair. */
const reach = 4;

/** The signals of `answer` to `question`, which was read as `reading` with `struck` left out. */
export function signalsOf(
  answer: string,
  question: Question,
  reading: Reading,
  struck: readonly Struck[],
  verdicts: ReadonlyMap<string, unknown>,
): Signals {
  const signals = new Map<string, number>();
  const put = (name: string) => signals.set(name, 1);
  const { words, mentions, denials, deniedBack, aside, subject, clause, sentence } = reading;
  // what stands beside a plea counts as if there were none
  for (const { guard } of struck) if (guard !== "plea") put(`guard ${guard}`);
  for (const [concept, verdict] of verdicts) if (verdict !== false) put(`rule ${concept} ${verdict}`);
  for (const { name, evidence, counter } of question.concepts)
    for (const pattern of new Set([...evidence.flat(), ...counter.flat()]))
      for (const { denied } of claims(pattern, reading, question.formulas))
        put(`${denied ? "denies" : "says"} ${name}: ${pattern.source}`);

  const seen = mentions.map(({ meaning, first, last }) => {
    const isDenied = denials[first]!.length + deniedBack[first]!.length > 0 || aside[first];
    return { name: isDenied ? `not ${meaning}` : meaning, meaning, first, last };
  });
  // what is said last may take back what was said before
  const said = [...new Set(seen.map(({ first }) => sentence[first]!))].sort((a, b) => a - b);
  for (const { name, first } of seen) {
    put(name);
    if (subject[first] !== undefined) put(`${subject[first]}: ${name}`);
    if (said.length > 1) put(`${sentence[first] === said.at(-1) ? "at last" : "at first"} ${name}`);
  }
  const inOrder = seen.toSorted((one, other) => one.first - other.first);
  for (const [place, one] of inOrder.entries())
    for (let next = place + 1; next < inOrder.length; next++) {
      const other = inOrder[next]!;
      if (other.first - one.last > reach || clause[other.first] !== clause[one.first]) break;
      if (other.first > one.last && other.meaning !== one.meaning) put(`${one.name} > ${other.name}`);
    }
  for (const [place, { formula, kind, text }] of words.entries()) {
    if (kind === "word") put(`word ${stem(text)}`);
    if (!formula) continue;
    put(formula.right ? "formula" : "wrong formula");
    for (const name of namesOf(formula, question.formulas, reading)) {
      put(`=${name}`);
      if (subject[place] !== undefined) put(`${subject[place]}: =${name}`);
    }
  }

  for (const neighbours of [fronts(words), meant(reading)])
    for (const [place, here] of neighbours.entries())
      for (const one of neighbours[place - 1] ?? []) for (const other of here) put(`& ${one} ${other}`);

  const sizes = words.flatMap(({ text, value }) => (text === "3x3" && value !== undefined ? [value] : []));
  if (sizes.length > 1 && sizes.at(-1) !== sizes[0])
    put(sizes.at(-1)! > sizes[0]! ? "sizes grow" : "sizes shrink");
  for (const [name, amount] of Object.entries(amounts(answer, reading))) signals.set(name, amount);
  return signals;
}

/** How much there is of what in `answer`, and how usual its order is. */
function amounts(answer: string, { words, mentions, sentences }: Reading): Record<string, number> {
  const count = words.filter(({ kind }) => kind === "word").length;
  const aWord = (some: number) => (count > 0 ? some / count : 0);
  const { usual, strange } = orderOf(answer, words);
  const marks = words.filter(({ kind, text }) => kind === "mark" && /^[.,;:—–]$/.test(text)).length;
  return {
    words: count,
    "meanings a word": aWord(new Set(mentions.map(({ first }) => first)).size),
    "different meanings": new Set(mentions.map(({ meaning }) => meaning)).size,
    "usual order": usual,
    "strange order": strange,
    sentences: sentences.length - 1,
    // scraps without a verb are often but names of things
    "words a piece": count / (1 + marks),
    verbs: aWord(words.filter(({ text }) => verbLike(text)).length),
  };
}

/** Each word by its front, as `_front`; the first stands after a `^`. */
function fronts(words: Reading["words"]): string[][] {
  const front = ({ kind, text }: Reading["words"][number]) =>
    kind === "word" ? stem(text) : kind === "number" ? "#" : kind === "formula" ? "F" : text;
  return [["^"], ...words.map((word) => [`_${front(word)}`])];
}

/** Each word by what it means, as `<meaning>`, or else by its front. */
function meant({ words, mentions }: Reading): string[][] {
  const at = words.map((): Set<string> => new Set());
  for (const { meaning, first, last } of mentions)
    for (let place = first; place <= last; place++) at[place]!.add(`<${meaning}>`);
  return words.map(({ kind, text }, place) =>
    at[place]!.size > 0 ? [...at[place]!] : [kind === "word" ? stem(text) : text],
  );
}

/** The front of a word, without most endings. */
function stem(word: string): string {
  return /[а-я]/.test(word) ? word.slice(0, Math.max(3, Math.min(6, word.length - 2))) : word.slice(0, 6);
}

// What is no answer, however many right words it has: pleas, instructions to the grader, copies of the question, word lists.
import type { Question, Rubric } from "./rubric";
import { verbLike } from "./verbs";
import type { Vocabulary } from "./vocabulary";
import { type Word, wordsOf } from "./words";

/** Why a piece of an answer is not read. */
export type GuardName = "plea" | "copy" | "list" | "salad" | "unknown" | "long";

/** A piece of an answer that is not read: the characters from `start` up to `end`. */
export interface Struck {
  readonly guard: GuardName;
  readonly start: number;
  readonly end: number;
}

/** The pieces of `answer` that are struck out before it is read. */
export function guards(answer: string, question: Question, rubric: Rubric): Struck[] {
  const struck: Struck[] = [];
  for (const match of answer.matchAll(/\{[^{}]*["':][^{}]*\}|```[\s\S]*?```|<\/?\w+[^>]*>/g))
    if (/["']|score|true|<|`/.test(match[0]))
      struck.push({ guard: "plea", start: match.index, end: match.index + match[0].length });
  const all = rubric.vocabulary.wordsOf(answer);
  let next = 0;
  const asked = stems(`${question.text.en} ${question.text.ru}`, rubric.vocabulary);
  for (const sentence of sentencesOf(answer)) {
    const words: Word[] = [];
    for (; next < all.length && all[next]!.start < sentence.end; next++)
      if (all[next]!.start >= sentence.start) words.push(all[next]!);
    const said = words.filter(({ kind }) => kind === "word");
    const plea = pleaIn(words, rubric.pleas);
    if (plea) struck.push(plea);
    if (!words.some(({ kind }) => kind === "formula") && isCopy(said, asked, rubric.vocabulary))
      struck.push({ guard: "copy", ...sentence });
    else if (isList(words, rubric.vocabulary)) struck.push({ guard: "list", ...sentence });
  }
  return struck;
}

/** The sentences of `text`: up to a full stop, a question mark, a semicolon or a new line. */
function sentencesOf(text: string): { start: number; end: number }[] {
  const found = [];
  for (const match of text.matchAll(/[^.!?;\n…]*(?:\.(?=\S)[^.!?;\n…]*)*[.!?;\n…]*/g))
    if (match[0].trim() !== "") found.push({ start: match.index, end: match.index + match[0].length });
  return found;
}

/** From the plea to the end of its clause: what is told around it is read. */
function pleaIn(words: readonly Word[], pleas: Vocabulary): Struck | undefined {
  const mentions = pleas.mentions(words);
  const first = mentions[0];
  if (!first) return undefined;
  const cut = (place: number) =>
    /^[,:()—–]$/.test(words[place]!.text) ||
    /^(?:because|since|потому|поскольку|так|ведь)$/.test(words[place]!.text);
  let from = first.first;
  while (from > 0 && !cut(from - 1)) from--;
  let last = mentions.at(-1)!.last;
  while (last + 1 < words.length && !cut(last + 1)) last++;
  return {
    guard: first.meaning === "plea" ? "plea" : "unknown",
    start: words[from]!.start,
    end: words[last]!.end,
  };
}

function stems(text: string, vocabulary: Vocabulary): Set<string> {
  return new Set(
    wordsOf(text)
      .filter(({ kind, text }) => kind === "word" && !vocabulary.isLittle(text))
      .map(({ text }) => text.slice(0, 5)),
  );
}

function isCopy(said: readonly Word[], asked: ReadonlySet<string>, vocabulary: Vocabulary): boolean {
  const content = said.filter(({ text }) => !vocabulary.isLittle(text));
  if (content.length < 2) return false;
  const copied = content.filter(({ text }) => asked.has(text.slice(0, 5))).length;
  return copied === content.length || (content.length >= 5 && copied >= content.length * 0.85);
}

/** Six words or more, hardly any of them a little word or a verb: names, not a statement. */
function isList(words: readonly Word[], vocabulary: Vocabulary): boolean {
  const said = words.filter(({ kind }) => kind === "word");
  const formulas = words.filter(({ kind }) => kind === "formula").length;
  // one name or formula after another
  const names = words.filter(({ kind }) => kind !== "mark").length;
  const commas = words.filter(({ text }) => text === ",").length;
  if (commas >= 6 && names <= 1.5 * (commas + 1)) return formulas < commas / 2;
  if (said.length < 6 || said.length < 5 * formulas) return false;
  // «нули между → свёртка → карта больше», "Conv3d = clips, Conv2d = photos" say how the things hang together
  if (words.some(({ text }) => text === "→") || (said.length <= 8 && words.some(({ text }) => text === "=")))
    return false;
  // many short pieces between commas and next to no verb
  const pieces = commas + 1;
  if (
    formulas === 0 &&
    pieces >= 6 &&
    said.length <= 2.7 * pieces &&
    said.filter(({ text }) => verbLike(text)).length <= 1
  )
    return true;
  const binding = said.filter(
    ({ text }) =>
      (vocabulary.isLittle(text) &&
        (text.length > 1 || /^[aвсиоуяк]$/.test(text)) &&
        !/^(?:между|between|around|more|больше)$/.test(text)) ||
      verbLike(text),
  ).length;
  return binding / said.length <= 0.1;
}

// Words in an order that no sentence has: shuffled answers, words thrown together.
import type { Struck } from "./guards";
import { kindsOf } from "./kinds";
import order from "./word-order.json";
import type { Word } from "./words";

const table: Readonly<Record<string, Readonly<Record<string, number>>>> = order;
const before = new Map<string, number>();
const after = new Map<string, number>();
let all = 0;
for (const [one, followers] of Object.entries(table))
  for (const [other, count] of Object.entries(followers)) {
    before.set(one, (before.get(one) ?? 0) + count);
    after.set(other, (after.get(other) ?? 0) + count);
    all += count;
  }

const prepositions = new Set(
  "of in on to at by for with from into over under between without a an the в во на со из к от для у о об за при над под без через перед вдоль и а но или and or but если чтобы не".split(
    " ",
  ),
);
const openers = new Set(
  "of into onto from with a an the your its our their в во на со из к от для об за при без через перед вдоль".split(
    " ",
  ),
);
const closers = new Set(
  "of from into is are was be and or but a an the than и а но или не в на со к от для".split(" "),
);

/** How usual the order of `words` is: above 0 when they follow each other as in prose, about 0 in no order at all. */
function usual(words: readonly Word[]): number {
  const kinds = kindsOf(words);
  let sum = 0;
  let pairs = 0;
  for (let at = 1; at < kinds.length; at++) {
    const [one, other] = [kinds[at - 1]!, kinds[at]!];
    const expected = ((before.get(one) ?? 0) * (after.get(other) ?? 0)) / all;
    if (expected === 0) continue;
    sum += Math.log(((table[one]?.[other] ?? 0) + 1) / (expected + 1));
    pairs++;
  }
  return pairs > 0 ? sum / pairs : 0;
}

/** What is written with a capital letter within a sentence as well. */
const names = /^(?:GAN|CNN|Conv|Net|I|Depth|Point|Separable|Transposed|Mobile|Shuffle)/i;

/** How many places of `words` no sentence has: a preposition before a full stop, a capital within, a small letter after a full stop. */
function breaches(answer: string, words: readonly Word[]): number {
  let count = 0;
  words.forEach((word, place) => {
    const next = words[place + 1];
    const last = words[place - 1];
    if (closers.has(word.text) && word.kind === "word") {
      if (
        !next
          ? word.end - word.start === word.text.length && /\p{Ll}/u.test(answer[word.start]!)
          : next.kind === "mark" && /^[.,;!?:]$/.test(next.text)
      )
        count++;
      else if (
        openers.has(word.text) &&
        next?.kind === "word" &&
        prepositions.has(next.text) &&
        !article(next.text)
      )
        count++;
    }
    if (word.kind !== "word" || !last) return;
    const typed = answer.slice(word.start, word.end);
    if (
      last.kind === "mark" &&
      last.text === "." &&
      // e.g. глуб. ядра
      !(words[place - 2]?.kind === "word" && words[place - 2]!.text.length <= 4) &&
      /^\p{Ll}{2,}/u.test(typed)
    )
      count++;
    if (last.kind === "word" && /^\p{Lu}\p{Ll}+$/u.test(typed) && !names.test(typed)) count++;
  });
  return count;
}

/** True for an answer in both languages at once, for which no order is known. */
function isMixed(words: readonly Word[]): boolean {
  const said = words.filter(
    ({ kind, text }) => kind === "word" && (text.length > 2 || /[а-я]/.test(text)) && !/\d/.test(text),
  );
  const latin = said.filter(({ text }) => /^[a-z]/.test(text)).length;
  return latin >= said.length * 0.2 && latin <= said.length * 0.8;
}

function article(word: string): boolean {
  return /^(?:a|an|the)$/.test(word);
}

/** How usual the order of `words` is, and how many of its places, as a share, no sentence has. */
export function orderOf(answer: string, words: readonly Word[]): { usual: number; strange: number } {
  if (words.some(({ respelt }) => respelt)) return { usual: 0.5, strange: 0 };
  const said = words.filter(({ kind }) => kind === "word").length;
  return {
    usual: isMixed(words) ? 0.5 : usual(words),
    strange: said > 0 ? breaches(answer, words) / said : 0,
  };
}

/** Nothing, or the whole of `answer` when its words stand in no order. */
export function saladIn(answer: string, words: readonly Word[]): Struck[] {
  const said = words.filter(({ kind }) => kind === "word").length;
  // a comparison in signs is no prose
  if (said < 7 || (said < 15 && words.some(({ text }) => /^[<>=≤≥]$/.test(text)))) return [];
  const order = orderOf(answer, words);
  const least = said < 10 ? -0.4 : said < 15 ? -0.22 : said < 25 ? 0 : 0.06;
  return order.usual - 4 * order.strange < least ? [{ guard: "salad", start: 0, end: answer.length }] : [];
}

// An answer as the grader reads it: sentences, what each word mentions, of whom it speaks, what denies it.
import type { Mention, Vocabulary } from "./vocabulary";
import { type Word, wordsOf } from "./words";

/** What holds for one word of an answer. */
export interface Standing {
  /** The sentence it stands in, from 0. */
  readonly sentence: number;
  /** The part of the sentence between commas and conjunctions, counted through the answer. */
  readonly part: number;
  /** Places of the words that deny it (`not`, `без`). */
  readonly denials: readonly number[];
  /** True for what the answer only compares with, asks, or calls mistaken: it asserts nothing. */
  readonly aside: boolean;
  /** The thing of which it speaks, one of the question's subjects. */
  readonly subject: string | undefined;
  /** True when that thing is not named in the same part of the sentence. */
  readonly carried: boolean;
}

export interface Reading {
  readonly answer: string;
  readonly words: readonly Word[];
  readonly mentions: readonly Mention[];
  readonly standing: readonly Standing[];
  /** The first word of each sentence, and at the end the number of words. */
  readonly sentences: readonly number[];
}

/** The things that a question compares: their names are meanings of the vocabulary. */
export interface Subjects {
  readonly names: readonly string[];
  /** Two that are "the one" and "the other", in the question's order. */
  readonly pair?: readonly [string, string];
}

const breaks = new Set(
  "but because since so therefore hence thus while whereas although though yet which who что но а поэтому потому поскольку ибо зато тогда хотя чтобы который которая которое которые так ведь значит и and".split(
    " ",
  ),
);
const turns = new Set("but actually fact но однако деле however".split(" "));
const relative = new Set("which that который которая которое которые".split(" "));
const pronouns = new Set("we it they you one there мы они она он".split(" "));
const finite =
  /^(?:\p{Script=Cyrillic}{2,}(?:ет|ит|ут|ют|ят|ется|ится|утся|ются|ятся)|is|are|has|have|needs?|uses?|comes?|stands?|gets?|gives?|becomes?)$/u;
const english = /^[a-z]+$/;
const firsts = new Set(
  "one first former одна одно первая первой первую первое одной один первый у".split(" "),
);
const others = new Set(
  "other second latter another другая другой другую вторая второй вторую второе вторая другое последняя последней".split(
    " ",
  ),
);

/** Reads `answer`; what lies in `struck` (ranges of characters) is as good as not written. */
export function read(
  answer: string,
  vocabulary: Vocabulary,
  subjects: Subjects,
  struck: readonly { start: number; end: number }[] = [],
): Reading {
  const words = wordsOf(answer).filter(
    ({ start }) => !struck.some((range) => start >= range.start && start < range.end),
  );
  const mentions = vocabulary.mentions(words);
  const { sentence, part, sentences } = parts(answer, words, struck);
  const denials = words.map((): number[] => []);
  const aside = words.map(() => false);
  const at = new Map<number, Set<string>>();
  for (const { meaning, first } of mentions) at.set(first, (at.get(first) ?? new Set()).add(meaning));
  const content = (place: number) =>
    words[place]!.kind !== "mark" && !vocabulary.isLittle(words[place]!.text);

  const reach = (from: number, most: number, stop?: (place: number) => boolean) => {
    const covered: number[] = [];
    for (let place = from; place < words.length && covered.length < most; place++) {
      if (part[place] !== part[from - 1] || sentence[place] !== sentence[from - 1]) break;
      covered.push(place);
      if (stop?.(place)) break;
    }
    return covered;
  };

  for (const { meaning, first, last } of mentions) {
    if (meaning === "not" || meaning === "without") {
      const long = english.test(words[first]!.text) || meaning === "without";
      const vague = (place: number) => {
        const meanings = at.get(place);
        return !meanings || [...meanings].every((one) => one === "yield" || one === "process");
      };
      const covered =
        meaning === "without"
          ? reach(last + 1, 5)
          : long
            ? reach(last + 1, 9)
            : reach(last + 1, 7, (place) => content(place) && !vague(place));
      for (const place of covered) denials[place]!.push(first);
      if (meaning === "without" && covered.filter(content).length === 0)
        for (let place = first - 1; place >= 0 && part[place] === part[first] && first - place < 7; place--)
          denials[place]!.push(first);
    }
    if (meaning === "instead" || meaning === "versus") {
      // «вместо произведения стоит сумма»: a verb that follows is asserted again
      const verb = (place: number) =>
        meaning === "instead" &&
        place > last + 1 &&
        (pronouns.has(words[place]!.text) || finite.test(words[place]!.text));
      for (const place of reach(last + 1, 10)) {
        if (verb(place)) break;
        aside[place] = true;
      }
    }
    if (meaning === "misbelief")
      for (let place = first; place < words.length && sentence[place] === sentence[first]; place++) {
        if (turns.has(words[place]!.text)) break;
        aside[place] = true;
      }
  }
  for (const [index, from] of sentences.slice(0, -1).entries()) {
    const end = words[sentences[index + 1]! - 1];
    if (end?.text === "?") for (let place = from; place < sentences[index + 1]!; place++) aside[place] = true;
  }

  const { subject, carried } = spokenOf(words, mentions, subjects, sentence, part, aside);
  return {
    answer,
    words,
    mentions,
    sentences,
    standing: words.map((_, place) => ({
      sentence: sentence[place]!,
      part: part[place]!,
      denials: denials[place]!,
      aside: aside[place]!,
      subject: subject[place],
      carried: carried[place]!,
    })),
  };
}

function parts(answer: string, words: readonly Word[], struck: readonly { start: number; end: number }[]) {
  const sentence: number[] = [];
  const part: number[] = [];
  const sentences = [0];
  let current = 0;
  words.forEach((word, place) => {
    const before = words[place - 1];
    const gap = before ? answer.slice(before.end, word.start) : "";
    const over =
      before &&
      (/[.!?;…]/.test(before.text) && before.kind === "mark" && (/\s/.test(gap) || before.text !== ".")
        ? true
        : /\n/.test(gap) || struck.some(({ start }) => start >= before.end && start < word.start));
    if (over && place > sentences.at(-1)!) {
      sentences.push(place);
      current++;
    } else if (before && (/^[,:()—–«»"]$/.test(before.text) || breaks.has(word.text))) current++;
    sentence.push(sentences.length - 1);
    part.push(current);
  });
  sentences.push(words.length);
  return { sentence, part, sentences };
}

/** For each word, the subject named last before it; words before the first one in their sentence's part look ahead to it. */
function spokenOf(
  words: readonly Word[],
  mentions: readonly Mention[],
  { names, pair }: Subjects,
  sentence: readonly number[],
  part: readonly number[],
  aside: readonly boolean[],
) {
  const named = new Map<number, string>();
  let active: string | undefined;
  const byPlace = new Map<number, string>();
  for (const { meaning, first, last } of mentions)
    if (names.includes(meaning) && !aside[first]) {
      for (let at = first; at <= last; at++) byPlace.set(at, byPlace.get(at) ?? meaning);
    }
  words.forEach((word, place) => {
    const subject = byPlace.get(place);
    if (subject !== undefined) {
      active = subject;
      named.set(place, subject);
    } else if (pair && word.kind === "word" && !aside[place]) {
      const opens =
        place === 0 ||
        part[place - 1] !== part[place] ||
        (place > 1 && part[place - 2] !== part[place]) ||
        /^(?:the|у|в|для|for|in|with)$/.test(words[place - 1]!.text);
      if (opens && others.has(word.text) && (active === undefined || pair.includes(active))) {
        active =
          active === pair[1] &&
          named.size > 0 &&
          [...named.values()].includes(pair[1]) &&
          ![...named.values()].includes(pair[0])
            ? pair[0]
            : pair[1];
        named.set(place, active);
      } else if (opens && firsts.has(word.text) && word.text !== "у" && active === undefined) {
        active = pair[0];
        named.set(place, active);
      }
    }
  });
  const subject: (string | undefined)[] = [];
  const carried: boolean[] = [];
  let last: { name: string; sentence: number; part: number } | undefined;
  for (let place = 0; place < words.length; place++) {
    const here = named.get(place);
    if (here !== undefined) last = { name: here, sentence: sentence[place]!, part: part[place]! };
    else if (
      last &&
      relative.has(words[place]!.text) &&
      part[place] === last.part + (words[place - 1]?.kind === "mark" ? 1 : 0)
    )
      last = { ...last, part: part[place]! };
    let name = last?.name;
    let old = last === undefined || last.part !== part[place];
    // «для видео 3D»: the part of the sentence names its subject only later
    if (
      here === undefined &&
      (old || part[place] !== part[place - 1] || (place > 0 && subject[place - 1] !== name))
    ) {
      for (
        let ahead = place;
        ahead < words.length && part[ahead] === part[place] && sentence[ahead] === sentence[place];
        ahead++
      ) {
        const later = named.get(ahead);
        if (later === undefined) continue;
        const earlier = [...named.keys()].some((at) => at < place && part[at] === part[place]);
        if (!earlier) {
          name = later;
          old = false;
        }
        break;
      }
    }
    subject.push(name);
    carried.push(old);
  }
  return { subject, carried };
}

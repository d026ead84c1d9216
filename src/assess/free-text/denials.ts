// What an answer denies, and what it only compares with, asks or calls mistaken.
import type { Divisions } from "./divisions";
import { verbLike } from "./verbs";
import type { Mention } from "./vocabulary";
import type { Word } from "./words";

export interface Denials {
  /** For each word the places of the words that deny it. */
  readonly denials: number[][];
  /** The same for denied verbs that stand after the word. */
  readonly deniedBack: number[][];
  /** For each word whether it asserts nothing. */
  readonly aside: boolean[];
  /** For each word whether it is what something is compared with, which the answer does not go on to speak of. */
  readonly compared: boolean[];
}

const setOf = (words: string) => new Set(words.split(" "));
const turns = setOf("but actually fact но однако деле however а");
const pronouns = setOf("we it they you one there мы они она он");
const auxiliaries = setOf("is are was were do does did can could will would be have has");
const finite =
  /^(?:\p{Script=Cyrillic}{2,}(?:ет|ит|ут|ют|ят|ется|ится|утся|ются|ятся)|is|are|has|have|needs?|uses?|comes?|stands?|gets?|gives?|becomes?)$/u;
const english = /^[a-z]+$/;

/** Reads the denials of `words`; `isLittle` tells words without content. */
export function denied(
  words: readonly Word[],
  mentions: readonly Mention[],
  divisions: Divisions,
  isLittle: (word: string) => boolean,
): Denials {
  const { sentence, part, sentences } = divisions;
  const denials = words.map((): number[] => []);
  const deniedBack = words.map((): number[] => []);
  const aside = words.map(() => false);
  const compared = words.map(() => false);
  const meaningsAt = new Map<number, string[]>();
  for (const { meaning, first } of mentions) {
    const there = meaningsAt.get(first);
    if (there) there.push(meaning);
    else meaningsAt.set(first, [meaning]);
  }
  const content = (place: number) => words[place]!.kind !== "mark" && !isLittle(words[place]!.text);
  const vague = (place: number) =>
    (meaningsAt.get(place) ?? []).every((one) => one === "yield" || one === "process");
  const ahead = (from: number, most: number, until?: (place: number) => boolean) => {
    const covered: number[] = [];
    for (let place = from; place < words.length && covered.length < most; place++) {
      if (part[place] !== part[from - 1] || sentence[place] !== sentence[from - 1]) break;
      covered.push(place);
      if (until?.(place)) break;
    }
    return covered;
  };
  const back = (from: number, most: number) => {
    const covered: number[] = [];
    for (let place = from; place >= 0 && part[place] === part[from + 1] && covered.length < most; place--)
      covered.push(place);
    return covered;
  };

  for (const { meaning, first, last } of mentions) {
    if (meaning === "not") {
      const latin = english.test(words[first]!.text);
      const next = ahead(last + 1, 3).find(content);
      const verb = next !== undefined && next === last + 1 && !latin && verbLike(words[next]!.text);
      const covered =
        latin || verb ? ahead(last + 1, 9) : ahead(last + 1, 7, (place) => content(place) && !vague(place));
      if (
        verb ||
        (latin && auxiliaries.has(words[first - 1]?.text ?? "")) ||
        words[first]!.end - words[first]!.start > 3
      )
        for (const place of back(first - 1, 9)) deniedBack[place]!.push(first);
      for (const place of covered) denials[place]!.push(first);
    }
    if (meaning === "without") {
      const covered = ahead(last + 1, 5);
      if (!covered.some(content)) covered.push(...back(first - 1, 7));
      for (const place of covered) denials[place]!.push(first);
    }
    // «and than» is a slip for «and then»
    const slip = words[first]!.text === "than" && /^(?:and|,)$/.test(words[first - 1]?.text ?? "");
    if (meaning === "instead" || (meaning === "versus" && !slip)) {
      // «вместо произведения стоит сумма»: a verb that follows is asserted again
      const verb = (place: number) =>
        meaning === "instead" &&
        place > last + 1 &&
        (pronouns.has(words[place]!.text) || finite.test(words[place]!.text));
      for (const place of ahead(last + 1, 10)) {
        if (verb(place)) break;
        aside[place] = compared[place] = true;
        if (meaning === "instead" && (words[place]!.kind === "number" || words[place]!.kind === "formula"))
          break;
      }
    }
    if (meaning === "misbelief")
      for (let place = first; place < words.length && sentence[place] === sentence[first]; place++) {
        if (place > last && (turns.has(words[place]!.text) || words[place]!.text === ":")) break;
        aside[place] = true;
      }
  }
  for (let index = 0; index + 1 < sentences.length; index++) {
    const [from, to] = [sentences[index]!, sentences[index + 1]!];
    if (words[to - 1]?.text === "?") for (let place = from; place < to; place++) aside[place] = true;
    if (counterfactual(words.slice(from, to)))
      for (let place = from; place < to; place++) [denials[place], deniedBack[place]] = [[], []];
  }
  return { denials, deniedBack, aside, compared };
}

/** «without the zeros that would not work»: says that there are zeros. */
function counterfactual(words: readonly Word[]): boolean {
  const text = words.map((word) => word.text).join(" ");
  return /(?:without|без) .*(?:would not|could not|cannot|fails?|impossible|не получ|не работ|не вы[йш]|нельзя|невозможн|бы не)/.test(
    text,
  );
}

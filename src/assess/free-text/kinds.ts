// The kind of each word, as far as its form tells: the little words by themselves, the others by their endings.
import type { Word } from "./words";

const little = new Set(
  (
    "the a an of in on to at by for with from into over under and or but so if as is are was be been has have had do does can " +
    "could will would must it its they them their this that these which who what when where how because since while than then " +
    "also only just not no one two three we you each every all both more most between after before along per instead there " +
    "without whereas rather even through same other " +
    "и а но или в во на с со по из к от до для у о об за при над под без между через после перед вдоль вместо не ни нет что чтобы " +
    "как если когда где это эта этот эти он она оно они его ее их который которая которое которые каждый каждого каждая каждой " +
    "каждому свой своим своя один одна одно одной два две три все весь всю всех так же уже еще тоже только лишь чем то тот та " +
    "те тем там тут здесь мы вы бы ли поэтому потому затем потом сначала есть быть был была были можно нужно"
  ).split(" "),
);

const russian: readonly [RegExp, string][] = [
  [/(?:ется|ится|утся|ются|ятся|атся)$/, "vs"],
  [/(?:ться|ть)$/, "vi"],
  [/(?:ает|яет|ует|еет|ит|ет|ут|ют|ят)$/, "v3"],
  [/(?:ала|ила|ела|али|или|ели|лся|лась|лось|лись)$/, "vp"],
  [/(?:ен|ана|ена|ено|ены|аны)$/, "vk"],
  [/(?:ого|его)$/, "ag"],
  [/(?:ому|ему)$/, "ad"],
  [/(?:ыми|ими)$/, "ai"],
  [/(?:ый|ий)$/, "an"],
  [/(?:ая|яя)$/, "af"],
  [/(?:ое|ее)$/, "ao"],
  [/(?:ые|ие)$/, "ap"],
  [/(?:ых|их)$/, "ax"],
  [/(?:ую|юю)$/, "au"],
  [/(?:ой|ей)$/, "oj"],
  [/(?:ым|им)$/, "im"],
  [/(?:ов|ев)$/, "ng"],
  [/(?:ам|ям)$/, "nd"],
  [/(?:ами|ями)$/, "ni"],
  [/(?:ах|ях)$/, "nx"],
  [/(?:ом|ем)$/, "om"],
  [/(?:а|я)$/, "ea"],
  [/(?:ы|и)$/, "ei"],
  [/(?:у|ю)$/, "eu"],
  [/о$/, "eo"],
  [/е$/, "ee"],
  [/ь$/, "es"],
];
const english: readonly [RegExp, string][] = [
  [/ly$/, "-ly"],
  [/ing$/, "-ing"],
  [/ed$/, "-ed"],
  [/tion$/, "-tion"],
  [/(?:er|or)$/, "-er"],
  [/(?:al|ic|ive|ous|ary|able|wise|ful)$/, "-al"],
  [/[^s]s$/, "-s"],
];

/** A kind for each of `words`: a little word, an ending, `#` for a number or a formula, a mark. */
export function kindsOf(words: readonly Word[]): string[] {
  return words.map(({ kind, text }) => {
    if (kind === "number" || kind === "formula") return "#";
    if (kind === "mark") return /^[.!?;…]$/.test(text) ? "." : /^[,:—–-]$/.test(text) ? "," : "~";
    if (little.has(text)) return text;
    if (/\p{Script=Cyrillic}/u.test(text)) return russian.find(([ending]) => ending.test(text))?.[1] ?? "e0";
    if (text.length <= 2 || /\d/.test(text)) return "#";
    return english.find(([ending]) => ending.test(text))?.[1] ?? "-";
  });
}

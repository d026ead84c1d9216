// How words sound: Russian in Latin letters, English in Cyrillic ones.

const romanised: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "h",
  ц: "c",
  ч: "ch",
  ш: "sh",
  щ: "sh",
  ъ: "",
  ы: "i",
  ь: "",
  э: "e",
  ю: "u",
  я: "a",
};

/** A Russian word by its sound, the same whether it is typed in Cyrillic or in Latin letters by any common scheme. */
export function russianSound(word: string): string {
  if (/\p{Script=Cyrillic}/u.test(word))
    return [...word].map((letter) => romanised[letter] ?? letter).join("");
  return word
    .replace(/shch|sch/g, "sh")
    .replace(/kh|x/g, "h")
    .replace(/ts|tz/g, "c")
    .replace(/[yji]u/g, "u")
    .replace(/[yj]a|ia(?=$)/g, "a")
    .replace(/[yj]o/g, "e")
    .replace(/[yj]e/g, "e")
    .replace(/(?<=[aeiou])y(?=$|[bcdfghklmnprstvz])/g, "i")
    .replace(/iy|yy|ij|yj/g, "ii")
    .replace(/[yj]/g, "i")
    .replace(/w/g, "v")
    .replace(/q/g, "k")
    .replace(/'/g, "");
}

/** The consonants that an English word sounds with; Cyrillic spellings of it by ear have the same. `w` and
 * `th` may be heard or not. */
export function englishConsonants(word: string, w: "v" | "" = "v", th: "s" | "" = "s"): string {
  if (/\p{Script=Cyrillic}/u.test(word))
    return squeezed(
      [...word.replace(/дж/g, "j").replace(/кс/g, "ks")].map((letter) => heard[letter] ?? "").join(""),
    );
  return squeezed(
    word
      .replace(/[^a-z]/g, "")
      .replace(/tion|sion|cian/g, "S")
      .replace(/tch|ch/g, "C")
      .replace(/sh/g, "S")
      .replace(/ph/g, "f")
      .replace(/th/g, th)
      .replace(/wh/g, "v")
      .replace(/gh/g, "")
      .replace(/ck/g, "k")
      .replace(/qu/g, "kv")
      .replace(/x/g, "ks")
      .replace(/c(?=[eiy])/g, "s")
      .replace(/c/g, "k")
      .replace(/(?<!g)g(?=[ei])/g, "j")
      .replace(/z/g, "s")
      .replace(/w(?=[aeiouy]*$|[^aeiouy])/g, "")
      .replace(/w/g, w)
      .replace(/h/g, "")
      .replace(/[aeiouy]/g, ""),
  );
}

const heard: Readonly<Record<string, string>> = {
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  ж: "j",
  з: "s",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  ф: "f",
  х: "",
  ц: "ts",
  ч: "C",
  ш: "S",
  щ: "S",
  j: "j",
  k: "k",
  s: "s",
};

/** Short English words as they are heard: their consonants alone do not tell them apart. */
export const heardAs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    the: "зе зэ за",
    three: "фри сри зри тхри",
    two: "ту",
    d: "ди дэ",
    in: "ин",
    is: "из",
    it: "ит",
    and: "энд эн анд",
    of: "оф ов",
    so: "соу со",
    to: "тю",
    one: "уан ван",
    all: "олл ол",
    sum: "сам",
    less: "лес лесс",
    at: "эт",
    as: "эз",
    a: "э эй",
    good: "гуд",
    with: "виз виф уиз",
  }).flatMap(([word, list]) => list.split(" ").map((heard) => [heard, word] as const)),
);

function squeezed(text: string): string {
  return text.replace(/(.)\1+/g, "$1");
}

const cyrillicFor: readonly [RegExp, string][] = [
  [/tsya$/, "тся"],
  [/tsa$/, "тся"],
  [/shch|sch/g, "щ"],
  [/zh/g, "ж"],
  [/kh/g, "х"],
  [/ts|tz/g, "ц"],
  [/ch/g, "ч"],
  [/sh/g, "ш"],
  [/(?:y|j|i)u/g, "ю"],
  [/(?:y|j)a|ia$/g, "я"],
  [/(?:y|j)[oe]/g, "е"],
  [/(?<=[aeiouyаеиоуюя])[yj]/g, "й"],
  [/[yj](?=[aeiou])/g, "й"],
  [/y/g, "ы"],
  [/j/g, "й"],
  [/'/g, "ь"],
  [/a/g, "а"],
  [/b/g, "б"],
  [/c/g, "ц"],
  [/d/g, "д"],
  [/e/g, "е"],
  [/f/g, "ф"],
  [/g/g, "г"],
  [/[hx]/g, "х"],
  [/i/g, "и"],
  [/k|q/g, "к"],
  [/l/g, "л"],
  [/m/g, "м"],
  [/n/g, "н"],
  [/o/g, "о"],
  [/p/g, "п"],
  [/r/g, "р"],
  [/s/g, "с"],
  [/t/g, "т"],
  [/u/g, "у"],
  [/v|w/g, "в"],
  [/z/g, "з"],
];

/** A Russian word typed in Latin letters, in Cyrillic ones; soft signs that were not typed stay away. */
export function inCyrillic(word: string): string {
  return cyrillicFor.reduce((text, [latin, cyrillic]) => text.replace(latin, cyrillic), word);
}

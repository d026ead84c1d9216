// Letters: one form for the many ways to type the same word (ё/е, look-alikes, transliteration either way, slips).

const lookalikes: Readonly<Record<string, string>> = {
  а: "a",
  в: "b",
  с: "c",
  е: "e",
  н: "h",
  к: "k",
  м: "m",
  о: "o",
  р: "p",
  т: "t",
  х: "x",
  у: "y",
  і: "i",
  ѕ: "s",
  ј: "j",
};
const cyrillicOf: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(lookalikes).map(([cyrillic, latin]) => [latin, cyrillic]),
);

/** `word` in lower case, composed, without ё, accents and invisible letters; a word in two alphabets goes to its main one,
 * when they are even to `main`. */
export function plainWord(word: string, main: "latin" | "cyrillic" = "cyrillic"): string {
  const lower = word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/ё/g, "е")
    .replace(/[’ʼ`]/g, "'");
  const bare = /[\u0300-\u036f]/.test(lower.normalize("NFD"))
    ? lower
        .normalize("NFD")
        .replace(/(?<!и)[\u0300-\u036f]|(?<=и)[\u0300-\u0305\u0307-\u036f]/g, "")
        .normalize("NFC")
    : lower;
  const cyrillic = bare.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = bare.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (cyrillic === 0 || latin === 0) return bare;
  const russian = cyrillic === latin ? main === "cyrillic" : cyrillic > latin;
  const table = russian ? cyrillicOf : lookalikes;
  return [...bare].map((letter) => table[letter] ?? letter).join("");
}

/** `text` with Cyrillic letters that look like Latin ones in formulas (СО, К, х) made Latin. */
export function latinLookalikes(text: string): string {
  return [...text]
    .map((letter) => {
      const lower = letter.toLowerCase();
      const latin = lookalikes[lower];
      if (latin === undefined) return letter;
      return letter === lower ? latin : latin.toUpperCase();
    })
    .join("");
}

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
      .replace(/g(?=[ei])/g, "j")
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

function squeezed(text: string): string {
  return text.replace(/(.)\1+/g, "$1");
}

/** How many slips (a letter left out, added, changed, or two swapped) lie between two words; `most + 1` when more than `most`. */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let here = Math.min(changed, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        here = Math.min(here, before[j - 2]! + 1);
      row.push(here);
      least = Math.min(least, here);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
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

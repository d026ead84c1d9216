// Letters: one form for the many ways to type the same word (ё/е, accents, look-alikes of the other alphabet).

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

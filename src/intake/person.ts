// Who handed something in, as far as a layout, a roster or a notebook tells.

export interface Person {
  /** A folder's name, a full name, or Canvas's letters without spaces. */
  readonly name: string;
  readonly id?: string;
  readonly email?: string;
  readonly login?: string;
}

const mostWords = 4;

/** True if `text` names the same person: any of the identifiers, or the name with its words in another order. */
export function names(text: string, { name, id, email, login }: Person): boolean {
  const said = plain(text);
  if ([id, email, login].some((own) => own !== undefined && plain(own) === said)) return true;
  return sameName(text, name);
}

/** True for the same words in any order, whatever stands between them: `Ivanova, Anna`, `anna_ivanova`, `ivanovaanna`. */
export function sameName(one: string, other: string): boolean {
  if (plain(one) === plain(other)) return true;
  const [fewer, more] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  if (more.length === 0 || more.length > mostWords || fewer.join("").length !== more.join("").length)
    return false;
  return orders(more).includes(fewer.join(""));
}

/** The letters of a name in every order of its words, as `sameName` compares them; none if it has no word or too many. */
export function spellings(name: string): string[] {
  const words = wordsOf(name);
  return words.length === 0 || words.length > mostWords ? [] : orders(words);
}

/** As it is compared: without case, with one form of every letter. */
export function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("ё", "е").trim();
}

function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function orders(words: readonly string[]): string[] {
  if (words.length <= 1) return [words.join("")];
  return words.flatMap((word, at) => orders(words.toSpliced(at, 1)).map((rest) => word + rest));
}

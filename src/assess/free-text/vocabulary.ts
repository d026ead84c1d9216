// What words mean: every word of an answer is looked up as it is, by its sound when it is typed in the other alphabet, and with
// a slip or two when it is long.
import { englishConsonants, russianSound, slips } from "./letters";
import type { Word } from "./words";

/** A vocabulary as it stands in a file: meanings, each with its words, parted by commas. */
export interface VocabularyFile {
  readonly words: Readonly<Record<string, string>>;
  /** Words without content. */
  readonly function: string;
  /** Meanings whose phrases hide the meanings of their single words. */
  readonly whole: string;
}

/** A meaning at the words from `first` to `last` of an answer. */
export interface Mention {
  readonly meaning: string;
  readonly first: number;
  readonly last: number;
}

/** In which alphabet an answer is typed: as its language asks, Russian in Latin letters, or English in Cyrillic ones. */
type Spelling = "plain" | "latin" | "cyrillic";

interface Stem {
  readonly stem: string;
  readonly open: boolean;
  readonly meanings: string[];
}

type Part = { readonly stem: string; readonly open: boolean };

const cyrillic = /\p{Script=Cyrillic}/u;

/** The words of `list`, parted by commas, each in plain letters. */
function entries(list: string): string[] {
  return list
    .split(",")
    .map((entry) => entry.trim().toLowerCase().replace(/ё/g, "е"))
    .filter((entry) => entry !== "");
}

export class Vocabulary {
  private readonly exact = new Map<string, string[]>();
  private readonly stems = new Map<string, string[]>();
  private readonly phrases = new Map<string, { parts: Part[]; meaning: string }[]>();
  private readonly bySound = new Map<string, Stem>();
  private readonly byConsonants = new Map<string, Stem>();
  private readonly byInitial = new Map<string, Stem[]>();
  private readonly little: Set<string>;
  private readonly littleBySound: Set<string>;
  private readonly littleByConsonants: Set<string>;
  private readonly whole: Set<string>;
  private readonly known = new Map<string, readonly string[]>();
  readonly meanings: ReadonlySet<string>;

  constructor(file: VocabularyFile) {
    this.meanings = new Set(Object.keys(file.words));
    this.whole = new Set(entries(file.whole));
    this.little = new Set(entries(file.function));
    const ofScript = (russian: boolean) => [...this.little].filter((word) => cyrillic.test(word) === russian);
    this.littleBySound = new Set(ofScript(true).map(russianSound));
    this.littleByConsonants = new Set(
      ofScript(false)
        .map((word) => englishConsonants(word))
        .filter((key) => key.length > 0),
    );
    for (const [meaning, list] of Object.entries(file.words))
      for (const entry of entries(list)) this.add(entry, meaning);
  }

  /** True for a word without content. */
  isLittle(word: string, spelling: Spelling = "plain"): boolean {
    if (this.little.has(word)) return true;
    if (spelling === "latin") return this.littleBySound.has(russianSound(word));
    return spelling === "cyrillic" && this.littleByConsonants.has(englishConsonants(word));
  }

  /** How the words are typed: most of them mean nothing as they stand, but do in the other alphabet. */
  spellingOf(words: readonly Word[]): Spelling {
    const inLetters = words.filter(({ kind }) => kind === "word").slice(0, 400);
    for (const spelling of ["latin", "cyrillic"] as const) {
      const some = inLetters.filter(({ text }) => cyrillic.test(text) === (spelling === "cyrillic"));
      if (some.length < 3 || some.length < inLetters.length * 0.5) continue;
      const lost = some.filter(({ text }) => !this.isLittle(text) && this.asTyped(text).length === 0);
      const little = some.filter(({ text }) => this.isLittle(text)).length;
      if (lost.length < some.length * 0.4 || little > some.length * 0.34) continue;
      const found = lost.filter(
        ({ text }) => this.isLittle(text, spelling) || this.inOtherLetters(text, spelling).length > 0,
      );
      if (found.length >= lost.length * 0.45) return spelling;
    }
    return "plain";
  }

  /** Every meaning that the words mention. */
  mentions(words: readonly Word[], spelling = this.spellingOf(words)): Mention[] {
    const hidden = new Set<number>();
    const found: Mention[] = [];
    for (let first = 0; first < words.length; first++) {
      for (const { parts, meaning } of this.phrasesAt(words[first]!.text)) {
        const last = this.phraseEnd(words, first, parts);
        if (last === undefined || hidden.has(first)) continue;
        found.push({ meaning, first, last });
        if (this.whole.has(meaning)) for (let at = first; at <= last; at++) hidden.add(at);
      }
    }
    const kept = found.filter(
      ({ meaning, first, last }) =>
        this.whole.has(meaning) ||
        !Array.from({ length: last - first + 1 }, (_, i) => first + i).some((at) => hidden.has(at)),
    );
    words.forEach((word, at) => {
      if (hidden.has(at) || word.kind === "formula" || (word.kind === "mark" && word.text !== "<")) return;
      const meanings = this.meaningsOf(word.text, spelling);
      const alone = meanings.find((meaning) => this.whole.has(meaning));
      for (const meaning of alone ? [alone] : meanings) kept.push({ meaning, first: at, last: at });
    });
    return kept.sort((a, b) => a.first - b.first);
  }

  /** What one word means, in the letters it is typed in, else in others, else with a slip. */
  meaningsOf(word: string, spelling: Spelling): readonly string[] {
    const key = `${spelling} ${word}`;
    const known = this.known.get(key);
    if (known) return known;
    const meanings = this.lookUp(word, spelling);
    if (this.known.size > 20_000) this.known.clear();
    this.known.set(key, meanings);
    return meanings;
  }

  private lookUp(word: string, spelling: Spelling): readonly string[] {
    const foreign = spelling !== "plain" && cyrillic.test(word) === (spelling === "cyrillic");
    const typed = this.asTyped(word);
    if (typed.length > 0 && (!foreign || word.length >= 5)) return typed;
    if (foreign) {
      const heard = this.inOtherLetters(word, spelling);
      if (heard.length > 0) return heard;
      if (typed.length > 0) return typed;
    } else if (!cyrillic.test(word) && word.length >= 6 && !this.little.has(word)) {
      const heard = this.inOtherLetters(word, "latin");
      if (heard.length > 0) return heard;
    }
    return this.little.has(word) ? [] : this.misspelt(word);
  }

  private asTyped(word: string): readonly string[] {
    const found = [...(this.exact.get(word) ?? [])];
    for (let end = Math.min(word.length, 16); end >= 2; end--)
      for (const meaning of this.stems.get(word.slice(0, end)) ?? [])
        if (!found.includes(meaning)) found.push(meaning);
    return found;
  }

  private inOtherLetters(word: string, spelling: Spelling): readonly string[] {
    if (spelling === "latin") {
      const sound = russianSound(word);
      const found: string[] = [];
      for (let end = sound.length; end >= 2; end--) {
        const stem = this.bySound.get(sound.slice(0, end));
        if (stem && (stem.open || end === sound.length)) found.push(...stem.meanings);
      }
      return [...new Set(found)];
    }
    const heard = englishConsonants(word);
    const found: string[] = [];
    for (let end = heard.length; end >= 2; end--) {
      const stem = this.byConsonants.get(heard.slice(0, end));
      const rest = heard.slice(end);
      if (stem && (rest === "" || rest === "s" || (stem.open && end >= 3))) found.push(...stem.meanings);
    }
    return [...new Set(found)];
  }

  /** The meanings of the nearest stem with one slip (from 5 letters on) or two (from 8 on). */
  private misspelt(word: string): readonly string[] {
    if (word.length < 5 || word.length > 24 || /[^\p{L}]/u.test(word)) return [];
    let best: Stem | undefined;
    let least = 3;
    for (const initial of new Set([word[0]!, word[1]!]))
      for (const stem of this.byInitial.get(initial) ?? []) {
        const most = Math.min(stem.stem.length >= 8 ? 2 : 1, least - 1);
        const lengths = stem.open ? [0, -1, 1] : [word.length - stem.stem.length];
        for (const more of lengths) {
          const piece = stem.open ? word.slice(0, stem.stem.length + more) : word;
          const count = slips(piece, stem.stem, most);
          if (count <= most && count < least) {
            least = count;
            best = stem;
          }
        }
      }
    return best ? this.asTyped(best.stem) : [];
  }

  /** Where the phrase that begins at `first` ends; a hyphen, a colon or a sign `=` between its words does no harm. */
  private phraseEnd(words: readonly Word[], first: number, parts: readonly Part[]): number | undefined {
    let at = first - 1;
    for (const { stem, open } of parts) {
      at++;
      if (at > first && words[at]?.kind === "mark" && /^[-‐‑–—:=«»"*`]$/.test(words[at]!.text)) at++;
      const text = words[at]?.text;
      if (text === undefined || !(open ? text.startsWith(stem) : text === stem)) return undefined;
    }
    return at;
  }

  private phrasesAt(word: string) {
    const found = [];
    for (let end = Math.min(word.length, 12); end >= 1; end--)
      found.push(...(this.phrases.get(word.slice(0, end)) ?? []));
    return found.length > 1 ? found.sort((a, b) => b.parts.length - a.parts.length) : found;
  }

  private add(entry: string, meaning: string): void {
    const parts = entry
      .split(/\s+/)
      .map((part) => ({ stem: part.replace(/\*$/, ""), open: part.endsWith("*") }));
    const [{ stem, open }] = parts as [Part];
    if (parts.length > 1) {
      push(this.phrases, stem.slice(0, 12), { parts, meaning });
      return;
    }
    push(open ? this.stems : this.exact, stem, meaning);
    const russian = cyrillic.test(stem);
    const keys = russian
      ? [russianSound(stem)]
      : [...new Set([englishConsonants(stem), englishConsonants(stem, "")])];
    const table = russian ? this.bySound : this.byConsonants;
    for (const key of keys.filter(({ length }) => length >= 2)) {
      const there = table.get(key);
      if (there) there.meanings.push(meaning);
      else table.set(key, { stem: key, open, meanings: [meaning] });
      if (open && there && !there.open) table.set(key, { ...there, open });
    }
    if (stem.length < 5) return;
    const same = this.byInitial.get(stem[0]!)?.find((known) => known.stem === stem && known.open === open);
    if (same) same.meanings.push(meaning);
    else push(this.byInitial, stem[0]!, { stem, open, meanings: [meaning] });
  }
}

function push<T>(table: Map<string, T[]>, key: string, value: T): void {
  const there = table.get(key);
  if (there) there.push(value);
  else table.set(key, [value]);
}

// What words mean: every word of an answer is looked up as it is, by its sound when it is typed in the other alphabet, and with
// a slip or two when it is long.
import { slips } from "./slips";
import { englishConsonants, heardAs, inCyrillic, russianSound } from "./sounds";
import { type Word, wordsOf } from "./words";

/** A vocabulary as it stands in a file: meanings, each with its words, parted by commas. */
export interface VocabularyFile {
  readonly words: Readonly<Record<string, string>>;
  /** Words without content. */
  readonly function: string;
  /** Meanings whose phrases hide the meanings of their single words. */
  readonly whole: string;
  /** True when words count only as they are typed: no slips. */
  readonly strict?: boolean;
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
  private readonly byConsonants = new Map<string, Stem[]>();
  private readonly byInitial = new Map<string, Stem[]>();
  private readonly little: Set<string>;
  private readonly littleBySound: Map<string, string>;
  private readonly littleByConsonants: Map<string, string>;
  private readonly whole: Set<string>;
  private readonly strict: boolean;
  private readonly known = new Map<string, readonly string[]>();
  readonly meanings: ReadonlySet<string>;

  constructor(file: VocabularyFile) {
    this.meanings = new Set(Object.keys(file.words));
    this.whole = new Set(entries(file.whole));
    this.strict = file.strict === true;
    this.little = new Set(entries(file.function));
    const ofScript = (russian: boolean) => [...this.little].filter((word) => cyrillic.test(word) === russian);
    this.littleBySound = new Map(ofScript(true).map((word) => [russianSound(word), word]));
    this.littleByConsonants = new Map(
      ofScript(false)
        .map((word) => [englishConsonants(word), word] as const)
        .filter(([key]) => key.length > 0)
        .reverse(),
    );
    for (const [meaning, list] of Object.entries(file.words))
      for (const entry of entries(list)) this.add(entry, meaning);
  }

  /** True for a word without content. */
  isLittle(word: string): boolean {
    return this.little.has(word);
  }

  /** The words of `text`, spelt as their language spells them. */
  wordsOf(text: string): Word[] {
    const words = wordsOf(text);
    const whole = this.spellingOf(words);
    const spelt: Word[] = [];
    let from = 0;
    for (let to = 1; to <= words.length; to++) {
      if (to < words.length && !/^[.!?;]$/.test(words[to - 1]!.text)) continue;
      const sentence = words.slice(from, to);
      from = to;
      const said = sentence.filter(({ kind }) => kind === "word").length;
      const spelling = said >= 5 ? this.spellingOf(sentence) : whole;
      for (const word of sentence) {
        const foreign =
          spelling !== "plain" &&
          word.kind === "word" &&
          !/\d/.test(word.text) &&
          cyrillic.test(word.text) === (spelling === "cyrillic");
        spelt.push(foreign ? { ...word, text: this.respelt(word.text, spelling), respelt: true } : word);
      }
    }
    return spelt;
  }

  /** How the words are typed: most of them mean nothing as they stand, but do in the other alphabet. */
  private spellingOf(words: readonly Word[]): Spelling {
    const inLetters = words.filter(({ kind, text }) => kind === "word" && text.length > 1).slice(0, 400);
    for (const spelling of ["latin", "cyrillic"] as const) {
      const some = inLetters.filter(({ text }) => cyrillic.test(text) === (spelling === "cyrillic"));
      if (some.length < 3 || some.length < inLetters.length * 0.5) continue;
      const heard = ({ text }: Word) => spelling === "cyrillic" && heardAs.has(text);
      const lost = some.filter(
        (word) => heard(word) || (!this.isLittle(word.text) && this.asTyped(word.text).length === 0),
      );
      const little = some.filter((word) => this.isLittle(word.text) && !heard(word)).length;
      const most = spelling === "latin" ? 0.34 : 0.12;
      if (lost.length < some.length * 0.4 || little > some.length * most) continue;
      const found = lost.filter(({ text }) => this.respelt(text, spelling, true) !== text);
      if (found.length >= lost.length * 0.45) return spelling;
    }
    return "plain";
  }

  /** `word` in the letters of its language; with `known`, only when the vocabulary has it. */
  private respelt(word: string, spelling: "latin" | "cyrillic", known = false): string {
    const typed = word.length >= 5 && this.asTyped(word).length > 0;
    if (typed && (spelling === "cyrillic" || this.bySoundOf(word).length === 0)) return word;
    if (spelling === "latin") {
      const little = this.littleBySound.get(russianSound(word));
      if (little !== undefined) return little;
      if (this.bySoundOf(word).length > 0) return inCyrillic(word);
      return known ? word : inCyrillic(word);
    }
    const short = heardAs.get(word);
    if (short !== undefined) return short;
    const key = englishConsonants(word);
    const stem = this.nearestEnglish(word);
    const little = this.littleByConsonants.get(key);
    if (stem === undefined) return little ?? word;
    if (little === undefined) return stem;
    const sound = russianSound(word);
    return slips(sound, little.replace(/th/g, "z"), 9) < slips(sound, stem.replace(/th/g, "z"), 9)
      ? little
      : stem;
  }

  /** Every meaning that the words mention. */
  mentions(words: readonly Word[]): Mention[] {
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
      if (
        hidden.has(at) ||
        word.kind === "formula" ||
        (word.kind === "mark" && word.text !== "<" && word.text !== "→")
      )
        return;
      const meanings = this.meaningsOf(word.text);
      const alone = meanings.find((meaning) => this.whole.has(meaning));
      for (const meaning of alone ? [alone] : meanings) kept.push({ meaning, first: at, last: at });
    });
    return kept.sort((a, b) => a.first - b.first);
  }

  /** What one word means as it is typed, else by its sound, else with a slip. */
  private meaningsOf(word: string): readonly string[] {
    const known = this.known.get(word);
    if (known) return known;
    const meanings = this.lookUp(word);
    if (this.known.size > 20_000) this.known.clear();
    this.known.set(word, meanings);
    return meanings;
  }

  private lookUp(word: string): readonly string[] {
    const typed = this.asTyped(word);
    if (typed.length > 0 || this.little.has(word)) return typed;
    if (word.length >= (cyrillic.test(word) ? 4 : 6)) {
      const heard = this.bySoundOf(word);
      if (heard.length > 0) return heard;
    }
    return this.strict ? [] : this.misspelt(word);
  }

  private asTyped(word: string): readonly string[] {
    const found = [...(this.exact.get(word) ?? [])];
    for (let end = Math.min(word.length, 16); end >= 2; end--)
      for (const meaning of this.stems.get(word.slice(0, end)) ?? [])
        if (!found.includes(meaning)) found.push(meaning);
    return found;
  }

  /** What a Russian word means by its sound, in whatever letters. */
  private bySoundOf(word: string): readonly string[] {
    const sound = russianSound(word);
    const found: string[] = [];
    for (let end = Math.min(sound.length, 20); end >= 2; end--) {
      const stem = this.bySound.get(sound.slice(0, end));
      if (stem && (stem.open || end === sound.length)) found.push(...stem.meanings);
    }
    return [...new Set(found)];
  }

  /** The English word or stem that a word in Cyrillic letters sounds like: the same consonants, the nearest vowels. */
  private nearestEnglish(word: string): string | undefined {
    const heard = englishConsonants(word);
    const sound = russianSound(word);
    let best: string | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (let end = heard.length; end >= 2; end--) {
      const rest = heard.slice(end);
      for (const { stem, open } of this.byConsonants.get(heard.slice(0, end)) ?? []) {
        if (rest !== "" && rest !== "s" && !(open && end >= 3)) continue;
        const spelt = stem.replace(/th/g, "z");
        const count = slips(open ? sound.slice(0, spelt.length) : sound, spelt, 9);
        if (count < least) [best, least] = [stem, count];
      }
    }
    return best;
  }

  /** The meanings of the nearest stem with one slip (from 5 letters on) or two (from 8 on). */
  private misspelt(word: string): readonly string[] {
    if (word.length < 5 || word.length > 24 || /[^\p{L}]/u.test(word)) return [];
    let best: Stem | undefined;
    let least = 3;
    for (const initial of new Set([word[0]!, word[1]!]))
      for (const stem of this.byInitial.get(initial) ?? []) {
        if (stem.open ? stem.stem.length < 6 && word.length > stem.stem.length + 3 : word.length < 6)
          continue;
        const most = Math.min(stem.stem.length >= 9 ? 2 : 1, least - 1);
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
      if (
        at > first &&
        words[at]?.kind === "mark" &&
        (stem.length === 1 ? /^[-‐‑–—:=,;×]$/ : /^[-‐‑–—:=«»"*`_]$/).test(words[at]!.text)
      )
        at++;
      if (words[at]?.text === "," && /^(?:что|that)$/.test(stem)) at++;
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
    if (russian) this.addSound(stem, open, meaning);
    else {
      const keys = [englishConsonants(stem), englishConsonants(stem, ""), englishConsonants(stem, "v", "")];
      for (const key of new Set(keys.filter(({ length }) => length >= 2)))
        push(this.byConsonants, key, { stem, open, meanings: [meaning] });
    }
    if (stem.length < 5) return;
    const same = this.byInitial.get(stem[0]!)?.find((known) => known.stem === stem && known.open === open);
    if (same) same.meanings.push(meaning);
    else push(this.byInitial, stem[0]!, { stem, open, meanings: [meaning] });
  }

  private addSound(stem: string, open: boolean, meaning: string): void {
    const sound = russianSound(stem);
    if (sound.length < 2) return;
    const there = this.bySound.get(sound);
    if (there)
      this.bySound.set(sound, { ...there, open: there.open || open, meanings: [...there.meanings, meaning] });
    else this.bySound.set(sound, { stem: sound, open, meanings: [meaning] });
  }
}

function push<T>(table: Map<string, T[]>, key: string, value: T): void {
  const there = table.get(key);
  if (there) there.push(value);
  else table.set(key, [value]);
}

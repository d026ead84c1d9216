// Whose answers are alike: Dolos' fingerprints over our tokens, what was handed out and what many have left out.
import type { Pair as DolosPair, FingerprintIndex, TokenizedFile } from "@dodona/dolos-core";
import { border, codeTokens, proseTokens, type Token } from "./tokens";

export type Kind = "code" | "words";

/** What a student wrote to one lesson. */
export interface Source {
  readonly student: string;
  readonly name: string;
  readonly text: string;
}

export interface Pair {
  readonly left: Source;
  readonly right: Source;
  /** The part of both that is in the other one, too, 0 to 1. */
  readonly similarity: number;
  /** How many of their fingerprints are the same. */
  readonly overlap: number;
}

/** The characters of both that are the same. */
export interface Shared {
  readonly left: { readonly start: number; readonly end: number };
  readonly right: { readonly start: number; readonly end: number };
}

/** Fingerprints are hashes of so many tokens; of each window of so many one is kept. */
const lengths: Readonly<Record<Kind, readonly [tokens: number, window: number]>> = {
  code: [12, 6],
  words: [4, 3],
};
/** What more than this part of the class has is how one does it, and not a sign; but so few always count. */
const common = 0.15;
const few = 8;
const mostPairs = 100;
const leastSimilar = 0.2;

interface Compared {
  readonly source: Source;
  readonly tokens: readonly Token[];
  readonly file: TokenizedFile;
}

export class Likeness {
  #pairs: readonly Pair[] | undefined;

  private constructor(
    readonly index: FingerprintIndex,
    readonly files: readonly Compared[],
  ) {}

  /** `given`: what the students were handed, which is nobody's own. */
  static async of(kind: Kind, sources: readonly Source[], given: readonly string[]): Promise<Likeness> {
    const { FingerprintIndex, File, Region, TokenizedFile } = await import("@dodona/dolos-core");
    const tokensOf = kind === "code" ? codeTokens : proseTokens;
    const fileOf = (name: string, tokens: readonly Token[], id: number) => {
      // Dolos knows places as lines and columns: one long line will do, our tokens know their characters.
      const regions = tokens.map(({ start, end }) => new Region(0, start, 0, end));
      // Two borders are never the same.
      const texts = tokens.map(({ text }, at) => (text === border ? `${border}${id} ${at}` : text));
      return new TokenizedFile(new File(name, "", undefined, id), texts, regions);
    };
    const most = Math.max(few, Math.ceil(common * sources.length));
    const index = new FingerprintIndex(...lengths[kind], false);
    const files = sources.map((source, at) => {
      const tokens = tokensOf(source.text);
      return { source, tokens, file: fileOf(source.student, tokens, at) };
    });
    // In this order: Dolos leaves out what it has seen, and goes through a class once instead of once a file.
    index.addFiles(files.map(({ file }) => file));
    index.updateMaxFingerprintFileCount(most);
    for (const [at, text] of given.entries())
      index.addIgnoredFile(fileOf("given", tokensOf(text), sources.length + at));
    return new Likeness(index, files);
  }

  /** The most alike, at most 100, from a similarity of a fifth on. */
  pairs(): readonly Pair[] {
    this.#pairs ??= this.#found();
    return this.#pairs;
  }

  #found(): Pair[] {
    const counts = new Map<number, number>();
    for (const shared of this.index.sharedFingerprints()) {
      if (shared.ignored) continue;
      const ids = shared.files().map(({ id }) => id);
      for (const [at, one] of ids.entries())
        for (const other of ids.slice(at + 1)) {
          const key = Math.min(one, other) * this.files.length + Math.max(one, other);
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
    }
    // Only the pairs that share most are looked at closely: a class of 600 has 180 000.
    const likely = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 10 * mostPairs);
    return likely
      .map(([key]) => {
        const left = this.files[Math.floor(key / this.files.length)]!;
        const right = this.files[key % this.files.length]!;
        return pairOf(this.index.getPair(left.file, right.file), left.source, right.source);
      })
      .filter(({ similarity }) => similarity >= leastSimilar)
      .sort((a, b) => b.similarity - a.similarity || b.overlap - a.overlap)
      .slice(0, mostPairs);
  }

  /** What two students share, in the order of the first; undefined if one wrote nothing. */
  shared(one: string, other: string): { pair: Pair; shared: Shared[] } | undefined {
    const left = this.files.find(({ source }) => source.student === one);
    const right = this.files.find(({ source }) => source.student === other);
    if (!left || !right || left === right) return undefined;
    const pair = this.index.getPair(left.file, right.file);
    const shared = pair.buildFragments().map(({ pairs }) => ({
      left: rangeOf(
        left.tokens,
        pairs.map((each) => each.left),
      ),
      right: rangeOf(
        right.tokens,
        pairs.map((each) => each.right),
      ),
    }));
    return {
      pair: pairOf(pair, left.source, right.source),
      shared: shared.sort((a, b) => a.left.start - b.left.start),
    };
  }
}

/** Dolos takes what is left out of the first from both sides: here each has its own. */
function pairOf(pair: DolosPair, left: Source, right: Source): Pair {
  const { leftTotal, rightTotal, leftEntry, rightEntry, leftCovered, rightCovered } = pair;
  const own = leftTotal + rightTotal - leftEntry.ignored.size - rightEntry.ignored.size;
  const overlap = Math.min(leftCovered, rightCovered);
  return { left, right, overlap, similarity: own > 0 ? Math.min(1, (leftCovered + rightCovered) / own) : 0 };
}

function rangeOf(tokens: readonly Token[], sides: readonly { start: number; stop: number }[]) {
  const first = Math.min(...sides.map(({ start }) => start));
  const last = Math.max(...sides.map(({ stop }) => stop));
  return { start: tokens[first]!.start, end: tokens[last]!.end };
}

// The names in a zip archive. The format knows UTF-8 and code page 437; Windows also writes what its language uses.
import yauzl, { type Entry } from "yauzl";

const decoders: Record<string, (bytes: Buffer) => string> = {
  cp866: (bytes) => new TextDecoder("ibm866").decode(bytes),
  cp1251: (bytes) => new TextDecoder("windows-1251").decode(bytes),
  cp437: (bytes) => yauzl.getFileNameLowLevel(0, bytes, [], false),
};

/** The names of `entries` in order, and the encoding if it had to be guessed: one for the whole archive. */
export function namesIn(entries: readonly Entry[]): {
  readonly names: readonly string[];
  readonly encoding?: string;
} {
  const told = entries.map(toldName);
  const raw = entries.flatMap((entry, index) => (told[index] === undefined ? [entry.fileNameRaw] : []));
  if (raw.length === 0) return { names: told as string[] };
  const [encoding] = Object.keys(decoders).sort((a, b) => likeness(b, raw) - likeness(a, raw)) as [string];
  const decode = decoders[encoding]!;
  return { names: told.map((name, index) => name ?? decode(entries[index]!.fileNameRaw)), encoding };
}

/** A name that is UTF-8, whether the entry says so or not (macOS does not), or has Info-ZIP's extra field. */
function toldName({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string | undefined {
  const own = decoders.cp437!(fileNameRaw);
  const extra = yauzl.getFileNameLowLevel(generalPurposeBitFlag & ~0x800, fileNameRaw, extraFields, false);
  if (extra !== own) return extra;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(fileNameRaw);
  } catch {
    return (generalPurposeBitFlag & 0x800) !== 0 ? fileNameRaw.toString("utf8") : undefined;
  }
}

/** How much names look like words in an encoding: letters of one alphabet in a word, no capital after a small one. */
function likeness(encoding: string, names: readonly Buffer[]): number {
  const text = names.map(decoders[encoding]!).join("\n");
  const strange = text.match(/[^\p{L}\p{N}\p{P}\s\p{ASCII}]|\p{Script=Greek}|[\u0080-\u00bf]/gu)?.length ?? 0;
  const words = text.match(/\p{L}+/gu) ?? [];
  const scores = words.map((word) => {
    const foreign = word.match(/[^\p{ASCII}]/gu)?.length ?? 0;
    const cyrillic = /^[А-яЁё]+$/u.test(word);
    const sound = (cyrillic || /^\p{Script=Latin}+$/u.test(word)) && !/\p{Ll}\p{Lu}/u.test(word);
    return sound ? foreign : -foreign;
  });
  return scores.reduce((sum, score) => sum + score, 0) - 2 * strange;
}

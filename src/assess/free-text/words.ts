// An answer cut into words, numbers, formulas and marks, each with its place in the answer as it was typed.
import { type Formula, findFormulas } from "./formulas";
import { plainWord } from "./letters";

/** A piece of an answer: the characters from `start` up to `end`. */
export interface Word {
  readonly kind: "word" | "number" | "formula" | "mark";
  /** Plain letters for a word, the digits of a number, the mark itself. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** True when it was typed in the other language's letters. */
  readonly respelt?: boolean;
  readonly formula?: Formula;
  readonly value?: number;
}

const piece =
  /[-=]>|→|[23]\s?[-‑–]?\s?[dDдД](?![\p{L}\d])|(?<![\d\p{L}.])1\s?[xх×*XХ]\s?1(?!\d)|(?<![\p{L}\d])([kкnKКN])\s?[xх×XХ]\s?\1(?![\p{L}\d])|(?<![\p{L}\d.])(?:[kкKК]\s?[x×хXХ]\s?1|1\s?[x×хXХ]\s?[kкKК]|3\s?[x×хXХ]\s?1|1\s?[x×хXХ]\s?3)(?![\p{L}\d]|\s?[xх×XХ*])|(?<![\d.])(\d{1,2})\s?[xх×XХ]\s?\2(?!\d|\s?[xх×XХ*])|[\p{L}\p{M}][\p{L}\p{M}\u00ad\u200b-\u200d]*\d?(?:['’][\p{L}]+)?|\d+(?:[\s\u00a0,]\d{3}(?!\d))*(?:[.,]\d+)?(?:\s(?:thousand|million|тысяч\p{L}{0,3}|тыс|млн|миллион\p{L}{0,3})(?!\p{L}))?|[^\s\p{L}\p{M}\p{N}]/gu;

/** The pieces of `text`, in order. */
export function wordsOf(text: string): Word[] {
  const formulas = findFormulas(text).filter((formula) => !special(text.slice(formula.start, formula.end)));
  const words: Word[] = [];
  let next = 0;
  const main = mainScript(text);
  for (const match of text.matchAll(piece)) {
    const start = match.index;
    while (next < formulas.length && formulas[next]!.end <= start) next++;
    const formula = formulas[next];
    if (formula && start >= formula.start && start < formula.end) {
      if (words.at(-1)?.formula !== formula)
        words.push({
          kind: "formula",
          text: text.slice(formula.start, formula.end),
          start: formula.start,
          end: formula.end,
          formula,
        });
      continue;
    }
    words.push(wordOf(match[0], start, main));
  }
  return words;
}

/** `3D`, `1×1` and `3x3` are words. */
function special(text: string): boolean {
  return /^\s*(?:[23]\s?[-–]?\s?[dDдД]|(\d{1,2}|[kKкКnN])\s?[xх×XХ*]\s?\1|[kкKК3]\s?[x×хXХ]\s?1|1\s?[x×хXХ]\s?[kкKК3])\s*$/u.test(
    text,
  );
}

/** The alphabet that most letters of `text` belong to. */
function mainScript(text: string): "latin" | "cyrillic" {
  const count = (script: RegExp) => text.match(script)?.length ?? 0;
  return count(/\p{Script=Cyrillic}/gu) >= count(/\p{Script=Latin}/gu) ? "cyrillic" : "latin";
}

function wordOf(raw: string, start: number, main: "latin" | "cyrillic"): Word {
  const end = start + raw.length;
  const dimension = /^([23])\s?[-‑–]?\s?[dDдД]$/u.exec(raw);
  if (dimension) return { kind: "word", text: `${dimension[1]}d`, start, end };
  const strip = /^(?:([kкKК3])\s?[x×хXХ]\s?1|1\s?[x×хXХ]\s?([kкKК3]))$/u.exec(raw);
  if (strip) return { kind: "word", text: strip[1] ? "kx1" : "1xk", start, end };
  const size = /^(\d{1,2}|[kKкКnN])\s?[xх×XХ*]\s?(?:\d{1,2}|[kKкКnN])$/u.exec(raw);
  if (size)
    return {
      kind: "word",
      text: size[1] === "1" ? "1x1" : /\d/.test(size[1]!) ? "3x3" : "kxk",
      start,
      end,
      ...(/\d/.test(size[1]!) && { value: Number(size[1]) }),
    };
  if (/^\d/.test(raw)) {
    const [digits, times] = [
      raw.replace(/\s\p{L}+$/u, ""),
      /\s[mм]/.test(raw) ? 1e6 : /\s[tт]/.test(raw) ? 1e3 : 1,
    ];
    const value = times * Number(digits.replace(/[\s\u00a0,](?=\d{3}(?!\d))/g, "").replace(",", "."));
    return { kind: "number", text: String(value), start, end, value };
  }
  if (/^[-=]>$/.test(raw)) return { kind: "mark", text: "→", start, end };
  if (!/^[\p{L}\p{M}]/u.test(raw)) return { kind: "mark", text: raw, start, end };
  const plain = plainWord(raw, main);
  const text =
    /n'?t$/.test(plain) &&
    /^(?:is|are|was|were|do|does|did|ca|could|wo|would|should|has|have|had)n'?t$/.test(plain)
      ? "not"
      : plain.replace(/'s$/, "").replace(/'/g, "");
  return { kind: "word", text, start, end };
}

// A language block, split at its headings.
import type { Slice } from "./blocks";
import type { Complain } from "./flaw";
import { plainText } from "./markdown";

interface Section {
  readonly level: number;
  readonly heading: string;
  /** The heading and what follows it. */
  readonly text: string;
}

export interface Prose {
  /** What stands before the first heading; may be empty. */
  readonly intro: string;
  readonly sections: readonly Section[];
}

/** The parts of `slice`, with the text of `lines` (the slice's own, its links exchanged). */
export function proseOf(slice: Slice, lines: readonly string[], complain: Complain): Prose {
  const headings = slice.tokens.flatMap((token, at) =>
    token.type === "heading_open" && token.level === 0
      ? [
          {
            level: Number(token.tag.slice(1)),
            heading: plainText(slice.tokens[at + 1]!),
            line: token.map![0],
          },
        ]
      : [],
  );
  for (const { level, line } of headings) {
    if (level === 1)
      complain(line + 1, "a heading of the first level; write ##, the title comes from the front matter");
  }
  const text = (from: number, to: number | undefined) => trimmed(lines.slice(from, to));
  const starts = headings.map(({ line }) => line - slice.start);
  return {
    intro: text(0, starts[0]),
    sections: headings.map(({ level, heading }, at) => ({
      level,
      heading,
      text: text(starts[at]!, starts[at + 1]),
    })),
  };
}

/** Without blank lines around; the first line keeps its indentation. */
function trimmed(lines: readonly string[]): string {
  return lines
    .join("\n")
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd();
}

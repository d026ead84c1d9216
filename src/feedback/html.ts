// HTML made of templates in which whatever is put in is escaped: names, answers and messages come from students.
import { escaped } from "../notebook/html";

/** HTML that is made already. */
export class Html {
  constructor(readonly text: string) {}
}

export type Piece = Html | string | number | false | undefined | readonly Piece[];

type Template = (parts: TemplateStringsArray, ...pieces: readonly Piece[]) => Html;

/** Templates that put text in by `safe`; nothing stands for `false` and `undefined`. Attributes stand in double quotes. */
export function template(safe: (text: string) => string): Template {
  const inserted = (piece: Piece): string => {
    if (piece === undefined || piece === false) return "";
    if (piece instanceof Html) return piece.text;
    if (typeof piece === "object") return piece.map(inserted).join("");
    return safe(String(piece));
  };
  return (parts, ...pieces) =>
    new Html(parts.map((part, at) => part + (at < pieces.length ? inserted(pieces[at]) : "")).join(""));
}

/** For readers: text is escaped, and without what is invisible and could turn the words round it about. */
export const html = template((text) =>
  escaped(
    text.replace(
      /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu,
      "\ufffd",
    ),
  ),
);

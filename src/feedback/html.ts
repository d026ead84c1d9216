// HTML in which whatever is put in is escaped: names, answers and messages come from students.

/** HTML that is made already. */
export class Html {
  constructor(readonly text: string) {}
}

type Piece = string | number | Html | readonly Html[] | false | undefined;

/** HTML with pieces in it: text is escaped, nothing stands for `false` and `undefined`. Attributes stand in double quotes. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(parts.map((part, at) => part + (at < pieces.length ? inserted(pieces[at]) : "")).join(""));
}

function inserted(piece: Piece): string {
  if (piece === false || piece === undefined) return "";
  if (piece instanceof Html) return piece.text;
  if (typeof piece === "object") return piece.map(({ text }) => text).join("");
  return clean(String(piece)).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Without what is invisible and could turn the words round it about. */
function clean(text: string): string {
  return text.replace(
    /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu,
    "\ufffd",
  );
}

// A formula as a student types it: read into a function of its letters, compared with another at a few points.

/** A formula that can be computed. */
export interface Expression {
  /** Its letters, each once, in the order in which they first stand. */
  readonly letters: readonly string[];
  /** Its value where the letters have `values`. */
  at(values: ReadonlyMap<string, number>): number;
}

type Node = (values: ReadonlyMap<string, number>) => number;

const powers: Readonly<Record<string, string>> = { "²": "2", "³": "3", "⁴": "4", ᵀ: "T " };
const subscripts = "₀₁₂₃₄₅₆₇₈₉";

/** The names that letters written without a sign between them are cut into: `K1K2CIWH`. */
const names = ["K1", "K2", "CI", "CO", "KH", "KW", "DK", "DF", "CIN", "COUT", "KD"];

/** What has more numbers, letters and signs than this is no formula that a student writes; each costs a call on the stack. */
const mostPieces = 400;

/** `text` (Latin letters) read as a formula; `undefined` when it is none. */
export function readExpression(text: string): Expression | undefined {
  const pieces = cut(text);
  if (!pieces || pieces.length > mostPieces) return undefined;
  const letters: string[] = [];
  let at = 0;
  const peek = () => pieces[at];
  const sum = (): Node | undefined => {
    let left = term();
    while (left && (peek() === "+" || peek() === "-")) {
      const sign = pieces[at++] === "+" ? 1 : -1;
      const right = term();
      if (!right) return undefined;
      const known: Node = left;
      left = (v) => known(v) + sign * right(v);
    }
    return left;
  };
  const term = (): Node | undefined => {
    let left = factor();
    for (;;) {
      const next = peek();
      if (!left || next === undefined || next === "+" || next === "-" || next === ")") return left;
      const over = next === "/";
      if (next === "*" || next === "/") at++;
      const right = factor();
      if (!right) return undefined;
      const known: Node = left;
      left = over ? (v) => known(v) / right(v) : (v) => known(v) * right(v);
    }
  };
  const factor = (): Node | undefined => {
    const base = atom();
    if (base && peek() === "^") {
      at++;
      const power = factor();
      return power && ((v) => base(v) ** power(v));
    }
    return base;
  };
  const atom = (): Node | undefined => {
    const piece = pieces[at++];
    if (piece === undefined) return undefined;
    if (piece === "-") {
      const inner = factor();
      return inner && ((v) => -inner(v));
    }
    if (piece === "(") {
      const inner = sum();
      return pieces[at++] === ")" ? inner : undefined;
    }
    if (/^\d/.test(piece)) {
      const number = Number(piece);
      return () => number;
    }
    if (!/^\p{L}/u.test(piece)) return undefined;
    if (!letters.includes(piece)) letters.push(piece);
    return (v) => v.get(piece) ?? Number.NaN;
  };
  const whole = sum();
  return whole && at === pieces.length ? { letters, at: whole } : undefined;
}

/** Numbers, names and signs of `text`; names in capitals, without `_`, `{`, `}`. */
function cut(text: string): string[] | undefined {
  const clean = [...text]
    .map((letter) =>
      letter in powers
        ? `^${powers[letter]}`
        : subscripts.indexOf(letter) >= 0
          ? String(subscripts.indexOf(letter))
          : letter,
    )
    .join("")
    .replace(/(?<=\d)[\s\u00a0,](?=\d{3}(?!\d))/g, "")
    .replace(/(?<=\d),(?=\d)/g, ".")
    .replace(/_?\{(\w+)\}/g, "$1")
    .replace(/_/g, "")
    .replace(/[·×⋅∙•]|\\cdot|\\times/g, "*")
    .replace(/[−–—]/g, "-")
    .replace(/[÷:]/g, "/")
    .replace(/\*\*/g, "^")
    .replace(/\[/g, "(")
    .replace(/\]/g, ")")
    // `K x K`, `3x3`: an x between two things is a sign, unless it is the only letter there
    .replace(/(?<=[\w)]\s?)[xX](?=\s?[\w(])/g, (letter, place: number, all: string) =>
      /[A-Za-z0-9)]\s?$/.test(all.slice(0, place)) && all.length > 2 ? "*" : letter,
    );
  const pieces: string[] = [];
  const pattern = /\s*(\d+(?:\.\d+)?|\p{L}[\p{L}0-9]*['′]*|[+\-*/^()])/uy;
  while (pattern.lastIndex < clean.trimEnd().length) {
    const found = pattern.exec(clean);
    if (!found) return undefined;
    const piece = found[1]!;
    if (/^\p{L}/u.test(piece)) pieces.push(...lettersOf(piece));
    else pieces.push(piece);
  }
  return pieces.length > 0 ? pieces : undefined;
}

function lettersOf(word: string): string[] {
  const capital = word.toUpperCase();
  if (word.length <= 2 || /^\p{Lu}?\p{Ll}+\d*['′]*$/u.test(word)) return [capital];
  const found: string[] = [];
  let rest = capital;
  while (rest) {
    const known = names.filter((name) => rest.startsWith(name)).sort((a, b) => b.length - a.length)[0];
    const piece = known ?? /^\p{Lu}\d*['′]*/u.exec(rest)?.[0] ?? rest;
    found.push(piece);
    rest = rest.slice(piece.length);
  }
  return found;
}

/** True when `a` is `b` with its letters renamed, each into one of its own. */
export function sameButForNames(a: Expression, b: Expression): boolean {
  const count = a.letters.length;
  if (count !== b.letters.length || count > 7) return false;
  const traits = (e: Expression) => e.letters.map((letter) => weightOf(e, letter));
  const [ofA, ofB] = [traits(a), traits(b)];
  const match = (place: number, taken: readonly number[]): boolean => {
    if (place === count) return agree(a, b, taken);
    return ofB.some(
      (trait, other) =>
        close(trait, ofA[place]!) && !taken.includes(other) && match(place + 1, [...taken, other]),
    );
  };
  return match(0, []);
}

/** How the value changes with one letter: the same for letters that can stand for each other. */
function weightOf(e: Expression, letter: string): number {
  const values = new Map(e.letters.map((name) => [name, name === letter ? 3 : 1.7]));
  return e.at(values);
}

function agree(a: Expression, b: Expression, order: readonly number[]): boolean {
  return [1, 2, 3].every((seed) => {
    const draws = b.letters.map((_, place) => 2 + ((place * 7 + seed * 13) % 17) * 0.37 + seed);
    const ofB = new Map(b.letters.map((letter, place) => [letter, draws[place]!]));
    const ofA = new Map(a.letters.map((letter, place) => [letter, draws[order[place]!]!]));
    return close(a.at(ofA), b.at(ofB));
  });
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

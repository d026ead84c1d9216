// Patterns: what a claim must say to count, as a line of a rubric, such as `3d: move depthaxis|axis three !hw`.
import type { Expression } from "./expression";
import { readExpression, sameButForNames } from "./expression";
import type { Formula } from "./formulas";
import { latinLookalikes } from "./letters";
import type { Reading } from "./reading";

interface Atom {
  /** One of these: a meaning, `=formula`, `==formula` (with the same letters), `#number`. */
  readonly choices: readonly string[];
  readonly mode: "must" | "absent" | "denied";
  readonly after: boolean;
}

export interface Pattern {
  readonly source: string;
  readonly subjects: readonly string[];
  /** True when the claim must be about something else. */
  readonly others: boolean;
  /** True when the subject must be named in the same part of the sentence. */
  readonly named: boolean;
  readonly atoms: readonly Atom[];
  readonly window: number;
}

/** A place where an answer says what a pattern asks, from character `start` up to `end`. */
export interface Claim {
  readonly start: number;
  readonly end: number;
  readonly denied: boolean;
  readonly first: number;
  readonly last: number;
  readonly pattern: string;
}

/** The formulas that a question knows, by name; each in one or more ways to write it. */
export type KnownFormulas = ReadonlyMap<
  string,
  readonly { name?: string; text: string; expression: Expression }[]
>;

/**
 * Reads a line of a rubric.
 * @throws RangeError that says what is wrong with it.
 */
export function readPattern(source: string, isKnown: (name: string) => boolean): Pattern {
  const tokens = source.trim().split(/\s+/);
  let subjects: string[] = [];
  let others = false;
  let named = false;
  let window = 12;
  const atoms: Atom[] = [];
  for (const [place, token] of tokens.entries()) {
    if (place === 0 && token.endsWith(":")) {
      others = token.startsWith("!");
      named = token.endsWith("!:");
      subjects = token.replace(/^!|!?:$/g, "").split("|");
    } else if (/^~\d+$/.test(token)) window = Number(token.slice(1));
    else {
      const sign = /^[!>-]*/.exec(token)![0];
      atoms.push({
        choices: token.slice(sign.length).split("|"),
        mode: sign.includes("!") ? "absent" : sign.includes("-") ? "denied" : "must",
        after: sign.includes(">"),
      });
    }
  }
  const unknown = [...subjects, ...atoms.flatMap(({ choices }) => choices)].find((name) => !isKnown(name));
  if (unknown !== undefined)
    throw new RangeError(`pattern "${source}": there is no meaning or formula "${unknown}"`);
  if (atoms.every(({ mode }) => mode === "absent"))
    throw new RangeError(`pattern "${source}" asks for nothing`);
  return { source, subjects, others, named, atoms, window };
}

interface Found {
  readonly first: number;
  readonly last: number;
}

/** All claims of `reading` that fit `pattern`. */
export function claims(pattern: Pattern, reading: Reading, formulas: KnownFormulas): Claim[] {
  const { words, standing } = reading;
  const wanted = pattern.atoms.filter(({ mode }) => mode !== "absent");
  const spots = wanted.map((atom) => places(atom, reading, formulas));
  if (spots.some((list) => list.length === 0)) return [];
  const found: Claim[] = [];
  for (const anchor of spots[0]!) {
    const chosen: Found[] = [];
    const fits = wanted.every((atom, index) => {
      const options = index === 0 ? [anchor] : spots[index]!;
      let best: Found | undefined;
      let bestGap = Number.POSITIVE_INFINITY;
      for (const option of options) {
        if (!allowed(option, atom, pattern, reading)) continue;
        if (standing[option.first]!.sentence !== standing[anchor.first]!.sentence) continue;
        if (chosen.some((other) => option.first <= other.last && other.first <= option.last)) continue;
        if (atom.after && chosen.length > 0 && option.first <= chosen.at(-1)!.last) continue;
        const gap = Math.abs(option.first - anchor.first);
        if (gap < bestGap) [best, bestGap] = [option, gap];
      }
      if (best) chosen.push(best);
      return best !== undefined;
    });
    if (!fits) continue;
    const first = Math.min(...chosen.map((one) => one.first));
    const last = Math.max(...chosen.map((one) => one.last));
    if (last - first > pattern.window) continue;
    const absent = pattern.atoms.filter(({ mode }) => mode === "absent");
    const spoilt = absent.some((atom) =>
      places(atom, reading, formulas).some(
        (place) =>
          place.last >= first - 3 &&
          place.first <= last + 3 &&
          standing[place.first]!.sentence === standing[first]!.sentence &&
          standing[place.first]!.denials.length === 0 &&
          !standing[place.first]!.aside,
      ),
    );
    if (spoilt) continue;
    const operators = new Set(
      chosen.flatMap((one, index) => (wanted[index]!.mode === "denied" ? [] : standing[one.first]!.denials)),
    );
    chosen.forEach((one, index) => {
      if (wanted[index]!.mode === "denied")
        for (const place of standing[one.first]!.denials) operators.delete(place);
    });
    // `нет нулей между`: a denial that is one of the words asked for does not deny itself
    for (const one of chosen) operators.delete(one.first);
    found.push({
      start: words[first]!.start,
      end: words[last]!.end,
      denied: operators.size % 2 === 1,
      first,
      last,
      pattern: pattern.source,
    });
  }
  return found;
}

function allowed(spot: Found, atom: Atom, pattern: Pattern, { standing }: Reading): boolean {
  const here = standing[spot.first]!;
  if (atom.mode === "denied" ? !here.aside && here.denials.length === 0 : here.aside) return false;
  if (pattern.subjects.length === 0) return true;
  const speaks =
    here.subject !== undefined && pattern.subjects.includes(here.subject) && !(pattern.named && here.carried);
  return pattern.others ? !speaks : speaks;
}

function places(atom: Atom, { mentions, words }: Reading, formulas: KnownFormulas): Found[] {
  const found: Found[] = mentions.filter(({ meaning }) => atom.choices.includes(meaning));
  const special = atom.choices.filter((choice) => /^[=#]/.test(choice));
  if (special.length > 0)
    words.forEach((word, place) => {
      if (special.some((choice) => matches(choice, word, formulas)))
        found.push({ first: place, last: place });
    });
  return found;
}

function matches(choice: string, word: Reading["words"][number], formulas: KnownFormulas): boolean {
  if (choice.startsWith("#")) {
    const value = word.value ?? word.formula?.value;
    return value !== undefined && Math.abs(value - Number(choice.slice(1))) < 1e-6 * Math.abs(value);
  }
  const { formula } = word;
  if (!formula) return false;
  const strict = choice.startsWith("==");
  const name = choice.replace(/^=+/, "");
  if (name === "unequal") return !formula.right;
  if (name === "sumofproducts") return formula.shape === "sum" && formula.right;
  if (name === "longproduct") return formula.shape === "product" && formula.right;
  if (name === "other")
    return (
      formula.expression.letters.length >= 2 &&
      ![...formulas.keys()].some((known) => equals(formula, known, formulas, false))
    );
  return equals(formula, name, formulas, strict);
}

function equals(formula: Formula, name: string, formulas: KnownFormulas, strict: boolean): boolean {
  return (formulas.get(name) ?? []).some((known) => {
    if (known.name !== undefined && known.name !== formula.name) return false;
    const { letters } = known.expression;
    if (strict && !letters.every((letter) => formula.expression.letters.includes(letter))) return false;
    if (strict) {
      const values = new Map(letters.map((letter, place) => [letter, 3.7 + place * 1.9]));
      return (
        letters.length === formula.expression.letters.length &&
        known.expression.at(values) === formula.expression.at(values)
      );
    }
    return sameButForNames(formula.expression, known.expression);
  });
}

/** The formulas of a rubric; `z=S-1` asks for the name `z`, too. Throws a RangeError for what is no formula. */
export function readFormulas(given: Readonly<Record<string, readonly string[]>>): KnownFormulas {
  return new Map(
    Object.entries(given).map(([key, ways]) => [
      key,
      ways.map((way) => {
        const [left, right] = way.includes("=") ? way.split("=") : [undefined, way];
        const expression = readExpression(latinLookalikes(right!));
        if (!expression) throw new RangeError(`formula ${key}: cannot read "${way}"`);
        return { text: way, expression, ...(left !== undefined && { name: left.trim().toUpperCase() }) };
      }),
    ]),
  );
}

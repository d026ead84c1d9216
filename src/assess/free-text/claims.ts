// Where an answer says what a pattern asks.
import { sameButForNames } from "./expression";
import type { Formula } from "./formulas";
import type { Atom, KnownFormulas, Pattern } from "./pattern";
import type { Reading } from "./reading";

/** A place where an answer says what a pattern asks, from character `start` up to `end`. */
export interface Claim {
  readonly start: number;
  readonly end: number;
  readonly denied: boolean;
  readonly first: number;
  readonly last: number;
  readonly pattern: string;
}

interface Found {
  readonly first: number;
  readonly last: number;
}

/** All claims of `reading` that fit `pattern`; with `oneClause` no claim reaches over a "but" or a "because". */
export function claims(
  pattern: Pattern,
  reading: Reading,
  formulas: KnownFormulas,
  oneClause = false,
): Claim[] {
  const { words, sentence, clause, part, denials, aside } = reading;
  const wanted = pattern.atoms.filter(({ mode }) => mode !== "absent");
  const absent = pattern.atoms.filter(({ mode }) => mode === "absent");
  const spots = wanted.map((atom) =>
    places(atom, reading, formulas).filter((spot) => allowed(spot, atom, pattern, reading)),
  );
  if (spots.some((list) => list.length === 0)) return [];
  const unwanted = absent
    .flatMap((atom) => places(atom, reading, formulas))
    .filter(({ first }) => denials[first]!.length === 0 && !aside[first]);
  const within = oneClause ? clause : sentence;
  const found: Claim[] = [];
  for (const anchor of spots[0]!) {
    const chosen: Found[] = [];
    const fits = wanted.every((atom, index) => {
      let best: Found | undefined;
      let bestGap = Number.POSITIVE_INFINITY;
      for (const option of index === 0 ? [anchor] : near(spots[index]!, anchor, pattern.window)) {
        if (within[option.first] !== within[anchor.first]) continue;
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
    const inParts = new Set(chosen.map((one) => part[one.first]));
    const spoilt = unwanted.some(
      (spot) =>
        !chosen.some((one) => spot.first >= one.first && spot.first <= one.last) &&
        (inParts.has(part[spot.first]!) || (spot.first > first && spot.first < last)),
    );
    if (spoilt) continue;
    found.push({
      start: words[first]!.start,
      end: words[last]!.end,
      denied: isDenied(chosen, wanted, reading),
      first,
      last,
      pattern: pattern.source,
    });
  }
  return found;
}

/** An odd number of denials, apart from those that the pattern asks for. */
function isDenied(
  chosen: readonly Found[],
  wanted: readonly Atom[],
  { denials, deniedBack, part }: Reading,
): boolean {
  const operators = new Set<number>();
  const asked = new Set<number>();
  chosen.forEach(({ first }, index) => {
    if (wanted[index]!.mode === "denied") for (const place of denials[first]!) asked.add(place);
    else if (wanted[index]!.mode === "must") for (const place of denials[first]!) operators.add(place);
  });
  // «нули не вставляются»: what stands before a denied verb is denied with it, unless the claim goes on in another part
  for (const [index, { first }] of chosen.entries())
    if (wanted[index]!.mode !== "either")
      for (const place of deniedBack[first]!)
        if (chosen.every((one) => part[one.first] === part[place])) operators.add(place);
  // a denial that is one of the words asked for does not deny itself
  for (const place of [...asked, ...chosen.map(({ first }) => first)]) operators.delete(place);
  return operators.size % 2 === 1;
}

/** Those of `spots` (in order) that lie within `window` words of `anchor`. */
function near(spots: readonly Found[], anchor: Found, window: number): Found[] {
  if (spots.length < 64) return spots as Found[];
  let low = 0;
  let high = spots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spots[middle]!.first < anchor.first - window) low = middle + 1;
    else high = middle;
  }
  const found: Found[] = [];
  for (let at = low; at < spots.length && spots[at]!.first <= anchor.first + window; at++)
    found.push(spots[at]!);
  return found;
}

function allowed(spot: Found, atom: Atom, pattern: Pattern, reading: Reading): boolean {
  const { first } = spot;
  if (atom.mode === "denied") {
    if (!reading.aside[first] && reading.denials[first]!.length === 0) return false;
  } else if (atom.mode === "must" && reading.aside[first]) return false;
  if (pattern.subjects.length === 0) return true;
  const subject = reading.subject[first] ?? (pattern.loose ? reading.topic : undefined);
  const speaks =
    subject !== undefined && pattern.subjects.includes(subject) && !(pattern.named && reading.carried[first]);
  return pattern.others ? !speaks : speaks;
}

/** What each reading has been asked already: patterns ask for the same things. */
const asked = new WeakMap<Reading, Map<string, readonly Found[]>>();

function places(atom: Atom, reading: Reading, formulas: KnownFormulas): readonly Found[] {
  const known = asked.get(reading) ?? new Map<string, readonly Found[]>();
  if (known.size === 0) {
    for (const { meaning, first, last } of reading.mentions) {
      const there = known.get(meaning) as Found[] | undefined;
      if (there) there.push({ first, last });
      else known.set(meaning, [{ first, last }]);
    }
    asked.set(reading, known);
  }
  const of = (choice: string): readonly Found[] => {
    if (!/^[=#]/.test(choice)) return known.get(choice) ?? [];
    const there = known.get(choice);
    if (there) return there;
    const found = reading.words.flatMap((word, place) =>
      matches(choice, word, formulas, reading) ? [{ first: place, last: place }] : [],
    );
    known.set(choice, found);
    return found;
  };
  if (atom.choices.length === 1) return of(atom.choices[0]!);
  return atom.choices.flatMap(of).sort((one, other) => one.first - other.first);
}

function matches(
  choice: string,
  word: Reading["words"][number],
  formulas: KnownFormulas,
  reading: Reading,
): boolean {
  if (choice.startsWith("#")) {
    const value = word.value ?? word.formula?.value;
    // «53 thousand» for 53,952
    const slack = value !== undefined && value >= 1000 && value % 1000 === 0 ? 0.025 : 2e-3;
    return value !== undefined && Math.abs(value - Number(choice.slice(1))) < slack * Math.abs(value);
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
      ![...formulas.keys()].some((known) => equals(formula, known, formulas, false, reading))
    );
  return equals(formula, name, formulas, strict, reading);
}

/** The names of those of `formulas` that `formula`, which stands in `reading`, is. */
export function namesOf(formula: Formula, formulas: KnownFormulas, reading: Reading): string[] {
  return [...formulas.keys()].filter((name) => equals(formula, name, formulas, false, reading));
}

function equals(
  formula: Formula,
  name: string,
  formulas: KnownFormulas,
  strict: boolean,
  reading: Reading,
): boolean {
  return (formulas.get(name) ?? []).some((known) => {
    if (known.name !== undefined && known.name !== formula.name) return false;
    const { letters } = known.expression;
    // «S = 2, z = 1»: the formula worked out with the answer's own numbers
    if (known.name !== undefined && formula.value !== undefined) {
      const given = givenIn(reading);
      return letters.every((letter) => given.has(letter)) && known.expression.at(given) === formula.value;
    }
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

const numbers = new WeakMap<Reading, Map<string, number>>();

/** The numbers that an answer gives to letters, `K = 3`. */
function givenIn(reading: Reading): ReadonlyMap<string, number> {
  const known = numbers.get(reading);
  if (known) return known;
  const given = new Map<string, number>();
  for (const { formula } of reading.words)
    if (formula?.name !== undefined && formula.value !== undefined) given.set(formula.name, formula.value);
  numbers.set(reading, given);
  return given;
}

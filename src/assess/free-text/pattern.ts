// Patterns: what a claim must say to count, as a line of a rubric, such as `3d: move depthaxis|axis three !hw`.
import { type Expression, readExpression } from "./expression";
import { latinLookalikes } from "./letters";

export interface Atom {
  /** One of these: a meaning, `=formula`, `==formula` (with the same letters), `#number`. */
  readonly choices: readonly string[];
  readonly mode: "must" | "absent" | "denied" | "either";
  readonly after: boolean;
}

export interface Pattern {
  readonly source: string;
  readonly subjects: readonly string[];
  /** True when the claim must be about something else. */
  readonly others: boolean;
  /** True when an answer that names no subject at all speaks of this one: the question's topic. */
  readonly loose: boolean;
  /** True when the subject must be named in the same part of the sentence. */
  readonly named: boolean;
  readonly atoms: readonly Atom[];
  readonly window: number;
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
  let loose = false;
  let window = 12;
  const atoms: Atom[] = [];
  for (const [place, token] of tokens.entries()) {
    if (place === 0 && token.endsWith(":")) {
      others = token.startsWith("!");
      named = token.endsWith("!:");
      loose = token.endsWith("?:");
      subjects = token.replace(/^!|[!?]?:$/g, "").split("|");
    } else if (/^~\d+$/.test(token)) window = Number(token.slice(1));
    else {
      const sign = /^[!>~-]*/.exec(token)![0];
      atoms.push({
        choices: token.slice(sign.length).split("|"),
        mode: sign.includes("!")
          ? "absent"
          : sign.includes("-")
            ? "denied"
            : sign.includes("~")
              ? "either"
              : "must",
        after: sign.includes(">"),
      });
    }
  }
  const unknown = [...subjects, ...atoms.flatMap(({ choices }) => choices)].find((name) => !isKnown(name));
  if (unknown !== undefined)
    throw new RangeError(`pattern "${source}": there is no meaning or formula "${unknown}"`);
  if (atoms.every(({ mode }) => mode === "absent"))
    throw new RangeError(`pattern "${source}" asks for nothing`);
  return { source, subjects, others, loose, named, atoms, window };
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

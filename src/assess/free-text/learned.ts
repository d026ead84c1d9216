// Boosted trees over the signals of an answer: a second opinion on what the rules found. test/assess/free-text/learn.mjs
// grows them; Friedman, Greedy function approximation: a gradient boosting machine, 2001.
import type { Signals } from "./signals";

/** `[signal, limit, tree at or below the limit, tree above it]`, or what a leaf adds to the log-odds. */
export type Tree = number | readonly [signal: number, limit: number, below: Tree, above: Tree];

/** The odds that a claim is there. */
export interface Forest {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** What was learned about one question: for each concept how likely it is true, and how likely wrong. */
export interface Learned {
  readonly signals: readonly string[];
  readonly concepts: Readonly<Record<string, { readonly true: Forest; readonly wrong: Forest }>>;
}

/** The probability that `forest` gives to an answer with the values `of` its signals. */
function probability({ base, trees }: Forest, of: (signal: number) => number): number {
  const value = (tree: Tree): number =>
    typeof tree === "number" ? tree : value(of(tree[0]) > tree[1] ? tree[3] : tree[2]);
  return 1 / (1 + Math.exp(-trees.reduce<number>((sum, tree) => sum + value(tree), base)));
}

/** How likely each concept of `learned` is true and wrong, by `signals`. */
export function opinions(
  learned: Learned,
  signals: Signals,
): ReadonlyMap<string, { readonly true: number; readonly wrong: number }> {
  const values = learned.signals.map((name) => signals.get(name) ?? 0);
  const of = (signal: number) => values[signal]!;
  return new Map(
    Object.entries(learned.concepts).map(([name, forests]) => [
      name,
      { true: probability(forests.true, of), wrong: probability(forests.wrong, of) },
    ]),
  );
}

// A second opinion on what the rules found, by the signals of an answer: boosted trees (Friedman, Greedy function
// approximation: a gradient boosting machine, 2001) and a weighted sum. test/assess/free-text/learn.mjs learns both.
import type { Signals } from "./signals";

/** `[signal, limit, tree at or below the limit, tree above it]`, or what a leaf adds to the log-odds. */
export type Tree = number | readonly [signal: number, limit: number, below: Tree, above: Tree];

/** The odds that a claim is there: the mean of the log-odds of the trees and of the weighted sum. */
export interface Forecast {
  readonly base: number;
  readonly trees: readonly Tree[];
  /** `[signal, weight]` */
  readonly weights: readonly (readonly [signal: number, weight: number])[];
}

/** What was learned about one question: for each concept how likely it is true, and how likely wrong. */
export interface Learned {
  readonly signals: readonly string[];
  readonly concepts: Readonly<Record<string, { readonly true: Forecast; readonly wrong: Forecast }>>;
}

/** The probability that `forecast` gives to an answer with the values `of` its signals. */
function probability({ base, trees, weights }: Forecast, of: (signal: number) => number): number {
  const value = (tree: Tree): number =>
    typeof tree === "number" ? tree : value(of(tree[0]) > tree[1] ? tree[3] : tree[2]);
  let odds = base;
  for (const tree of trees) odds += value(tree);
  for (const [signal, weight] of weights) odds += weight * Math.min(1, of(signal));
  return 1 / (1 + Math.exp(-odds / 2));
}

/** How likely each concept of `learned` is true and wrong, by `signals`. */
export function opinions(
  learned: Learned,
  signals: Signals,
): ReadonlyMap<string, { readonly true: number; readonly wrong: number }> {
  const values = new Float64Array(learned.signals.length);
  const places = placesIn(learned);
  for (const [name, value] of signals) {
    const place = places.get(name);
    if (place !== undefined) values[place] = value;
  }
  const of = (signal: number) => values[signal]!;
  return new Map(
    Object.entries(learned.concepts).map(([name, forests]) => [
      name,
      { true: probability(forests.true, of), wrong: probability(forests.wrong, of) },
    ]),
  );
}

const known = new WeakMap<Learned, ReadonlyMap<string, number>>();

/** Where each signal stands in `learned`. */
function placesIn(learned: Learned): ReadonlyMap<string, number> {
  const places = known.get(learned) ?? new Map(learned.signals.map((name, place) => [name, place]));
  known.set(learned, places);
  return places;
}

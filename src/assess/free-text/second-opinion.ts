// Where the learned opinion is sure enough, it corrects what the rules found.
import type { Verdict } from "./verdict";

/** How likely a concept is said rightly, and how likely its contrary is said. */
export interface Opinion {
  readonly true: number;
  readonly wrong: number;
}

/** Probabilities from which the second opinion counts, by what the rules found. Set with each hand left out in turn. */
const sure = { toTrue: 0.4, keepTrue: 0.18, wrong: 0.25 };

/** The verdict of both together. */
export function together(byRules: Verdict, opinion: Opinion): Verdict {
  if (opinion.wrong >= sure.wrong) return "wrong";
  return opinion.true >= (byRules === true ? sure.keepTrue : sure.toTrue);
}

/** True when the opinion is neither clearly for nor clearly against `verdict`. */
export function doubtful(verdict: Verdict, opinion: Opinion): boolean {
  const certainty =
    verdict === "wrong"
      ? opinion.wrong
      : verdict
        ? opinion.true * (1 - opinion.wrong)
        : (1 - opinion.true) * (1 - opinion.wrong);
  return certainty < 0.5;
}

// Where the learned opinion is sure enough, it corrects what the rules found.
import type { Verdict } from "./verdict";

/** How likely a concept is said rightly, and how likely its contrary is said. */
export interface Opinion {
  readonly true: number;
  readonly wrong: number;
}

/** Probabilities from which the second opinion counts, by what the rules found. Set with sets of answers left out, `keepWrong` by contrary pairs. */
const sure = { toTrue: 0.5, toWrong: 0.5, keepTrue: 0.4, keepWrong: 0.1 };

/** The verdict of both together. */
export function together(byRules: Verdict, opinion: Opinion): Verdict {
  if (byRules === "wrong" && opinion.wrong >= sure.keepWrong) return "wrong";
  if (opinion.wrong >= sure.toWrong) return "wrong";
  if (byRules === true && opinion.true >= sure.keepTrue) return true;
  return opinion.true >= sure.toTrue;
}

/** True when the opinion is neither clearly for nor clearly against `verdict`. */
export function doubtful(verdict: Verdict, opinion: Opinion): boolean {
  const certainty =
    verdict === "wrong"
      ? opinion.wrong
      : verdict
        ? opinion.true * (1 - opinion.wrong)
        : (1 - opinion.true) * (1 - opinion.wrong);
  return certainty < 0.6;
}

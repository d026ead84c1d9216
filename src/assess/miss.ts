// Why an answer did not pass: a Miss is the judge's finding, an AnswerError what happened inside the student's code.
import type { Text } from "../language/text";
import type { Value } from "./value";

/** One thing that an answer was to say, and whether it does. */
export interface Part {
  readonly name: Text;
  readonly outcome: "right" | "missing" | "wrong";
  /** The student's own words that decided it. */
  readonly quote?: string;
  /** A hint for what is missing, a correction for what is wrong. */
  readonly text?: Text;
}

/** What the judge found: words for the student and, where it helps, the values. */
export interface Finding {
  readonly message: Text;
  readonly input?: readonly Value[];
  readonly expected?: Value;
  readonly got?: Value;
  /** What to try, when the mistake is a known one. */
  readonly hint?: Text;
  /** The name of the known mistake. */
  readonly mistake?: string;
  /** The share of the check's points that the answer earns all the same; none when absent. */
  readonly share?: number;
  /** What an answer in words says and what it leaves out. */
  readonly parts?: readonly Part[];
}

/** Thrown by a check whose answer did not pass. */
export class Miss extends Error {
  constructor(readonly finding: Finding) {
    super(finding.message.en);
    this.name = "Miss";
  }
}

/**
 * `empty`: the stub is untouched · `missing`: no such function · `withheld`: it called what it was to write · `threw`: the
 * code threw · `compile`: it does not compile · `timeout`, `memory`, `crashed`: the process ended without an answer.
 */
export type AnswerFault =
  | "empty"
  | "missing"
  | "withheld"
  | "threw"
  | "compile"
  | "timeout"
  | "memory"
  | "crashed";

/** Thrown when the student's code gave no value at all. */
export class AnswerError extends Error {
  /** What happened, for the reader's language; what the student's code said is the same in both. */
  readonly text: Text;

  constructor(
    readonly fault: AnswerFault,
    message: string | Text,
  ) {
    const text = typeof message === "string" ? { en: message, ru: message } : message;
    super(text.en);
    this.name = "AnswerError";
    this.text = text;
  }
}

/** The message that an untouched stub throws: how the judge tells "not yet" from "wrong". */
export const notImplemented = "not implemented";

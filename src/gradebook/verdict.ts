// What judging one submission gives, in both languages: this is what the gradebook keeps.
import type { Part } from "../assess/miss";
import type { CheckStatus, Report } from "../assess/report";
import type { Text } from "../language/text";

export interface CheckVerdict {
  readonly name: Text;
  readonly audience: "public" | "grader";
  readonly points: number;
  readonly max: number;
  readonly status: CheckStatus;
  readonly message?: Text;
  readonly hint?: Text;
  /** The name of the typical mistake that the answer shows. */
  readonly mistake?: string;
  /** What an answer in words says and leaves out. */
  readonly parts?: readonly Part[];
}

export interface ExerciseVerdict {
  readonly id: string;
  readonly points: number;
  readonly max: number;
  readonly status: Report["status"];
  readonly checks: readonly CheckVerdict[];
}

/** What an instructor should know beyond points; `exercise` where it comes from judging that one. */
export interface Note extends Text {
  readonly exercise?: string;
  /** Something that no answer needs, as cheats do: a reason to look. */
  readonly look?: true;
}

/** An answer as it was handed in, for those who read it. */
export interface KeptAnswer {
  readonly exercise: string;
  readonly code: string;
  /** The text that an answer in words returned. */
  readonly words?: string;
  /** The rubric asks for a human. */
  readonly doubtful?: boolean;
}

export interface Verdict {
  readonly exercises: readonly ExerciseVerdict[];
  readonly notes: readonly Note[];
  /** What the student wrote; the gradebook keeps it, and does not give it back with the verdict. */
  readonly answers?: readonly KeptAnswer[];
}

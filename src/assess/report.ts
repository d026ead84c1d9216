// What comes out of judging one exercise.
import type { Text } from "../language/text";
import type { Check } from "./exercise";
import type { Finding } from "./miss";

export type CheckStatus = "passed" | "failed" | "timeout" | "memory" | "crashed" | "not run";

export interface CheckResult {
  readonly name: Text;
  readonly audience: Check["audience"];
  readonly points: number;
  readonly max: number;
  readonly status: CheckStatus;
  /** Absent when the check passed. */
  readonly finding?: Finding;
}

export interface Report {
  readonly id: string;
  readonly title: Text;
  readonly points: number;
  readonly max: number;
  /** `empty`: the answer is still the untouched stub. */
  readonly status: "passed" | "partial" | "failed" | "empty";
  readonly checks: readonly CheckResult[];
}

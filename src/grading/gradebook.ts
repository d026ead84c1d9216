// What grading a class gives: plain rows in the reader's language, the same for the table, the CSV file and JSON.
import { type Exercise, pointsOf } from "../assess/exercise";
import type { Finding } from "../assess/miss";
import { rounded, sum } from "../assess/points";
import { printed } from "../assess/printed";
import type { CheckResult, CheckStatus, Report } from "../assess/report";
import type { Value } from "../assess/value";
import type { Mark } from "../gradebook/overrides";
import type { CheckVerdict, ExerciseVerdict } from "../gradebook/verdict";
import type { Language, Text } from "../language/text";
import type { RosterReport } from "./submissions";

export interface CheckRow {
  readonly name: string;
  readonly audience: "public" | "grader";
  readonly points: number;
  readonly max: number;
  readonly status: CheckStatus;
  readonly message?: string;
  readonly hint?: string;
  /** The name of the typical mistake that the answer shows. */
  readonly mistake?: string;
}

export interface ExerciseRow {
  readonly id: string;
  readonly points: number;
  readonly max: number;
  /** `missing`: no readable notebook of this lesson was handed in. */
  readonly status: Report["status"] | "missing";
  /** How late it was handed in, and which part of the checks' points that leaves. */
  readonly late?: { readonly days: number; readonly left: number };
  /** Who set the points by hand, and why: they stand in place of the checks'. */
  readonly override?: { readonly who: string; readonly why: string };
  readonly checks: readonly CheckRow[];
}

export interface StudentRow {
  readonly student: string;
  readonly total: number;
  readonly max: number;
  readonly exercises: readonly ExerciseRow[];
}

export interface Gradebook {
  readonly students: readonly StudentRow[];
  /** What an instructor should know beyond points: doubles, unreadable files. */
  readonly notes: readonly { readonly student: string; readonly text: string }[];
  /** Files that were left out unread, and why. */
  readonly unread?: readonly { readonly file: string; readonly reason: string }[];
  readonly roster?: RosterReport;
}

export function studentRow(student: string, exercises: readonly ExerciseRow[]): StudentRow {
  const total = (field: "points" | "max") => sum(exercises.map((row) => row[field]));
  return { student, total: total("points"), max: total("max"), exercises };
}

/** The row with the points that an instructor set. */
export function overriddenRow(row: ExerciseRow, { points, who, why }: Mark): ExerciseRow {
  return { ...row, points, override: { who, why } };
}

/** What the gradebook keeps of a report. */
export function verdictOf({ id, points, max, status, checks }: Report): ExerciseVerdict {
  return { id, points, max, status, checks: checks.map(checkVerdict) };
}

/** An exercise that was judged, and of whose points the part `left` counts if it came `days` too late. */
export function judgedRow(
  { id, points, max, status, checks }: ExerciseVerdict,
  language: Language,
  late?: NonNullable<ExerciseRow["late"]>,
): ExerciseRow {
  const rows = checks.map((check) => checkRow(check, language));
  if (!late) return { id, points, max, status, checks: rows };
  return { id, points: rounded(points * late.left), max, status, late, checks: rows };
}

/** The row of an exercise for which there is nothing to judge, with the reason in every check. */
export function missingRow(exercise: Exercise, reason: Text, language: Language): ExerciseRow {
  const checks = exercise.checks.map(({ name, audience, points }) => ({
    ...{ name: name[language], audience, points: 0, max: points },
    ...{ status: "not run" as const, message: reason[language] },
  }));
  return { id: exercise.id, points: 0, max: pointsOf(exercise), status: "missing", checks };
}

function checkVerdict({ name, audience, points, max, status, finding }: CheckResult): CheckVerdict {
  const verdict = { name, audience, points, max, status };
  if (!finding) return verdict;
  const { hint, mistake, parts } = finding;
  return {
    ...verdict,
    message: { en: messageOf(finding, "en"), ru: messageOf(finding, "ru") },
    ...(hint && { hint }),
    ...(mistake !== undefined && { mistake }),
    ...(parts && { parts }),
  };
}

function checkRow({ name, message, hint, parts = [], ...rest }: CheckVerdict, language: Language): CheckRow {
  const { audience, points, max, status, mistake } = rest;
  const lacking = parts.filter(({ outcome }) => outcome !== "right").map((part) => part.name[language]);
  return {
    ...{ name: name[language], audience, points, max, status },
    ...(message && { message: [message[language], lacking.join(", ")].filter(Boolean).join(": ") }),
    ...(hint && { hint: hint[language] }),
    ...(mistake !== undefined && { mistake }),
  };
}

const words = {
  en: { expected: "expected", got: "got" },
  ru: { expected: "ожидалось", got: "получено" },
};

function messageOf(finding: Finding, language: Language): string {
  const values = (["expected", "got"] as const)
    .filter((key) => key in finding)
    .map((key) => `${words[language][key]} ${shown(finding[key])}`);
  return [finding.message[language], values.join(", ")].join(" ").trimEnd();
}

/** A value in one short line. */
function shown(value: Value): string {
  const text = printed(value).replaceAll("\n", " / ");
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

// The metadata by which nbgrader (schema 3) knows our cells, and its checksum, so that it can grade our notebooks too.
import { createHash } from "node:crypto";
import type { Cell } from "./cell";

export interface NbgraderMetadata {
  readonly cell_type: "code" | "markdown";
  readonly checksum: string;
  readonly grade: boolean;
  readonly grade_id: string;
  readonly locked: boolean;
  readonly points?: number;
  readonly schema_version: 3;
  readonly solution: boolean;
  readonly task: false;
}

/**
 * Answers are solutions, checks are graded and everything else is read-only; `source` is what the cell holds. The
 * set-up cell gets none: nbgrader would put a student's own lines in it back.
 */
export function nbgraderMetadata({ id, kind, points = 0 }: Cell, source: string): NbgraderMetadata {
  const solution = kind === "answer";
  const grade = kind === "check";
  const marks = {
    cell_type: kind === "prose" ? "markdown" : "code",
    grade,
    grade_id: id,
    locked: !solution,
    ...(grade && { points }),
    schema_version: 3,
    solution,
    task: false,
  } as const;
  return { ...marks, checksum: checksumOf(source, marks) };
}

/** nbgrader's own `compute_checksum`: MD5 of the source and of what the marks mean, written the way Python does. */
export function checksumOf(source: string, marks: Omit<NbgraderMetadata, "checksum">): string {
  const { cell_type, grade, grade_id, locked, points, solution } = marks;
  const isLocked = !solution && (grade || locked);
  const parts = [source, cell_type, ...[grade, solution, isLocked].map(pythonBoolean), grade_id];
  if (grade) parts.push(pythonFloat(points ?? 0));
  return createHash("md5").update(parts.join("")).digest("hex");
}

function pythonBoolean(value: boolean): string {
  return value ? "True" : "False";
}

function pythonFloat(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

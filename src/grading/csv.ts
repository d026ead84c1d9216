// CSV files: RFC 4180, with text that no spreadsheet computes; the gradebook is a row a student, a column an exercise.
import type { Gradebook } from "./gradebook";

/** The text of the file: UTF-8 with a byte order mark, which spreadsheets need to read Cyrillic names. */
export function gradebookCsv({ students }: Gradebook): string {
  const ids = students[0]?.exercises.map(({ id }) => id) ?? [];
  const header = ["student", ...ids, "total", "max"];
  const rows = students.map(({ student, exercises, total, max }) => [
    student,
    ...exercises.map(({ points }) => points),
    ...[total, max],
  ]);
  return csvOf([header, ...rows].map((row) => row.map(guarded)));
}

/** How a file is written: with a byte order mark, which spreadsheets need to read Cyrillic names, unless told otherwise. */
export interface CsvForm {
  readonly bom?: boolean;
  readonly delimiter?: string;
  /** Quotes round every cell, not only where they are needed. */
  readonly quoted?: boolean;
}

/** The text of a file with these cells, written as they are. */
export function csvOf(
  rows: readonly (readonly (string | number)[])[],
  { bom = true, delimiter = ",", quoted = false }: CsvForm = {},
): string {
  const field = (value: string | number) => {
    const text = String(value);
    const needed = quoted || /["\r\n]/.test(text) || text.includes(delimiter);
    return needed ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${bom ? "\uFEFF" : ""}${rows.map((row) => `${row.map(field).join(delimiter)}\r\n`).join("")}`;
}

/** `value` as no spreadsheet takes it for a formula; numbers are left as they are. */
export function guarded(value: string | number): string | number {
  return typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

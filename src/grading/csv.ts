// The gradebook as a CSV file: a row a student, a column an exercise. RFC 4180, with text that no spreadsheet computes.
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
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

function field(value: string | number): string {
  if (typeof value === "number") return String(value);
  // A spreadsheet takes text that begins like this for a formula.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// The gradebook as text for a terminal: points by student and exercise, then why points are missing.
import { stripVTControlCharacters } from "node:util";
import type { CheckStatus } from "../assess/report";
import { columns } from "../language/columns";
import type { Language } from "../language/text";
import type { CheckRow, ExerciseRow, Gradebook } from "./gradebook";

const words = {
  en: { student: "student", total: "total", checks: "checks" },
  ru: { student: "студент", total: "всего", checks: "проверки" },
};

/** How a check ended, in Russian; in English the status says it itself. */
const endings: Record<CheckStatus, string> = {
  passed: "пройдено",
  failed: "не пройдено",
  timeout: "время вышло",
  memory: "не хватило памяти",
  crashed: "программа оборвалась",
  "not run": "не запускалось",
};

/** The table, the reasons for every exercise without full points, and the notes. */
export function gradebookTable({ students, notes }: Gradebook, language: Language): string {
  const { student, total } = words[language];
  const ids = students[0]?.exercises.map(({ id }) => id) ?? [];
  const rows = students.map((row) => [
    oneLine(row.student),
    ...row.exercises.map(({ points, max }) => `${points}/${max}`),
    `${row.total}/${row.max}`,
  ]);
  const reasons = students.flatMap((row) =>
    row.exercises
      .filter(({ points, max }) => points < max)
      .flatMap((exercise) => reasonRows(row.student, exercise, language)),
  );
  const remarks = notes.map((note) => `${oneLine(note.student)}: ${oneLine(note.text)}`);
  return [columns([[student, ...ids, total], ...rows]), columns(reasons), remarks]
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n");
}

/** One row for each different reason, with the number of checks that share it. */
function reasonRows(
  student: string,
  { id, points, max, checks }: ExerciseRow,
  language: Language,
): string[][] {
  const word = words[language].checks;
  const counts = new Map<string, number>();
  for (const check of checks) {
    if (check.status !== "passed") {
      const text = reason(check, language);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return [...counts].map(([text, count]) => [
    ...[oneLine(student), id, `${points}/${max}`],
    count > 1 ? `${text} (${word}: ${count})` : text,
  ]);
}

function reason({ status, message = "", mistake }: CheckRow, language: Language): string {
  return oneLine(
    `${language === "ru" ? endings[status] : status}: ${message}${mistake ? ` [${mistake}]` : ""}`,
  );
}

/** Names and messages come from students: no control characters, nothing that moves the cursor. */
function oneLine(text: string): string {
  return stripVTControlCharacters(text).replace(/[\p{Cc}\p{Cf}\s]+/gu, " ");
}

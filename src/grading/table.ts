// The gradebook as text for a terminal: points by student and exercise, then why points are missing.
import type { CheckStatus } from "../assess/report";
import { columns, oneLine } from "../language/columns";
import type { Language } from "../language/text";
import type { CheckRow, ExerciseRow, Gradebook } from "./gradebook";

const words = {
  en: {
    ...{ student: "student", total: "total", checks: "checks", is: "is", by: "by" },
    ...{ unread: "not read", unknown: "not on the class list", missing: "handed in nothing" },
  },
  ru: {
    ...{ student: "студент", total: "всего", checks: "проверки", is: "—", by: "нашлось по полю" },
    ...{ unread: "не прочитано", unknown: "нет в списке группы", missing: "ничего не сдано" },
  },
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

/** The table, the reasons for every exercise without full points, the notes, what was not read, the class list. */
export function gradebookTable(gradebook: Gradebook, language: Language): string {
  const { students, notes } = gradebook;
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
  const lists = [unreadLines(gradebook, language), rosterLines(gradebook, language)];
  return [columns([[student, ...ids, total], ...rows]), columns(reasons), remarks, ...lists]
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n");
}

function unreadLines({ unread = [] }: Gradebook, language: Language): string[] {
  return unread.map(({ file, reason }) => `${words[language].unread}: ${oneLine(`${file}: ${reason}`)}`);
}

/** Who was found on the class list under another name than the list's, who was not, and who is missing. */
function rosterLines({ roster }: Gradebook, language: Language): string[] {
  if (!roster) return [];
  const { is, by, unknown, missing } = words[language];
  const found = roster.matched.filter(({ student, as }) => student !== as);
  return [
    ...found.map((match) => oneLine(`${match.as} ${is} ${match.student} (${by} ${match.by})`)),
    ...roster.unknown.map((name) => `${unknown}: ${oneLine(name)}`),
    ...roster.missing.map(({ id, name }) => `${missing}: ${oneLine(id === name ? id : `${id}, ${name}`)}`),
  ];
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

// A report on one exercise as a student sees it: what passed, the first failure with its numbers, a hint.
import { type Exercise, pointsOf } from "../assess/exercise";
import type { Report } from "../assess/report";
import type { Language, Text } from "../language/text";
import { evidence } from "./evidence";
import { box, escaped, heading, line, note, tone } from "./html";
import { partLines } from "./part-lines";

const wording = {
  hint: { en: "Hint:", ru: "Подсказка:" },
  stuck: { en: "Stuck?", ru: "Не получается?" },
  passed: { en: "passed", ru: "пройдено" },
  failed: { en: "not passed", ru: "не пройдено" },
  partial: { en: "passed in part", ru: "пройдено частично" },
  empty: { en: "not run", ru: "не запускалось" },
} satisfies Record<string, Text>;

/** The report on `exercise` as HTML and as plain text. */
export function feedback(
  report: Report,
  exercise: Exercise,
  language: Language,
): { html: string; text: string } {
  const say = (text: Text) => text[language];
  const first = report.checks.find((check) => check.finding)?.finding;
  const shown = first ? evidence(first, exercise.tolerance, language) : { html: "", lines: [] };
  const parts = partLines(first?.parts ?? [], language);
  const { sign, colour } = looks[report.status];
  const { points, max } = report;
  const head = say({
    en: `${ended(report.title.en, ":")} ${points} of ${max} points`,
    ru: `${ended(report.title.ru, ".")} Баллы: ${points} из ${max}`,
  });
  const later = pointsOf(exercise, "grader");
  const more = say({
    en: `${later} more come from the grader, which tries other numbers`,
    ru: `Ещё ${later} даст проверка после сдачи: она берёт другие числа`,
  });
  const checks = report.checks.map(({ status, name, points, max }) => {
    const outcome =
      status === "passed" ? "passed" : status === "not run" ? "empty" : points > 0 ? "partial" : "failed";
    return { ...looks[outcome], word: say(wording[outcome]), text: `${say(name)} (${points}/${max})` };
  });
  const call = `hint("${report.id}")`;
  const run = say({ en: `Run ${call} in a cell of your own.`, ru: `Выполните ${call} в своей ячейке.` });
  const found = first ? `${say(first.message)}${parts.length > 0 ? ":" : ""}` : "";
  const help = first?.hint
    ? { label: say(wording.hint), text: say(first.hint) }
    : { label: say(wording.stuck), text: run };

  const items = checks.map(
    ({ sign, colour, word, text }) =>
      `<li style="margin: 0"><span role="img" aria-label="${word}" style="color: ${colour}; font-weight: 600">${sign}</span> ${escaped(text)}</li>`,
  );
  const html = [
    heading(head, { sign, colour }),
    `<ul role="list" style="list-style: none; margin: 2px 0; padding: 0">${items.join("")}</ul>`,
    ...(first ? [line(found), shown.html] : []),
    ...parts.map(({ html }) => html),
    ...(first
      ? [`<div style="margin-top: 4px"><strong>${help.label}</strong> ${escaped(help.text)}</div>`]
      : []),
    ...(later > 0 ? [note(more)] : []),
  ];
  const text = [
    `${sign} ${head}`,
    ...checks.map(({ sign, text }) => `  ${sign} ${text}`),
    ...(first ? [`  ${found}`] : []),
    ...shown.lines.map((line) => `  ${line}`),
    ...parts.flatMap(({ text }) => text.map((line) => `  ${line}`)),
    ...(first ? [`  ${help.label} ${help.text}`] : []),
    ...(later > 0 ? [`  ${more}`] : []),
  ];
  return { html: box(colour, html.join("")), text: text.join("\n") };
}

/** A shape and a colour for each outcome. */
const looks = {
  passed: { sign: "✓", colour: tone.good },
  partial: { sign: "◐", colour: tone.part },
  failed: { sign: "✗", colour: tone.bad },
  empty: { sign: "○", colour: tone.calm },
} as const;

/** `title` with `mark` after it, unless it ends as a question does. */
function ended(title: string, mark: string): string {
  return title.endsWith("?") ? title : `${title}${mark}`;
}

// Points as bars: a table whose numbers say the same as the bars, in a page and in plain text.
import type { Language, Text } from "../language/text";
import { box, escaped, heading, note, tone } from "./html";

/** A line: whose points, how many of how many, and how many more only the grader gives. */
export interface Row {
  readonly label: Text;
  readonly total: boolean;
  readonly points: number;
  readonly max: number;
  readonly later: number;
}

const wording = {
  head: { en: "Points so far", ru: "Баллы на сегодня" },
  done: { en: "done", ru: "готово" },
} satisfies Record<string, Text>;

const cells = 10;

/** The rows as HTML and as plain text, and below them what went wrong. */
export function bars(
  rows: readonly Row[],
  problems: readonly Text[],
  language: Language,
): { html: string; text: string } {
  const say = (text: Text) => text[language];
  const of = ({ points, max }: Row) => say({ en: `${points} of ${max}`, ru: `${points} из ${max}` });
  const later = rows.at(-1)?.later ?? 0;
  const more = say({
    en: `The grader gives up to ${later} more in the whole course: it tries other numbers.`,
    ru: `Ещё до ${later} за весь курс добавит проверка после сдачи: она берёт другие числа.`,
  });
  const notes = [...problems.map(say), ...(later > 0 ? [more] : [])];
  const cell = "padding: 2px 12px 2px 0; border: 0; text-align: left; white-space: nowrap";
  const body = rows.map((row) => {
    const weight = row.total ? "; font-weight: 600" : "; font-weight: 400";
    const sign = row.points >= row.max ? ` <span role="img" aria-label="${say(wording.done)}">✓</span>` : "";
    return [
      '<tr style="background: transparent">',
      `<th scope="row" style="${cell}; white-space: normal${weight}">${escaped(say(row.label))}</th>`,
      `<td style="${cell}">${bar(row)}</td>`,
      `<td style="${cell}${weight}">${of(row)}${sign}</td></tr>`,
    ].join("");
  });
  const html = [
    heading(say(wording.head)),
    `<table aria-label="${say(wording.head)}" style="margin: 4px 0; border-collapse: collapse">${body.join("")}</table>`,
    ...notes.map(note),
  ];
  const width = Math.max(...rows.map(({ label }) => say(label).length));
  const lines = rows.map((row) => `  ${say(row.label).padEnd(width)}  ${drawn(row)}  ${of(row)}`);
  return {
    html: box(tone.calm, html.join("")),
    text: [say(wording.head), ...lines, ...notes.map((text) => `  ${text}`)].join("\n"),
  };
}

function share({ points, max }: Row): number {
  return max > 0 ? Math.min(1, points / max) : 0;
}

/** Hidden from a screen reader: the number beside it says the same. */
function bar(row: Row): string {
  const frame = `display: inline-block; width: 160px; height: 10px; border: 1px solid ${tone.edge}; border-radius: 5px; overflow: hidden; vertical-align: middle`;
  const fill = `width: ${Math.round(100 * share(row))}%; height: 100%; background: ${share(row) === 1 ? tone.good : tone.calm}`;
  return `<div aria-hidden="true" style="${frame}"><div style="${fill}"></div></div>`;
}

function drawn(row: Row): string {
  const full = Math.floor(cells * share(row));
  return "█".repeat(full) + "░".repeat(cells - full);
}

// A report on one exercise as a student sees it: what passed, the first failure with its numbers, a hint.

import type { Finding } from "../assess/miss";
import { printed } from "../assess/printed";
import type { Report } from "../assess/report";
import type { Language, Text } from "../language/text";
import { block, box, escaped, tone } from "./html";

const wording = {
  input: { en: "input", ru: "вход" },
  expected: { en: "expected", ru: "ожидалось" },
  got: { en: "got", ru: "получено" },
  hint: { en: "Hint", ru: "Подсказка" },
  passed: { en: "passed", ru: "пройдено" },
  failed: { en: "not passed", ru: "не пройдено" },
} satisfies Record<string, Text>;

interface Facet {
  readonly label: string;
  readonly value: string;
}

/** The report as HTML and as plain text; `later` is how many points only the grader can give. */
export function feedback(report: Report, later: number, language: Language): { html: string; text: string } {
  const say = (text: Text) => text[language];
  const first = report.checks.find((check) => check.finding)?.finding;
  const facets = first ? facetsOf(first, say) : [];
  const mark = { passed: "✓", partial: "◐", failed: "✗", empty: "○" }[report.status];
  const { points, max } = report;
  const head = say({
    en: `${mark} ${report.title.en}: ${points} of ${max} points`,
    ru: `${mark} ${report.title.ru}. Баллы: ${points} из ${max}`,
  });
  const more = say({
    en: `${later} more come from the grader, which tries other numbers`,
    ru: `Ещё ${later} даст проверка после сдачи: она берёт другие числа`,
  });
  const lines = report.checks.map((check) => {
    const passed = check.status === "passed";
    const sign = { mark: passed ? "✓" : "✗", word: say(passed ? wording.passed : wording.failed) };
    return { ...sign, text: `${say(check.name)} (${check.points}/${check.max})` };
  });
  const hint = first && `${say(wording.hint)}: ${first.hint ? say(first.hint) : `hint("${report.id}")`}`;

  const colour = { passed: tone.good, partial: tone.part, failed: tone.bad, empty: tone.calm }[report.status];
  const html = box(
    colour,
    [
      `<strong style="color: ${colour}">${escaped(head)}</strong>`,
      ...lines.map(
        ({ mark, word, text }) => `<div><span aria-label="${word}">${mark}</span> ${escaped(text)}</div>`,
      ),
      ...(first ? [`<div style="margin-top: 4px">${escaped(say(first.message))}</div>`] : []),
      ...(facets.length > 0 ? [table(facets)] : []),
      ...(hint ? [`<div style="margin-top: 4px">${escaped(hint)}</div>`] : []),
      ...(later > 0 ? [`<div style="opacity: 0.75">${escaped(more)}</div>`] : []),
    ].join(""),
  );
  const text = [
    head,
    ...lines.map(({ mark, text }) => `  ${mark} ${text}`),
    ...(first ? [`  ${say(first.message)}`] : []),
    ...facets.map(({ label, value }) => `  ${label}:${value.includes("\n") ? "\n" : " "}${value}`),
    ...(hint ? [`  ${hint}`] : []),
    ...(later > 0 ? [`  ${more}`] : []),
  ].join("\n");
  return { html, text };
}

function facetsOf(finding: Finding, say: (text: Text) => string): Facet[] {
  const facets: Facet[] = [];
  for (const item of finding.input ?? []) facets.push({ label: say(wording.input), value: printed(item) });
  if ("expected" in finding) facets.push({ label: say(wording.expected), value: printed(finding.expected) });
  if ("got" in finding) facets.push({ label: say(wording.got), value: printed(finding.got) });
  return facets;
}

function table(facets: readonly Facet[]): string {
  const cell = `border: 1px solid ${tone.edge}; padding: 2px 8px; vertical-align: top; text-align: left`;
  const heads = facets.map(({ label }) => `<th scope="col" style="${cell}">${escaped(label)}</th>`).join("");
  const values = facets.map(({ value }) => `<td style="${cell}">${block(value)}</td>`).join("");
  return `<table style="margin: 4px 0; border-collapse: collapse"><tr>${heads}</tr><tr>${values}</tr></table>`;
}

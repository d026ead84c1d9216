// An answer in words with what decided its grade: the words marked, and what is said, missing or wrong.
import type { Grade } from "../../assess/free-text/grade";
import { type Html, html, written } from "../html";
import type { Asked } from "../page";
import type { Words } from "../words";

export function readAloud(exercise: string, text: string, asked: Asked): Html {
  const { words, language } = asked;
  const grade = asked.exercise(exercise)?.grade?.(text);
  if (!grade) return html`<blockquote class="words">${written(text)}</blockquote>`;
  return html`<blockquote class="words">${marked(text, grade, words)}</blockquote>
<ul class="remarks">${grade.remarks.map(
    ({ verdict, title, text: said }) =>
      html`<li class="${kind(verdict)}"><b>${sign(verdict)} ${label(verdict, words)}</b> ${title[language]}${said && html` <small>${said[language]}</small>`}</li>`,
  )}</ul>${grade.review && html`<p class="doubt"><i class="review">⚑</i> ${words.doubt} ${grade.reasons.map((reason) => reasonIn(reason, grade, asked)).join(", ")}</p>`}`;
}

/** `doubt: roles` as a reader of the page says it. */
function reasonIn(reason: string, { remarks }: Grade, { words, language }: Asked): string {
  const [kind = "", concept] = reason.split(": ");
  const said = words.reasons[kind as keyof Words["reasons"]] ?? kind;
  if (concept === undefined) return said;
  return `${said} (${remarks.find((remark) => remark.concept === concept)?.title[language] ?? concept})`;
}

type Verdict = Grade["remarks"][number]["verdict"];

const kind = (verdict: Verdict) => (verdict === true ? "right" : verdict === false ? "left" : "wrong");
const sign = (verdict: Verdict) => (verdict === true ? "✓" : verdict === false ? "○" : "✗");
const label = (verdict: Verdict, { said, left, wrong }: Words) =>
  verdict === true ? said : verdict === false ? left : wrong;

/** The text with the words that decided something marked; of two that overlap the first stands. */
function marked(text: string, { spans }: Grade, words: Words): Html {
  const parts: Html[] = [];
  let from = 0;
  for (const { start, end, verdict } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < from) continue;
    parts.push(
      html`${written(text.slice(from, start))}<mark class="${kind(verdict)}" title="${label(verdict, words)}">${written(text.slice(start, end))}</mark>`,
    );
    from = end;
  }
  return html`${parts}${written(text.slice(from))}`;
}

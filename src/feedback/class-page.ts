// The instructor's page: who needs a look, the table of the class, how the exercises did.
import { sum } from "../assess/points";
import type { ClassScores, StudentScores } from "../export/scores";
import type { Mistake } from "../gradebook/mistakes";
import type { Language } from "../language/text";
import { attention } from "./attention";
import { looks, pointsText } from "./exercise-card";
import { type Html, html } from "./html";
import { type Item, itemsOf, mean } from "./items";
import { page } from "./page";
import type { Wish } from "./pages";
import { bar, totalOf } from "./student-page";
import type { Titles } from "./titles";
import { type Speech, speech } from "./words";

/** `fileOf`: where a student's page is, seen from this one. */
export function classPage(
  scores: ClassScores,
  { titles, mistakes }: Pick<Wish, "titles" | "mistakes">,
  fileOf: (student: StudentScores) => string,
  language: Language,
): string {
  const spoken = speech(language);
  const { say, number } = spoken;
  const max = sum(scores.lessons.map((lesson) => lesson.max));
  const totals = scores.students.filter(({ lessons }) => lessons.size > 0).map(totalOf);
  const facts = [
    [say("students"), number(scores.students.length)],
    [say("lessons"), number(scores.lessons.length)],
    [say("mean"), pointsText(mean(totals), max, spoken)],
  ] as const;
  const name = (student: StudentScores) =>
    html`<a href="${fileOf(student)}">${student.student.name}</a>${student.student.name !== student.student.key && html` <span class="faint">${student.student.key}</span>`}`;
  const body = html`<main class="wide">
<header><p class="faint">Svertka</p><h1>${say("classTitle")}</h1><p>${say("secret")}</p>
<dl class="facts">${facts.map(([fact, value]) => html`<div><dt>${fact}</dt><dd>${value}</dd></div>`)}</dl></header>
<section aria-labelledby="look"><h2 id="look">${say("look")}</h2>${lookTable(scores, name, spoken)}</section>
<section aria-labelledby="class"><h2 id="class">${say("class")}</h2>${classTable(scores, titles, name, spoken)}</section>
<section aria-labelledby="items"><h2 id="items">${say("items")}</h2><p class="faint">${say("itemsWhy")}</p>${itemTable(itemsOf(scores), mistakes, titles, spoken)}</section>
</main>`;
  return page(language, say("classTitle"), body);
}

type Name = (student: StudentScores) => Html;

function lookTable(scores: ClassScores, name: Name, { say, of }: Speech): Html {
  const rows = attention(scores).map(
    ({ student, reasons }) =>
      html`<tr><th scope="row">${name(student)}</th><td>${reasons.map((reason) => html`<div class="said">${of(reason)}</div>`)}</td></tr>`,
  );
  if (rows.length === 0) return html`<p>${say("nobody")}</p>`;
  return html`<div class="scroll"><table><caption class="unseen">${say("look")}</caption>
<thead><tr><th scope="col">${say("student")}</th><th scope="col">${say("why")}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function classTable({ lessons, students }: ClassScores, titles: Titles, name: Name, spoken: Speech): Html {
  const { say, number, of } = spoken;
  const heads = lessons.map(
    ({ lesson, max }) =>
      html`<th scope="col" class="n"><abbr title="${of(titles.lesson(lesson))}" aria-hidden="true">${lesson.slice(0, 2)}</abbr><span class="unseen">${of(titles.lesson(lesson))}</span><br><span class="faint">/ ${number(max)}</span></th>`,
  );
  const max = sum(lessons.map((lesson) => lesson.max));
  const rows = students.map((student) => {
    const cells = lessons.map(({ lesson, max: most }) => {
      const score = student.lessons.get(lesson);
      if (score) return html`<td class="cell">${shade(score.points, most)}${number(score.points)}</td>`;
      const isWaiting = student.ungraded.includes(lesson);
      return html`<td class="cell none"><span aria-hidden="true">${isWaiting ? "…" : "–"}</span><span class="unseen">${say(isWaiting ? "ungraded" : "missing")}</span></td>`;
    });
    return html`<tr><th scope="row">${name(student)}</th>${cells}<td class="n"><strong>${number(totalOf(student))}</strong></td></tr>`;
  });
  const means = lessons.map(({ lesson }) => {
    const points = students.flatMap((student) => student.lessons.get(lesson)?.points ?? []);
    return html`<td class="cell">${points.length > 0 ? number(mean(points)) : "–"}</td>`;
  });
  const totals = students.filter((student) => student.lessons.size > 0).map(totalOf);
  return html`<div class="scroll"><table class="own"><caption class="unseen">${say("class")}</caption>
<thead><tr><th scope="col">${say("student")}</th>${heads}<th scope="col" class="n">${say("total")}<br><span class="faint">/ ${number(max)}</span></th></tr></thead>
<tbody>${rows}</tbody>
<tfoot><tr class="total"><th scope="row">${say("mean")}</th>${means}<td class="n">${number(mean(totals))}</td></tr></tfoot></table></div>`;
}

function shade(points: number, max: number): Html {
  const part = max > 0 ? points / max : 0;
  const { sign, tone } = looks[part >= 1 ? "passed" : part >= 0.5 ? "partial" : "failed"];
  return html`<span class="sign ${tone}" aria-hidden="true">${sign}</span> `;
}

function itemTable(
  items: readonly Item[],
  mistakes: readonly Mistake[],
  titles: Titles,
  spoken: Speech,
): Html {
  const { say, of, number, percent } = spoken;
  const rows = items.map(
    ({ id, count, solved, outcomes, discrimination }) => html`<tr>
<th scope="row">${of(titles.exercise(id).title)}<br><span class="faint">${id}</span></th>
<td>${bar(solved, 1)} ${percent(solved)}</td>
<td>${outcomeBar(outcomes, count)} <span class="faint">${outcomes.passed} · ${outcomes.partial} · ${outcomes.failed} · ${outcomes.empty}</span></td>
<td class="n">${discrimination === undefined ? "–" : number(discrimination)}</td>
<td>${mistakes.filter(({ exercise }) => exercise === id).map(({ students, text }) => html`<div>${students} × <span class="said">${of(text)}</span></div>`)}</td></tr>`,
  );
  return html`<div class="scroll"><table><caption class="unseen">${say("items")}</caption>
<thead><tr><th scope="col">${say("exercise")}</th><th scope="col">${say("solved")}</th><th scope="col">${say("answers")}</th><th scope="col" class="n">${say("discrimination")}</th><th scope="col">${say("mistakes")}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function outcomeBar(outcomes: Item["outcomes"], count: number): Html {
  const parts = [
    ["good", outcomes.passed],
    ["part", outcomes.partial],
    ["bad", outcomes.failed],
  ] as const;
  return html`<span class="bar" aria-hidden="true">${parts.map(([tone, of]) => html`<span class="${tone}" style="width: ${count > 0 ? (100 * of) / count : 0}%"></span>`)}</span>`;
}

// The class: a row a student, a column a lesson, or an exercise of one lesson.
import { sum } from "../../assess/points";
import { type Class, classOf, lessonsOf, type Row, type Score, total, type Work } from "../class";
import { address, type Html, html, written } from "../html";
import { type Asked, notice, type Page, titleOf, workAddress } from "../page";
import type { Words } from "../words";

/** What a cell may be picked by, in the order of the keys 1, 2, …; and the sign that says it without colours. */
const flags = { review: "⚑", failed: "✗", late: "◷", looks: "⚠", missing: "∅" } as const;
type Flag = keyof typeof flags;

export async function matrixPage(asked: Asked): Promise<Page> {
  const { book, late, url, words } = asked;
  const lesson = url.searchParams.get("lesson") ?? undefined;
  const all = await classOf(book, late, lesson);
  if (all.rows.length === 0) return notice(200, words.empty);
  const exercises = lesson === undefined ? undefined : all.lessons.get(lesson);
  if (lesson !== undefined && !exercises) return notice(404, words.missingPage);
  const lessons = await lessonsOf(book);
  const body = html`<div class="bar">
  <input type="search" id="search" placeholder="${words.search}" aria-label="${words.search}" aria-keyshortcuts="/">
  <span role="group" aria-label="${words.filters}">${Object.entries(flags).map(
    ([flag, sign], at) =>
      html`<button type="button" class="filter" aria-pressed="false" data-flag="${flag}" title="${at + 1}"><i class="${flag}">${sign}</i> ${words[flag as Flag]}</button>`,
  )}</span>
  <output id="count" data-of="${words.of}" data-shown="${words.shown}"></output>
</div>
<nav class="lessons"><a href="/"${lesson === undefined && html` aria-current="page"`}>${words.all}</a>${lessons.map(
    (name) =>
      html`<a href="${address("/", { lesson: name })}" title="${name}"${name === lesson && html` aria-current="page"`}>${short(name)}</a>`,
  )}</nav>
<div class="scroll">${exercises ? lessonTable(all, lesson!, exercises, asked) : classTable(all, asked)}</div>
<p id="nobody" class="notice" hidden>${words.nobody}</p>`;
  return { title: lesson ?? words.class, body, script: "matrix.js", place: "/" };
}

function classTable({ rows, lessons }: Class, { words }: Asked): Html {
  const names = [...lessons.keys()];
  const worth = new Map([...lessons].map(([name, exercises]) => [name, sum([...exercises.values()])]));
  const all = sum([...worth.values()]);
  return html`<table class="matrix">
<thead><tr><th>${words.student}</th>${names.map(
    (name) => html`<th><a href="${address("/", { lesson: name })}" title="${name}">${short(name)}</a></th>`,
  )}<th>${words.total}</th></tr></thead>
<tbody>${rows.map(
    (row) =>
      html`${opening(row)}${names.map((name) => {
        const work = row.works.get(name);
        const points = work ? total(work.scores) : undefined;
        return cell(row, name, flagsOf(work), shown(work, points, words), shareOf(points, worth.get(name)!));
      })}<td class="total">${total([...row.works.values()].flatMap(({ scores }) => scores))}<small>/${all}</small></td></tr>\n`,
  )}</tbody></table>`;
}

function lessonTable(
  { rows }: Class,
  lesson: string,
  exercises: ReadonlyMap<string, number>,
  asked: Asked,
): Html {
  const { words } = asked;
  const all = sum([...exercises.values()]);
  return html`<table class="matrix">
<thead><tr><th>${words.student}</th>${[...exercises].map(
    ([id, max]) => html`<th title="${titleOf(id, asked)}">${id.slice(3)} <small>/${max}</small></th>`,
  )}<th>${words.total}</th></tr></thead>
<tbody>${rows.map((row) => {
    const work = row.works.get(lesson);
    const cells = [...exercises].map(([id, max]) => {
      const score = work?.scores.find(({ exercise }) => exercise === id);
      const text = score
        ? html`${score.points}${score.mark && html`<i class="mark" title="${words.override}">✎</i>`}`
        : shown(work, undefined, words);
      return cell(row, lesson, flagsOf(work, score), text, shareOf(score?.points, max), id);
    });
    return html`${opening(row)}${cells}<td class="total">${total(work?.scores ?? [])}<small>/${all}</small></td></tr>\n`;
  })}</tbody></table>`;
}

function opening({ student, name }: Row): Html {
  const both = name === student ? name : `${name} ${student}`;
  return html`<tr data-name="${both.toLowerCase()}"><th scope="row"><bdi>${written(name)}</bdi>${name !== student && html` <small><bdi>${written(student)}</bdi></small>`}</th>`;
}

function cell(
  row: Row,
  lesson: string,
  has: readonly Flag[],
  text: Html,
  share: string,
  exercise = "",
): Html {
  const to = workAddress(row.student, lesson) + (exercise && `#${exercise}`);
  const content = has.includes("missing")
    ? html`<a tabindex="-1">${text}</a>`
    : html`<a tabindex="-1" href="${to}">${text}</a>`;
  return html`<td class="${share}" data-flags="${has.join(" ")}">${content}${has
    .filter((flag) => flag !== "failed" && flag !== "missing")
    .map((flag) => html`<i class="${flag}">${flags[flag]}</i>`)}</td>`;
}

function shown(work: Work | undefined, points: number | undefined, words: Words): Html {
  if (!work) return html`<span class="faint">${words.none}</span>`;
  if (!work.readable) return html`<span class="faint">${words.unreadable}</span>`;
  if (work.run === null) return html`<span class="faint">${words.unjudged}</span>`;
  return html`${points}`;
}

function flagsOf(work: Work | undefined, score?: Score): Flag[] {
  if (!work) return ["missing"];
  const scores = score ? [score] : work.scores;
  const failed = scores.some(({ status, points }) => status === "failed" && points === 0);
  const found: Record<Flag, boolean> = {
    review: scores.some(({ doubtful }) => doubtful),
    failed,
    late: work.daysLate > 0,
    looks: work.looks,
    missing: false,
  };
  return (Object.keys(flags) as Flag[]).filter((flag) => found[flag]);
}

/** A class for colours: what part of the points there is. */
function shareOf(points: number | undefined, max: number): string {
  if (points === undefined) return "void";
  if (points >= max) return "full";
  return points <= 0 ? "zero" : points >= max / 2 ? "most" : "some";
}

function short(lesson: string): string {
  return /^\d+/.exec(lesson)?.[0] ?? lesson;
}

// One student's lesson: each exercise with its checks, what was written, and the form that sets points by hand.
import type { Score } from "../class";
import { type Html, html, written } from "../html";
import { type Asked, notice, type Page, titleOf, workAddress } from "../page";
import { type KeptCheck, type Submission, submissionOf } from "../submission";
import { readAloud } from "./in-words";

export async function workPage(asked: Asked): Promise<Page> {
  const { book, late, url, words, language } = asked;
  const lesson = url.searchParams.get("lesson") ?? "";
  const student = url.searchParams.get("student") ?? "";
  const submission = await submissionOf(book, student, lesson, late);
  if (!submission) return notice(404, words.missingWork);
  const { person, work, file, time, earlier, notes, before, after } = submission;
  const when = (date: Date) =>
    html`<time datetime="${date.toISOString()}">${date.toLocaleString(language, { dateStyle: "medium", timeStyle: "short" })}</time>`;
  const body = html`<div class="head">
  <h1><bdi>${written(person.name)}</bdi> <small>${lesson}</small></h1>
  <nav>${before && html`<a rel="prev" href="${workAddress(before.student, lesson)}">← ${words.before} <kbd>p</kbd></a>`}
    <a id="back" href="/">${words.back} <kbd>Esc</kbd></a>
    ${after && html`<a rel="next" href="${workAddress(after.student, lesson)}">${words.after} → <kbd>n</kbd></a>`}</nav>
</div>
<p class="facts">${words.file}: <bdi>${written(file)}</bdi> · ${words.time}: ${when(time)}${work.daysLate > 0 && html` · <b class="late">◷ ${words.days}: ${work.daysLate}</b>`}</p>
${earlier.length > 0 && html`<p class="facts">${words.earlier}: ${earlier.map((one) => html`<bdi>${written(one.file)}</bdi> (${when(one.time)}) `)}</p>`}
${notes.length > 0 && html`<section class="notes"><h2>${words.notes}</h2><ul>${notes.map((note) => html`<li${note.look && html` class="look"`}>${note.look && html`<i class="looks">⚠</i> `}${written(note[language])}</li>`)}</ul></section>`}
${!work.readable && html`<p class="notice">${words.unreadable}</p>`}
${work.readable && work.run === null && html`<p class="notice">${words.unjudged}</p>`}
${work.scores.map((score) => exerciseSection(score, submission, asked))}`;
  return { title: `${person.name}, ${lesson}`, body, script: "work.js", place: "/" };
}

function exerciseSection(
  score: Score,
  { checks, answers, marks, person, lesson, work }: Submission,
  asked: Asked,
): Html {
  const { words, language } = asked;
  const { exercise, points, max, judged, status, mark, doubtful } = score;
  const answer = answers.get(exercise);
  const own = marks.filter((one) => one.exercise === exercise);
  return html`<article id="${exercise}" tabindex="-1" class="exercise">
<h2><code>${exercise}</code> ${titleOf(exercise, asked)}
  <span class="score ${status}">${points}<small>/${max}</small></span>
  <small>${words.states[status]}${mark && html`, ${words.override} (${words.judged}: ${judged})`}${!mark && points !== judged && html`, ${words.judged}: ${judged}`}</small>
  ${doubtful && html`<b class="review">⚑ ${words.review}</b>`}</h2>
<table class="checks"><thead><tr><th>${words.state}</th><th>${words.check}</th><th>${words.points}</th></tr></thead>
<tbody>${(checks.get(exercise) ?? []).map((check) => checkRow(check, asked))}</tbody></table>
${answer?.words !== undefined && answer.words !== null ? readAloud(exercise, answer.words, asked) : answer ? codeBlock(answer.code) : html`<p class="faint">${words.nocode}</p>`}
${own.length > 0 && html`<section class="history"><h3>${words.history}</h3><ol>${own.map((one) => html`<li><b>${one.points ?? words.judged}</b> — ${written(one.why)} <small>(${written(one.who)}, ${one.time.toLocaleString(language, { dateStyle: "medium", timeStyle: "short" })})</small></li>`)}</ol></section>`}
<div class="decide">
${doubtful && html`<form method="post" action="/seen"><input type="hidden" name="student" value="${person.student}"><input type="hidden" name="lesson" value="${lesson}"><input type="hidden" name="attempt" value="${work.attempt}"><input type="hidden" name="exercise" value="${exercise}"><button class="leave">${words.seen} <kbd>a</kbd></button></form>`}
<details><summary>${words.set} <kbd>o</kbd></summary>
<form method="post" action="/override" class="override">
  <input type="hidden" name="student" value="${person.student}"><input type="hidden" name="lesson" value="${lesson}"><input type="hidden" name="exercise" value="${exercise}">
  <label>${words.points} <input name="points" type="number" min="0" max="${max}" step="any" required value="${points}"></label> <small>/ ${max}</small>
  <label class="wide">${words.why} <input name="why" placeholder="${words.whyFor}" required maxlength="2000"></label>
  <label>${words.who} <input name="who" required value="${asked.who}" maxlength="200"></label>
  <button>${words.save}</button>${mark && html` <button name="checks" value="" class="leave">${words.takeBack}</button>`}
  <p class="faint">${words.stand}</p>
</form></details></div>
</article>
`;
}

const signs: Record<KeptCheck["status"], string> = {
  ...{ passed: "✓", failed: "✗", timeout: "⏱", memory: "▣", crashed: "✸", "not run": "○" },
};

function checkRow(check: KeptCheck, { words, language }: Asked): Html {
  const { name, status, audience, points, max, message, hint, mistake } = check;
  return html`<tr class="${status === "passed" ? "passed" : "failed"}">
<td class="state"><i>${signs[status]}</i> ${words.states[status]}</td>
<td>${name[language]} <small class="faint">${words[audience]}</small>${message !== null && html`<p class="message">${written(message[language])}</p>`}${mistake !== null && html`<p class="faint">${words.mistake}: ${mistake}</p>`}${hint !== null && html`<p class="faint">${words.hint}: ${hint[language]}</p>`}</td>
<td class="number">${points}<small>/${max}</small></td></tr>`;
}

/** Code with a number before each line; the numbers come from the style sheet, so that they are not copied. */
function codeBlock(code: string): Html {
  const lines = code.split("\n");
  return html`<pre class="code" translate="no">${lines.map((line) => html`<span class="line">${written(line)}\n</span>`)}</pre>`;
}

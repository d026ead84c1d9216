// Answers in words: what asks for a human first, alike answers together, one decision for a group.
import { historyOf } from "../../gradebook/overrides";
import { answersInWords, type Group, grouped, type WordsAnswer, wordsExercises } from "../answers-in-words";
import { address, type Html, html, written } from "../html";
import { type Asked, notice, type Page, titleOf, workAddress } from "../page";
import { readAloud } from "./in-words";

const perPage = 25;

/** A remark that was made before, to be made again. */
interface Comment {
  readonly points: number;
  readonly why: string;
}

export async function queuePage(asked: Asked): Promise<Page> {
  const { book, url, words } = asked;
  const exercises = await wordsExercises(book);
  const first = exercises.find(({ doubtful }) => doubtful > 0) ?? exercises[0];
  const exercise = url.searchParams.get("exercise") ?? first?.exercise;
  if (exercise === undefined) return notice(200, words.noWords);
  if (!exercises.some((one) => one.exercise === exercise)) return notice(404, words.missingPage);
  const isAll = url.searchParams.has("all");
  const page = Math.max(0, Math.floor(Number(url.searchParams.get("page")) || 0));
  const groups = grouped(await answersInWords(book, exercise)).filter(
    ({ doubtful }) => isAll || doubtful > 0,
  );
  const shown = groups.slice(page * perPage, (page + 1) * perPage);
  const made = (await historyOf(book)).flatMap(({ points, ...rest }) =>
    points === undefined ? [] : [{ ...rest, points }],
  );
  const comments = commentsOf(made, exercise);
  const here = (changes: Record<string, string | undefined>) =>
    address("/queue", { exercise, ...(isAll && { all: "" }), ...changes });
  const pages = Math.ceil(groups.length / perPage);
  const numbers = pages > 1 ? Array.from({ length: pages }, (_, at) => at) : [];
  const body = html`<div class="head"><h1>${words.queue} <small><code>${exercise}</code> ${titleOf(exercise, asked)}</small></h1>
<nav>${exercises.map(
    (one) =>
      html`<a href="${address("/queue", { exercise: one.exercise })}"${one.exercise === exercise && html` aria-current="page"`}>${one.exercise} <small>⚑ ${one.doubtful} ${words.of} ${one.all}</small></a>`,
  )}</nav></div>
<p class="question">${asked.exercise(exercise)?.question?.[asked.language]}</p>
<nav class="lessons"><a href="${here({ all: undefined })}"${!isAll && html` aria-current="page"`}>${words.review}</a><a href="${here({ all: "" })}"${isAll && html` aria-current="page"`}>${words.allAnswers}</a>${numbers.map(
    (at) =>
      html`<a href="${here({ page: String(at) })}"${at === page && html` aria-current="page"`}>${at + 1}</a>`,
  )}</nav>
${shown.length === 0 && html`<p class="notice">${words.done}</p>`}
${shown.map((group) => groupSection(group, exercise, comments, asked))}
<datalist id="comments">${[...new Set(comments.map(({ why }) => why))].map((why) => html`<option value="${why}"></option>`)}</datalist>`;
  return { title: `${words.queue}, ${exercise}`, body, script: "work.js", place: "/queue" };
}

function groupSection(
  { answers, doubtful }: Group,
  exercise: string,
  comments: readonly Comment[],
  asked: Asked,
): Html {
  const { words, url } = asked;
  const [leader, ...others] = answers as [WordsAnswer, ...WordsAnswer[]];
  const points = new Set(answers.map(({ judged, mark }) => mark?.points ?? judged));
  const [same] = points.size === 1 ? points : [];
  return html`<article class="exercise" tabindex="-1">
<h2>${words.answers}: ${answers.length} ${doubtful > 0 && html`<b class="review">⚑ ${doubtful}</b>`}</h2>
<form method="post" action="/decide">
<input type="hidden" name="exercise" value="${exercise}"><input type="hidden" name="back" value="${url.pathname + url.search}">
<p class="member">${member(leader, asked)}</p>
${readAloud(exercise, leader.words, asked)}
${
  others.length > 0 &&
  html`<details class="others" open><summary>${words.alike}: ${others.length}</summary>${others.map(
    (answer) =>
      html`<div class="other"><p class="member">${member(answer, asked)}${answer.words === leader.words && html` <small class="faint">${words.sameWords}</small>`}</p>${answer.words !== leader.words && html`<blockquote class="words">${written(answer.words)}</blockquote>`}</div>`,
  )}</details>`
}
${
  comments.length > 0 &&
  html`<p class="comments">${words.again}: ${comments
    .slice(0, 6)
    .map(
      ({ points: one, why }, at) =>
        html`<button type="button" class="comment" data-points="${one}" data-why="${why}"><kbd>${at + 1}</kbd> <b>${one}</b> ${written(why.length > 70 ? `${why.slice(0, 69)}…` : why)}</button> `,
    )}</p>`
}
<div class="override"><label>${words.points} <input name="points" type="number" min="0" max="${leader.max}" step="any" value="${same}"></label> <small>/ ${leader.max} <kbd>o</kbd></small>
<label class="wide">${words.why} <input name="why" placeholder="${words.whyFor}" maxlength="2000" list="comments" autocomplete="off"></label>
<label>${words.who} <input name="who" value="${asked.who}" maxlength="200"></label>
<button>${words.decide}</button> <button class="leave" formaction="/leave">${words.keep} <kbd>a</kbd></button>
<p class="faint">${words.stand}</p></div>
</form></article>
`;
}

function member(answer: WordsAnswer, { words }: Asked): Html {
  const { attempt, student, name, lesson, judged, max, doubtful, mark, daysLate } = answer;
  return html`<label><input type="checkbox" name="attempt" value="${attempt}" checked> <bdi>${written(name)}</bdi></label> <a href="${workAddress(student, lesson)}" aria-label="${name}">↗</a> <b>${mark?.points ?? judged}</b><small>/${max}</small>${doubtful && html` <i class="review" title="${words.review}">⚑</i>`}${mark && html` <i class="mark" title="${words.override}: ${mark.why} (${mark.who})">✎</i>`}${daysLate > 0 && html` <i class="late" title="${words.days}">◷ ${daysLate}</i>`}`;
}

/** The remarks made on this exercise, the latest first, each once. */
function commentsOf(
  marks: readonly (Comment & { readonly exercise: string })[],
  exercise: string,
): Comment[] {
  const made = marks.filter((mark) => mark.exercise === exercise).reverse();
  return [
    ...new Map(made.map(({ points, why }) => [JSON.stringify([points, why]), { points, why }])).values(),
  ];
}

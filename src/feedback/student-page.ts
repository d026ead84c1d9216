// A student's page: the points by lesson, then every exercise with what helps.
import { sum } from "../assess/points";
import type { LessonScore, LessonWorth, StudentScores } from "../export/scores";
import type { AnswerOf } from "../gradebook/answers";
import { type LateRule, partLeft } from "../intake/lateness";
import type { Language } from "../language/text";
import { exerciseCard, pointsText } from "./exercise-card";
import { type Html, html } from "./html";
import { page } from "./page";
import type { Titles } from "./titles";
import { type Speech, speech } from "./words";

export interface Class {
  readonly lessons: readonly LessonWorth[];
  readonly titles: Titles;
  readonly late: LateRule;
  readonly answers: AnswerOf;
}

export function studentPage(scores: StudentScores, all: Class, language: Language): string {
  const spoken = speech(language);
  const { say } = spoken;
  const { name } = scores.student;
  const rows = all.lessons.map((worth) => summaryRow(worth, scores, all, spoken));
  const [points, max] = [totalOf(scores), sum(all.lessons.map((lesson) => lesson.max))];
  const sections = all.lessons.map((worth) => lessonSection(worth, scores, all, spoken));
  const body = html`<main>
<header><p class="faint">Svertka · ${say("title")}</p><div class="top"><h1>${name}</h1><span class="sum">${say("points")}: ${pointsText(points, max, spoken)}</span></div></header>
<div class="scroll"><table><caption class="unseen">${say("lessons")}</caption>
<thead><tr><th scope="col">${say("lesson")}</th><th scope="col" class="n">${say("points")}</th><td></td></tr></thead>
<tbody>${rows}</tbody></table></div>
${isTried(scores) && html`<p class="faint">${say("graderWhy")}</p>`}
${sections}
</main>`;
  return page(language, `${name} · ${say("title")}`, body);
}

/** True if any check of the grader's was run. */
function isTried({ lessons }: StudentScores): boolean {
  const exercises = [...lessons.values()].flatMap((lesson) => lesson.exercises);
  return exercises.some(({ verdict }) => verdict?.checks.some(({ audience }) => audience === "grader"));
}

export function totalOf({ lessons }: StudentScores): number {
  return sum([...lessons.values()].map(({ points }) => points));
}

function summaryRow({ lesson, max }: LessonWorth, scores: StudentScores, all: Class, spoken: Speech): Html {
  const score = scores.lessons.get(lesson);
  const link = html`<a href="#${lesson}">${titleOf(lesson, all, spoken)}</a>`;
  if (!score) {
    const word = spoken.say(scores.ungraded.includes(lesson) ? "ungraded" : "missing");
    return html`<tr><th scope="row">${link}</th><td class="n">–</td><td class="faint">${word}</td></tr>`;
  }
  return html`<tr><th scope="row">${link}</th><td class="n">${pointsText(score.points, max, spoken)}</td><td>${bar(score.points, max)}</td></tr>`;
}

/** The number beside it says the same. */
export function bar(points: number, max: number): Html {
  const part = max > 0 ? Math.min(1, points / max) : 0;
  return html`<span class="bar" aria-hidden="true"><span${part === 1 && html` class="good"`} style="width: ${Math.round(100 * part)}%"></span></span>`;
}

function titleOf(lesson: string, { titles }: Class, { of }: Speech): string {
  return `${Number(lesson.slice(0, 2)) || ""}. ${of(titles.lesson(lesson))}`.replace(/^\. /, "");
}

function lessonSection(worth: LessonWorth, scores: StudentScores, all: Class, spoken: Speech): Html {
  const { lesson, max } = worth;
  const score = scores.lessons.get(lesson);
  const { say } = spoken;
  const head = (right: string) =>
    html`<div class="top"><h2 id="${lesson}">${titleOf(lesson, all, spoken)}</h2><span class="points">${right}</span></div>`;
  if (!score) {
    const word = say(scores.ungraded.includes(lesson) ? "ungraded" : "missing");
    return html`<section aria-labelledby="${lesson}">${head(word)}</section>`;
  }
  const unread = score.work?.readable === false && html`<p>${say("unread")}</p>`;
  const exercises = unread ? score.exercises.filter(({ mark }) => mark) : score.exercises;
  return html`<section aria-labelledby="${lesson}">${head(pointsText(score.points, max, spoken))}
${workLine(score, all.late, spoken)}${unread}
${exercises.map((exercise) => exerciseCard(exercise, all.answers(scores.student.key, exercise.id), all.titles, spoken))}
</section>`;
}

function workLine(
  { work }: LessonScore,
  late: LateRule,
  { language, say, time, percent }: Speech,
): Html | false {
  if (!work) return false;
  const days = work.daysLate;
  const left = percent(partLeft(days, late));
  const text = {
    en: `${days} day${days === 1 ? "" : "s"} late: ${left} of the points count`,
    ru: `опоздание, дней: ${days}; засчитывается ${left} баллов`,
  };
  return html`<p class="faint">${say("handedIn")}: ${time(work.time)}${days > 0 && ` · ${text[language]}`} · <span class="said">${work.file}</span></p>`;
}

// One exercise on a student's page: the public checks, the first failure with its hint, a mark by hand, what the student wrote;
// of the grader's checks only that they exist and what they gave.
import type { Part } from "../assess/miss";
import { outcomeOf, sum } from "../assess/points";
import type { ExerciseScore } from "../export/scores";
import type { CheckVerdict, KeptAnswer } from "../gradebook/verdict";
import { type Html, html } from "./html";
import { ownAnswer } from "./own-answer";
import type { Titles } from "./titles";
import type { Speech, Word } from "./words";

/** A shape and a colour for each outcome: neither is needed to understand the other. */
export const looks = {
  passed: { sign: "✓", tone: "good" },
  partial: { sign: "◐", tone: "part" },
  failed: { sign: "✗", tone: "bad" },
  empty: { sign: "○", tone: "calm" },
} as const;
type Outcome = keyof typeof looks;

export function exerciseCard(
  score: ExerciseScore,
  answer: KeptAnswer | undefined,
  titles: Titles,
  speech: Speech,
): Html {
  const { id, points, max, verdict, mark } = score;
  const { title, hint } = titles.exercise(id);
  const { say, of, number, percent } = speech;
  const outcome: Outcome = mark ? outcomeOf(mark.points, max) : (verdict?.status ?? "empty");
  const { sign, tone } = looks[outcome];
  const shown = verdict?.checks.filter(({ audience }) => audience === "public") ?? [];
  const kept = verdict?.checks.filter(({ audience }) => audience === "grader") ?? [];
  const late = verdict && !mark && verdict.points > points;
  const before =
    late &&
    html`<span class="faint">(${number(verdict.points)} × ${percent(points / verdict.points)})</span> `;
  // One check that passed is the exercise itself.
  const listed = outcome === "passed" && shown.length === 1 && kept.length === 0 ? [] : shown;
  return html`<article class="${tone}" aria-label="${of(title)}">
<div class="top"><h3 class="${tone}"><span class="sign" aria-hidden="true">${sign}</span> ${of(title)}<span class="unseen"> (${say(outcome)})</span></h3><span>${before}<span class="points">${pointsText(points, max, speech)}</span></span></div>
${listed.length > 0 && html`<ul class="checks" role="list">${listed.map((check) => checkLine(check, speech))}</ul>`}
${failure(shown, hint, speech)}
${kept.length > 0 && graderNote(shown, kept, speech)}
${mark && html`<p><strong>${say("hand")}</strong> (${mark.who}): <span class="said">${mark.why}</span></p>`}
${
  answer &&
  ownAnswer(
    answer,
    shown.flatMap((check) => check.parts ?? []),
    speech,
  )
}
</article>`;
}

export function pointsText(points: number, max: number, { say, number }: Speech): string {
  return `${number(points)} ${say("outOf")} ${number(max)}`;
}

function checkLine({ name, points, max, status }: CheckVerdict, speech: Speech): Html {
  const outcome =
    status === "passed" ? "passed" : points > 0 ? "partial" : status === "not run" ? "empty" : "failed";
  const { sign, tone } = looks[outcome];
  return html`<li><span class="sign ${tone}" role="img" aria-label="${speech.say(outcome)}">${sign}</span> ${speech.of(name)} <span class="faint">(${pointsText(points, max, speech)})</span></li>`;
}

/** What the first check that did not pass found, and what to try: its own hint, else the exercise's first. */
function failure(
  shown: readonly CheckVerdict[],
  general: CheckVerdict["hint"],
  speech: Speech,
): Html | false {
  const first = shown.find(({ status }) => status !== "passed");
  if (!first) return false;
  const hint = first.hint ?? (first.parts ? undefined : general);
  return html`<div class="found">
${first.message && html`<p class="said">${speech.of(first.message)}${first.parts && ":"}</p>`}
${first.parts && html`<ul class="checks" role="list">${first.parts.map((part) => partLine(part, speech))}</ul>`}
${hint && html`<p><strong>${speech.say("hint")}</strong> <span class="said">${speech.of(hint)}</span></p>`}
</div>`;
}

const parts: Record<Part["outcome"], { outcome: Outcome; word: Word }> = {
  right: { outcome: "passed", word: "said" },
  missing: { outcome: "empty", word: "notSaid" },
  wrong: { outcome: "failed", word: "wrong" },
};

/** A part of an answer in words: what is said, the student's own words, a hint or a correction. */
function partLine({ name, outcome, quote, text }: Part, speech: Speech): Html {
  const { outcome: look, word } = parts[outcome];
  const { sign, tone } = looks[look];
  return html`<li><span class="sign ${tone}" aria-hidden="true">${sign}</span> ${speech.of(name)}: ${speech.say(word)}
${quote !== undefined && html` <q>${quote}</q>`}${text && html`<div class="found">${speech.of(text)}</div>`}</li>`;
}

function graderNote(shown: readonly CheckVerdict[], kept: readonly CheckVerdict[], speech: Speech): Html {
  const [points, max] = [sum(kept.map((check) => check.points)), sum(kept.map((check) => check.max))];
  const only = points < max && shown.length > 0 && shown.every(({ status }) => status === "passed");
  return html`<p class="faint">${speech.say("grader")}: ${pointsText(points, max, speech)}</p>
${only && html`<p>${speech.say("graderOnly")}</p>`}`;
}

// The grade of one answer: what it says rightly, what wrongly, what is missing, and whether a human should look.
import type { Language, Text } from "../../language/text";
import { type Claim, claims } from "./claims";
import { type GuardName, guards, type Struck } from "./guards";
import { opinions } from "./learned";
import type { Pattern } from "./pattern";
import { type Reading, read } from "./reading";
import type { Concept, Question, Rubric } from "./rubric";
import { saladIn } from "./salad";
import { doubtful, together } from "./second-opinion";
import { signalsOf } from "./signals";
import type { Verdict } from "./verdict";

export type { Verdict } from "./verdict";

/** The words of an answer that decided a concept: `text` are its characters from `start` up to `end`. */
export interface Span {
  readonly concept: string;
  readonly verdict: Verdict;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What to tell the student about one concept. */
export interface Remark {
  readonly concept: string;
  readonly title: Text;
  readonly verdict: Verdict;
  /** A hint for what is missing, a correction for what is wrong; nothing for what is right. */
  readonly text?: Text;
}

/** What the rubric makes of one answer. */
export interface Grade {
  /** From 0 to 1, in steps of the rubric's weights. */
  readonly score: number;
  readonly passed: boolean;
  readonly concepts: Readonly<Record<string, Verdict>>;
  readonly spans: readonly Span[];
  readonly remarks: readonly Remark[];
  /** True when a human should look. */
  readonly review: boolean;
  /** Why: `conflict`, `near the line`, `list`, … */
  readonly reasons: readonly string[];
  readonly language: Language;
}

/** So many characters are read; the rest of a longer answer is left to a human. */
const limit = 20_000;

/** Grades `answer` to `question`. Never throws, whatever the answer is. */
export function gradeAnswer(answer: string, question: Question, rubric: Rubric): Grade {
  const text = answer.length > limit ? answer.slice(0, limit) : answer;
  const { struck, reading, found: byRules, signals } = readAnswer(text, question, rubric);
  const second = question.learned ? opinions(question.learned, signals) : undefined;
  const found = byRules.map((one) => {
    const opinion = second?.get(one.concept.name);
    if (!opinion) return { ...one, doubt: false };
    const verdict = together(one.verdict, opinion);
    const doubt = doubtful(verdict, opinion);
    if (verdict === one.verdict) return { ...one, doubt };
    return { ...one, verdict, decided: verdict === false ? [] : sayers(one.concept, verdict), doubt };
  });
  /** The sentence that most likely says it, read by itself. */
  function sayers(concept: Concept, verdict: true | "wrong"): Place[] {
    const ranges = sentenceRanges(reading);
    if (ranges.length < 2) return ranges;
    const likely = ranges.map(({ start, end }) => {
      const alone = readAnswer(text.slice(start, end), question, rubric).signals;
      return opinions(question.learned!, alone).get(concept.name)![verdict === true ? "true" : "wrong"];
    });
    return [ranges[likely.indexOf(Math.max(...likely))]!];
  }

  const sum = found.reduce(
    (total, { concept, verdict }) => total + (verdict === true ? concept.weight : 0),
    0,
  );
  const wrong = found.filter(({ verdict }) => verdict === "wrong").length;
  const score = Math.max(0, Math.min(1, sum) - 0.25 * wrong);
  const spans = found.flatMap(({ concept, verdict, decided }) =>
    decided.map(({ start, end }) => ({
      concept: concept.name,
      verdict,
      start,
      end,
      text: text.slice(start, end),
    })),
  );
  const reasons = [
    ...(answer.length > limit ? ["long"] : []),
    // what the rules find on both sides the second opinion decides
    ...found.filter(({ conflict }) => conflict && !second).map(({ concept }) => `conflict: ${concept.name}`),
    ...found.filter(({ doubt }) => doubt).map(({ concept }) => `doubt: ${concept.name}`),
    ...doubts(struck, score, reading, spans, rubric),
  ];
  return {
    score: Math.round(score * 1e6) / 1e6,
    passed: score >= rubric.pass - 1e-9,
    concepts: Object.fromEntries(found.map(({ concept, verdict }) => [concept.name, verdict])),
    spans,
    remarks: found
      .filter(
        ({ concept, verdict }) => verdict === "wrong" || verdict === true || (!concept.optional && score < 1),
      )
      .map(({ concept, verdict }) => ({
        concept: concept.name,
        title: concept.title,
        verdict,
        ...(verdict === false && { text: concept.hint }),
        ...(verdict === "wrong" && { text: concept.correction }),
      })),
    review: reasons.length > 0,
    reasons,
    language: languageOf(answer),
  };
}

/** Characters of an answer. */
interface Place {
  readonly start: number;
  readonly end: number;
}

function sentenceRanges({ words, sentences }: Reading): Place[] {
  return sentences.slice(0, -1).flatMap((from, index) => {
    const to = sentences[index + 1]!;
    return to > from ? [{ start: words[from]!.start, end: words[to - 1]!.end }] : [];
  });
}

/**
 * What the rules make of `text`, and the signals that a second opinion goes by; the script that grows the trees calls it.
 * @public
 */
export function readAnswer(text: string, question: Question, rubric: Rubric) {
  const guarded = guards(text, question, rubric);
  const words = rubric.vocabulary
    .wordsOf(text)
    .filter(({ start }) => !guarded.some((range) => start >= range.start && start < range.end));
  const struck = [...guarded, ...saladIn(text, words)];
  const strictly = read(text, rubric.vocabulary, question.subjects, struck);
  const found = question.concepts.map((concept) => ({ concept, ...judged(concept, question, strictly) }));
  const verdicts = new Map(found.map(({ concept, verdict }) => [concept.name, verdict]));
  // a second opinion reads disordered words as well, and lists in the middle of a statement: it has learned what comes of them
  const listed = struck.reduce((sum, { guard, start, end }) => sum + (guard === "list" ? end - start : 0), 0);
  const isRead = ({ guard }: Struck) => guard === "salad" || (guard === "list" && listed < text.length * 0.6);
  const kept = question.learned ? struck.filter((one) => !isRead(one)) : struck;
  const reading =
    kept.length === struck.length ? strictly : read(text, rubric.vocabulary, question.subjects, kept);
  return { struck, reading, found, signals: signalsOf(text, question, reading, struck, verdicts) };
}

interface Judged {
  readonly verdict: Verdict;
  readonly decided: readonly Claim[];
  readonly conflict: boolean;
}

function judged(concept: Concept, { formulas }: Question, reading: Reading): Judged {
  const said = (patterns: readonly Pattern[], oneClause = false): { yes: Claim[]; no: Claim[] } => {
    const each = patterns.map((pattern) => claims(pattern, reading, formulas, oneClause));
    if (each.some((some) => some.length === 0)) return { yes: [], no: [] };
    const yes = each.map((some) => some.find(({ denied }) => !denied));
    if (yes.every((claim) => claim !== undefined))
      return { yes, no: patterns.length === 1 ? each[0]!.filter(({ denied }) => denied) : [] };
    return { yes: [], no: patterns.length === 1 ? each[0]! : [] };
  };
  const evidence = concept.evidence.map((patterns) => said(patterns));
  const counter = concept.counter.map((patterns) => said(patterns, true));
  const yes = evidence.flatMap((one) => one.yes);
  const no = [
    ...counter.flatMap((one) => one.yes),
    ...(concept.denied === "wrong"
      ? evidence.flatMap((one) => one.no).filter((claim) => !yes.some((other) => meet(claim, other)))
      : []),
  ];
  const slipped = concept.slips.some((pattern) => claims(pattern, reading, formulas).length > 0);
  if (no.length > 0) return { verdict: "wrong", decided: distinct(no), conflict: yes.length > 0 };
  if (yes.length > 0 && !slipped)
    return {
      verdict: true,
      decided: distinct(evidence.find((one) => one.yes.length > 0)!.yes),
      conflict: false,
    };
  return { verdict: false, decided: [], conflict: false };
}

function meet(a: Claim, b: Claim): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** Without those that lie inside another; three at most. */
function distinct(all: readonly Claim[]): Claim[] {
  const kept: Claim[] = [];
  for (const claim of [...all].sort((a, b) => a.end - a.start - (b.end - b.start)))
    if (!kept.some((other) => claim.start < other.end && other.start < claim.end)) kept.push(claim);
  return kept.slice(0, 3).sort((a, b) => a.start - b.start);
}

function doubts(
  struck: readonly Struck[],
  score: number,
  reading: Reading,
  spans: readonly Span[],
  rubric: Rubric,
): string[] {
  const found = new Set<GuardName>(struck.map(({ guard }) => guard));
  const content = (place: number) =>
    reading.words[place]!.kind !== "mark" && !rubric.vocabulary.isLittle(reading.words[place]!.text);
  const reasons: string[] = [];
  for (const guard of ["plea", "list", "salad"] as const)
    if (found.has(guard) && score > 0) reasons.push(guard);
  const unread = reading.sentences.slice(0, -1).filter((from, index) => {
    const to = reading.sentences[index + 1]!;
    const start = reading.words[from]?.start ?? 0;
    const end = reading.words[to - 1]?.end ?? 0;
    if (spans.some((span) => span.start < end && start < span.end)) return false;
    let meaningful = 0;
    for (let place = from; place < to; place++) if (content(place)) meaningful++;
    return meaningful >= 4;
  }).length;
  if (unread > 0 && Math.abs(score - rubric.pass) < 0.26) reasons.push("near the line");
  return reasons;
}

/** The language that most letters of `text` belong to. */
function languageOf(text: string): Language {
  const some = text.slice(0, limit);
  const cyrillic = some.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = some.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return cyrillic >= latin ? "ru" : "en";
}

// Answers as lines of JSON, each graded on its own.
import { createInterface } from "node:readline";
import type { Language } from "../../language/text";
import { gradeAnswer } from "./grade";
import type { Rubric } from "./rubric";

/** A graded answer, as it is written out. */
export interface VerdictLine {
  readonly id: string | number;
  readonly question: string;
  readonly lang: Language;
  readonly score: number;
  readonly passed: boolean;
  readonly concepts: Readonly<Record<string, true | false | "wrong">>;
  readonly spans: readonly object[];
  /** A hint for each missing concept, a correction for each wrong one. */
  readonly feedback: readonly object[];
  readonly review: boolean;
  readonly reasons: readonly string[];
}

/** The verdict on the answer of line number `line`, or what is wrong with the line. */
type Outcome = { readonly line: number } & ({ readonly verdict: VerdictLine } | { readonly problem: string });

/** The verdict on each line of `source`, in order; empty lines are passed over. */
export async function* assessLines(source: NodeJS.ReadableStream, rubric: Rubric): AsyncGenerator<Outcome> {
  let line = 0;
  for await (const text of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    const clean = text.replace(/^\ufeff/, "").trim();
    if (clean === "") continue;
    try {
      yield { line, verdict: verdictOn(clean, rubric) };
    } catch (error) {
      yield { line, problem: (error as Error).message };
    }
  }
}

function verdictOn(line: string, rubric: Rubric): VerdictLine {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    throw new RangeError('not JSON; a line is {"id": …, "question": …, "answer": …}');
  }
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new RangeError('not an object; a line is {"id": …, "question": …, "answer": …}');
  const { id, question: asked, lang, answer } = given as Record<string, unknown>;
  if (typeof id !== "string" && typeof id !== "number") throw new RangeError('no "id"');
  const names = [...rubric.questions.keys()];
  const name = asked === undefined && names.length === 1 ? names[0] : asked;
  const question = typeof name === "string" ? rubric.questions.get(name) : undefined;
  if (!question)
    throw new RangeError(
      `${id}: there is no question ${JSON.stringify(name)}; there are ${names.join(", ")}`,
    );
  if (typeof answer !== "string") throw new RangeError(`${id}: "answer" is not a text`);
  if (lang !== undefined && lang !== "en" && lang !== "ru")
    throw new RangeError(`${id}: "lang" is ${JSON.stringify(lang)}, not "en" or "ru"`);
  const grade = gradeAnswer(answer, question, rubric);
  return {
    id,
    question: question.name,
    lang: lang ?? grade.language,
    score: grade.score,
    passed: grade.passed,
    concepts: grade.concepts,
    spans: grade.spans,
    feedback: grade.remarks.flatMap(({ concept, verdict, text }) =>
      text ? [{ concept, verdict, ...text }] : [],
    ),
    review: grade.review,
    reasons: grade.reasons,
  };
}

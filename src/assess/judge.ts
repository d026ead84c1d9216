// The judge: runs an exercise's checks against an answer, wherever that answer lives.
import type { CountedValue } from "./counted";
import { type Answer, type Check, type CheckContext, type Exercise, pointsOf } from "./exercise";
import { AnswerError, type AnswerFault, type Finding, Miss } from "./miss";
import { judgeReads } from "./reads";
import type { CheckResult, CheckStatus, Report } from "./report";
import { same } from "./same";
import type { Seat } from "./seat";
import { crossed, type Value } from "./value";
import { drawNumbers, drawsFor } from "./variant";

/**
 * The report of `answer` on `exercise` for the student of `seat`. `audience` "public" runs what a student may see,
 * "grader" runs everything. Never rejects: whatever the answer does becomes a status of its check, and a check that
 * a strange value trips up has failed.
 */
export async function judge(
  exercise: Exercise,
  answer: Answer,
  seat: Seat,
  audience: Check["audience"],
): Promise<Report> {
  const numbers = drawNumbers(exercise, seat);
  const checks = exercise.checks.filter((check) => audience === "grader" || check.audience === "public");
  const results: CheckResult[] = [];
  let untouched = 0;
  for (const [index, check] of checks.entries()) {
    const { name, points } = check;
    const random = drawsFor(exercise, seat, `${check.audience} ${index}`);
    const compare: CheckContext["compare"] = (...input) => compareWith(exercise, answer, input);
    const counted: CheckContext["counted"] = (...input) => countedOf(answer, input);
    const compareCounted: CheckContext["compareCounted"] = async (enough, ...input) => {
      let reads: readonly number[] = [];
      const noting: Answer = async (...handed) => {
        const { value, reads: counts } = await countedOf(answer, handed);
        reads = counts;
        return value;
      };
      await compareWith(exercise, noting, input);
      judgeReads(reads, enough, input);
    };
    const result = { name, audience: check.audience, max: points };
    try {
      await check.run({ answer, numbers, random, compare, counted, compareCounted });
      results.push({ ...result, points, status: "passed" });
    } catch (error) {
      if (error instanceof AnswerError && error.fault === "empty") untouched++;
      const found = verdict(error);
      results.push({ ...result, points: points * (found.finding.share ?? 0), ...found });
    }
  }
  const points = results.reduce((sum, result) => sum + result.points, 0);
  const max = audience === "grader" ? pointsOf(exercise) : pointsOf(exercise, "public");
  const status =
    points === max ? "passed" : points > 0 ? "partial" : untouched === results.length ? "empty" : "failed";
  return { id: exercise.id, title: exercise.title, points, max, status, checks: results };
}

async function compareWith(exercise: Exercise, answer: Answer, input: readonly Value[]): Promise<void> {
  const expected = crossed(exercise.reference(...handed(input)));
  const got = await answer(...handed(input));
  if (same(got, expected, exercise.tolerance)) return;
  const mistake = exercise.mistakes.find((candidate) => {
    try {
      return same(got, crossed(candidate.answer(...handed(input))), exercise.tolerance);
    } catch {
      return false;
    }
  });
  throw new Miss({
    message: { en: "The value is not the expected one.", ru: "Значение не совпало с ожидаемым." },
    input,
    expected,
    got,
    ...(mistake && { hint: mistake.hint, mistake: mistake.name }),
  });
}

async function countedOf(answer: Answer, input: readonly Value[]): Promise<CountedValue> {
  if (!answer.counted) throw new Error("this answer has no way to count");
  return answer.counted(...handed(input));
}

/** A fresh copy for each call, so that no answer can change another's input. */
function handed(input: readonly Value[]): Value[] {
  return input.map(crossed);
}

const statusOf: Record<AnswerFault, CheckStatus> = {
  empty: "not run",
  missing: "not run",
  withheld: "failed",
  compile: "not run",
  threw: "failed",
  timeout: "timeout",
  memory: "memory",
  crashed: "crashed",
};

function verdict(error: unknown): { status: CheckStatus; finding: Finding } {
  if (error instanceof Miss) return { status: "failed", finding: error.finding };
  if (error instanceof AnswerError)
    return { status: statusOf[error.fault], finding: { message: told(error) } };
  const reason = error instanceof Error ? error.message : String(error);
  const message = { en: `The value cannot be judged: ${reason}`, ru: `Значение нельзя проверить: ${reason}` };
  return { status: "failed", finding: { message } };
}

function told({ fault, text }: AnswerError): Finding["message"] {
  switch (fault) {
    case "empty":
      return { en: "There is no answer here yet.", ru: "Здесь пока нет ответа." };
    case "missing":
      return { en: `There is no function here: ${text.en}`, ru: `Здесь нет функции: ${text.ru}` };
    case "withheld":
      return text;
    case "compile":
      return { en: `The cell does not compile: ${text.en}`, ru: `Ячейка не компилируется: ${text.ru}` };
    case "threw":
      return { en: `The code threw an error: ${text.en}`, ru: `Код остановился с ошибкой: ${text.ru}` };
    case "timeout":
      return { en: `No answer in time: ${text.en}`, ru: `Ответа не дождались: ${text.ru}` };
    case "memory":
      return { en: `Out of memory: ${text.en}`, ru: `Не хватило памяти: ${text.ru}` };
    case "crashed":
      return {
        en: `The program ended without an answer: ${text.en}`,
        ru: `Программа завершилась без ответа: ${text.ru}`,
      };
  }
}

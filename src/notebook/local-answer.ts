// A student's function as the judge sees it, when both live in one process: the notebook's own check.
import { called } from "../assess/call";
import type { CountedValue } from "../assess/counted";
import type { Answer } from "../assess/exercise";
import { AnswerError, notImplemented } from "../assess/miss";
import { crossed, type Value } from "../assess/value";
import { refusal, type Withheld, WithheldError } from "../assess/withheld";

/**
 * Calls `answer` and brings its value back as the grader's sandbox would: a copy of plain data, or an AnswerError.
 * The library's functions that `withholds` names throw meanwhile.
 */
export function localAnswer(answer: unknown, withholds: readonly Withheld[] = []): Answer {
  const ask = async (input: readonly Value[], count: boolean): Promise<CountedValue> => {
    if (typeof answer !== "function")
      throw new AnswerError("missing", `got ${answer === null ? "null" : typeof answer}`);
    let outcome: Awaited<ReturnType<typeof called>>;
    try {
      outcome = await called(answer as (...input: Value[]) => unknown, input, { withholds, count });
    } catch (error) {
      throw faultOf(error);
    }
    try {
      return { value: crossed(outcome.value), reads: outcome.reads };
    } catch (error) {
      throw new AnswerError("threw", (error as Error).message);
    }
  };
  return Object.assign(async (...input: Value[]) => (await ask(input, false)).value, {
    counted: (...input: Value[]) => ask(input, true),
  });
}

function faultOf(error: unknown): AnswerError {
  if (error instanceof WithheldError) return new AnswerError("withheld", refusal(error.functionName));
  const message = error instanceof Error ? error.message : String(error);
  if (message === notImplemented) return new AnswerError("empty", message);
  return new AnswerError("threw", error instanceof Error ? `${error.name}: ${message}` : message);
}

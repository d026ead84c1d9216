// A student's function as the judge sees it, when both live in one process: the notebook's own check.
import type { Answer } from "../assess/exercise";
import { AnswerError, notImplemented } from "../assess/miss";
import { crossed } from "../assess/value";

/** Calls `answer` and brings its value back as the grader's sandbox would: a copy of plain data, or an AnswerError. */
export function localAnswer(answer: unknown): Answer {
  return async (...input) => {
    if (typeof answer !== "function")
      throw new AnswerError("missing", `got ${answer === null ? "null" : typeof answer}`);
    let value: unknown;
    try {
      value = await answer(...input);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message === notImplemented) throw new AnswerError("empty", message);
      throw new AnswerError("threw", error instanceof Error ? `${error.name}: ${message}` : message);
    }
    try {
      return crossed(value);
    } catch (error) {
      throw new AnswerError("threw", (error as Error).message);
    }
  };
}

// The stub that the judge calls: carries the input into the sandbox and brings a value back.
import type { CountedValue } from "../assess/counted";
import { type Answer, answerName, type Exercise } from "../assess/exercise";
import { AnswerError, notImplemented } from "../assess/miss";
import { decode, encode, type Value } from "../assess/value";
import { refusal, withholdable } from "../assess/withheld";
import type { CodeCell } from "./notebook";
import type { Program } from "./program";

/** After so many calls without an answer in time the rest of the exercise is not waited for. */
const patience = 2;
const longestMessage = 500;

/** The answer to `exercise` that `program` gives; `cell` is where it should stand. */
export function answerIn(
  program: Program,
  { id, withholds = [] }: Exercise,
  cell: CodeCell | undefined,
): Answer {
  const name = answerName(id);
  let timeouts = 0;
  const ask = async (input: readonly Value[], count: boolean): Promise<CountedValue> => {
    if (timeouts >= patience) {
      throw new AnswerError("timeout", {
        en: `not tried, ${patience} calls before it had no answer`,
        ru: `проверка пропущена: ${patience} вызова до неё остались без ответа`,
      });
    }
    try {
      const request = { call: name, input: encode(input), withholds, count };
      const { missing, withheld, error, value, reads } = await program.call(id, request);
      if (missing === true) throw noFunction(program, name, cell, id);
      if (withholdable.has(String(withheld))) throw new AnswerError("withheld", refusal(String(withheld)));
      if (error !== undefined) throw thrown(String(error));
      return { value: read(value), reads: count ? countsOf(reads, input.length) : [] };
    } catch (error) {
      if (error instanceof AnswerError && error.fault === "timeout") timeouts++;
      throw error;
    }
  };
  return Object.assign(async (...input: Value[]) => (await ask(input, false)).value, {
    counted: (...input: Value[]) => ask(input, true),
  });
}

function noFunction(program: Program, name: string, cell: CodeCell | undefined, id: string): AnswerError {
  const fault = cell && program.faults.get(cell);
  if (fault) return fault;
  if (cell) return new AnswerError("missing", name);
  return new AnswerError("missing", {
    en: `${name}, and no cell with the id ${id}`,
    ru: `${name}, и ячейки с именем ${id} тоже нет`,
  });
}

function thrown(error: string): AnswerError {
  const untouched = error === `Error: ${notImplemented}`;
  return new AnswerError(untouched ? "empty" : "threw", error.slice(0, longestMessage));
}

/** Counts come from the student's process, which could forge them: here they only have to be counts. */
function countsOf(reads: unknown, length: number): number[] {
  const counts = Array.isArray(reads) ? reads : [];
  if (counts.length === length && counts.every((count) => Number.isSafeInteger(count) && count >= 0))
    return counts;
  throw new AnswerError("threw", "the counts cannot be read");
}

function read(value: unknown) {
  try {
    return decode(String(value));
  } catch (error) {
    throw new AnswerError("threw", `the value cannot be read: ${(error as Error).message}`);
  }
}

// What the gradebook keeps of an answer itself, so that an instructor can read it beside its verdict.
import type { Answer, Exercise } from "../assess/exercise";
import type { Value } from "../assess/value";
import type { KeptAnswer } from "../gradebook/verdict";

/** So many characters of code and of words are kept: more than anybody reads. */
const longest = 40_000;

/** `answer` itself, and the last text that it returned. */
export function listening(answer: Answer): Answer & { said(): string | undefined } {
  let text: string | undefined;
  const { counted } = answer;
  const heard = async (...input: Value[]) => {
    const value = await answer(...input);
    if (typeof value === "string") text = value;
    return value;
  };
  return Object.assign(heard, { said: () => text, ...(counted && { counted }) });
}

/** The answer's code; if `exercise` is answered in words, also those and whether the rubric is sure of them. */
export function keptAnswer({ id, grade }: Exercise, code: string, said: string | undefined): KeptAnswer {
  const kept = { exercise: id, code: shortened(code) };
  if (!grade || said === undefined) return kept;
  return { ...kept, words: shortened(said), doubtful: grade(said).review };
}

/** `text`, or its beginning and how much is left out. */
function shortened(text: string): string {
  const rest = text.length - longest;
  return rest > 0 ? `${text.slice(0, longest)}\n… + ${rest} characters / знаков` : text;
}

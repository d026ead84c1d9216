// A question with a few answers to choose from. Each student sees them in an order of their own, under letters, so that a
// letter passed on is worth nothing; a wrong one tells what it overlooks.
import type { Text } from "../language/text";
import { type Exercise, exercise, type Numbers } from "./exercise";
import { Miss } from "./miss";
import type { Random } from "./random";
import type { Value } from "./value";

/** One of the answers of a `choice`. */
export interface Option {
  /** A word of two letters or more; an answer may name it instead of the letter, and solutions.ts does. */
  readonly key: string;
  /** Words in `backticks` are shown as code. */
  readonly text: Text;
  /** What the one who chose it has overlooked; every wrong option has one. */
  readonly hint?: Text;
}

const letters = "ABCDEFGH";
/** Cyrillic letters that look like Latin ones. */
const lookalikes: Readonly<Record<string, string>> = { А: "A", В: "B", С: "C", Е: "E", Н: "H" };

/**
 * An exercise whose answer is the letter (or the key) of the right option; the function takes no arguments.
 * @throws RangeError unless there are 3 to 8 options with keys of their own, one of them right, and every wrong one has a hint.
 */
export function choice(
  given: Pick<Exercise, "id" | "title" | "hints"> & {
    readonly points: number;
    readonly options: readonly Option[];
    /** The key of the right option. */
    readonly correct: string;
  },
): Exercise {
  const { points, options, correct, ...rest } = given;
  checkOptions(given.id, options, correct);
  const wrong = options.filter(({ key }) => key !== correct);
  return exercise({
    ...rest,
    options,
    tolerance: 0,
    draw: (random) => ({ order: shuffled(options, random) }),
    reference: () => correct,
    mistakes: wrong.map(({ key, hint }) => ({ name: key, hint: hint!, answer: () => key })),
    checks: [
      {
        name: { en: "your choice", ru: "ваш выбор" },
        points,
        audience: "public",
        run: async ({ answer, numbers }) => judged(await answer(), inOrder(options, numbers), correct),
      },
    ],
  });
}

/** The options as `numbers` put them, each with its letter. */
export function inOrder(options: readonly Option[], numbers: Numbers): (Option & { letter: string })[] {
  const order = numbers.order as readonly string[];
  return order.map((key, place) => ({
    ...options.find((option) => option.key === key)!,
    letter: letters[place]!,
  }));
}

function judged(got: Value, options: readonly (Option & { letter: string })[], correct: string): void {
  const said = typeof got === "string" ? got.trim() : "";
  const capital = said.toUpperCase();
  const letter = lookalikes[capital] ?? capital;
  const chosen = options.find((option) => option.letter === letter || option.key === said);
  if (chosen?.key === correct) return;
  if (!chosen) {
    const all = options.map((option) => option.letter).join(", ");
    const message = {
      en: `Return one of the letters ${all} in quotes.`,
      ru: `Верните одну из букв ${all} в кавычках.`,
    };
    throw new Miss({ message, got });
  }
  throw new Miss({
    message: { en: `${chosen.letter} is not the right one.`, ru: `${chosen.letter} — неверный ответ.` },
    mistake: chosen.key,
    ...(chosen.hint && { hint: chosen.hint }),
  });
}

function shuffled(options: readonly Option[], random: Random): string[] {
  const keys = options.map(({ key }) => key);
  for (let last = keys.length - 1; last > 0; last--) {
    const place = random.integer(0, last);
    [keys[last], keys[place]] = [keys[place]!, keys[last]!];
  }
  return keys;
}

function checkOptions(id: string, options: readonly Option[], correct: string): void {
  const keys = new Set(options.map(({ key }) => key));
  const problem =
    options.length < 3 || options.length > letters.length
      ? `${options.length} options, it needs 3 to ${letters.length}`
      : keys.size < options.length || [...keys].some((key) => key.length < 2)
        ? `the keys ${[...keys].join(", ")}: each option needs a word of its own`
        : !keys.has(correct)
          ? `no option "${correct}"`
          : undefined;
  const silent = options.find(({ key, hint }) => key !== correct && !hint);
  if (problem ?? silent)
    throw new RangeError(`exercise ${id} has ${problem ?? `no hint for "${silent!.key}"`}`);
}

// How the exercises did: difficulty, discrimination, and the mistakes that many made.
import type { ClassScores, ExerciseScore } from "../export/scores";
import type { CheckVerdict, ExerciseVerdict } from "../gradebook/verdict";
import type { Text } from "../language/text";

export interface Item {
  readonly id: string;
  readonly lesson: string;
  /** How many answers were judged. */
  readonly count: number;
  /** The mean part of the points, 0…1. */
  readonly solved: number;
  readonly outcomes: Readonly<Record<ExerciseVerdict["status"], number>>;
  /** Correlation with the part of the points of the same students' other exercises; undefined where nothing varies. */
  readonly discrimination?: number;
  readonly mistakes: readonly { readonly hint: Text; readonly count: number }[];
}

/** Under so many answers a correlation says nothing. */
export const fewest = 5;
const mostMistakes = 3;

/** What of the class this is computed from. */
type Judged = {
  readonly lessons: readonly (Pick<ClassScores["lessons"][number], "lesson"> & {
    readonly exercises: readonly { readonly id: string }[];
  })[];
  readonly students: readonly {
    readonly lessons: ReadonlyMap<string, { readonly exercises: readonly Answered[] }>;
  }[];
};
type Answered = Pick<ExerciseScore, "id" | "verdict">;

export function itemsOf({ lessons, students }: Judged): Item[] {
  const own = students.map((student) =>
    [...student.lessons.values()].flatMap(({ exercises }) => exercises.filter(({ verdict }) => verdict)),
  );
  return lessons.flatMap(({ lesson, exercises }) =>
    exercises.map(({ id }) => {
      const pairs: [number, number][] = [];
      const verdicts: ExerciseVerdict[] = [];
      for (const all of own) {
        const score = all.find((exercise) => exercise.id === id);
        if (!score) continue;
        verdicts.push(score.verdict!);
        const others = all.filter((exercise) => exercise.id !== id);
        if (others.length > 0) pairs.push([partOf([score]), partOf(others)]);
      }
      const discrimination = pairs.length < fewest ? undefined : correlation(pairs);
      return {
        ...{
          id,
          lesson,
          count: verdicts.length,
          solved: mean(verdicts.map(({ points, max }) => points / max)),
        },
        outcomes: counts(verdicts),
        ...(discrimination !== undefined && { discrimination }),
        mistakes: mistakesOf(verdicts),
      };
    }),
  );
}

function partOf(exercises: readonly Answered[]): number {
  const total = (field: "points" | "max") =>
    exercises.reduce((before, { verdict }) => before + verdict![field], 0);
  return total("points") / total("max");
}

function counts(verdicts: readonly ExerciseVerdict[]): Item["outcomes"] {
  const of = (status: ExerciseVerdict["status"]) => verdicts.filter((one) => one.status === status).length;
  return { passed: of("passed"), partial: of("partial"), failed: of("failed"), empty: of("empty") };
}

/** Each student's mistake counts once an exercise, however many checks show it. */
function mistakesOf(verdicts: readonly ExerciseVerdict[]): Item["mistakes"] {
  const found = new Map<string, { hint: Text; count: number }>();
  for (const { checks } of verdicts) {
    const named = new Map<string, Text>(checks.flatMap(mistakesIn));
    for (const [mistake, hint] of named)
      found.set(mistake, { hint, count: (found.get(mistake)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count).slice(0, mostMistakes);
}

/** Typical mistakes with their hints; of answers in words, what they leave out or have wrong. */
function mistakesIn({ mistake, hint, parts = [] }: CheckVerdict): [string, Text][] {
  const named: [string, Text][] = mistake && hint ? [[mistake, hint]] : [];
  const lacking = parts.flatMap(({ name, outcome }): [string, Text][] => {
    if (outcome === "right") return [];
    const word = { missing: { en: "not said", ru: "не сказано" }, wrong: { en: "wrong", ru: "неверно" } }[
      outcome
    ];
    return [[`${name.en} ${outcome}`, { en: `${name.en}: ${word.en}`, ru: `${name.ru}: ${word.ru}` }]];
  });
  return [...named, ...lacking];
}

export function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** Pearson's; undefined where one side does not vary. */
function correlation(pairs: readonly (readonly [number, number])[]): number | undefined {
  const [x, y] = [mean(pairs.map(([a]) => a)), mean(pairs.map(([, b]) => b))];
  const total = (of: (a: number, b: number) => number) =>
    pairs.reduce((sum, [a, b]) => sum + of(a - x, b - y), 0);
  const spread = Math.sqrt(total((a) => a * a) * total((_, b) => b * b));
  return spread < 1e-9 ? undefined : total((a, b) => a * b) / spread;
}

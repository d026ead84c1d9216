// How the exercises did: difficulty and discrimination.
import type { ClassScores, ExerciseScore } from "../export/scores";
import type { ExerciseVerdict } from "../gradebook/verdict";

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
}

/** Under so many answers a correlation says nothing. */
export const fewest = 5;

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

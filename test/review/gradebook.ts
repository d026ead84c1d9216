// A gradebook of three students, one of whom means harm, and a page over it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { essay } from "../../src/assess/essay";
import { type Attempt, Book } from "../../src/gradebook/book";
import { type Database, openDatabase } from "../../src/gradebook/database";
import type { CheckVerdict, ExerciseVerdict, Verdict } from "../../src/gradebook/verdict";

export const lesson = "01-numbers";
export const script = `<script>document.title="taken"</script><img src=x onerror="document.title='taken'">`;
export const hostile = `"><b>mallory</b>${script}'\u202e`;

const text = (words: string) => ({ en: words, ru: `${words} (по-русски)` });

const check = (points: number, max: number, rest: Partial<CheckVerdict> = {}): CheckVerdict => ({
  ...{ name: text("numbers"), audience: "public", points, max },
  ...{ status: points === max ? ("passed" as const) : ("failed" as const), ...rest },
});

const scored = (id: string, points: number, max: number, rest?: Partial<CheckVerdict>): ExerciseVerdict => ({
  ...{ id, points, max, checks: [check(points, max, rest)] },
  status: points === max ? "passed" : points > 0 ? "partial" : "failed",
});

export const whyCheaper = essay({
  id: "01-why",
  title: { en: "Why", ru: "Почему" },
  question: "q1",
  points: 4,
  hints: [text("one"), text("two")],
});

/** Right, but said so that the rubric knows it. */
export const goodWords =
  "The depthwise stage filters each channel on its own, the pointwise stage then mixes the channels by 1×1, so there are fewer multiplications: the ratio is 1/C + 1/K².";

const attempts: readonly Attempt[] = [
  {
    ...{ student: "anna", lesson, content: "a", file: "anna/01.ipynb", readable: true, daysLate: 0 },
    time: new Date("2026-10-01T12:00Z"),
  },
  {
    ...{ student: "anna", lesson, content: "a0", file: "anna/old.ipynb", readable: true, daysLate: 0 },
    time: new Date("2026-09-30T12:00Z"),
  },
  {
    ...{ student: "boris", lesson, content: "b", file: "boris/01.ipynb", readable: true, daysLate: 2 },
    time: new Date("2026-10-03T12:00Z"),
  },
  {
    ...{ student: hostile, lesson, content: "m", file: `${script}/01.ipynb`, readable: true, daysLate: 0 },
    time: new Date("2026-10-01T12:00Z"),
  },
];

const students = ["anna", "boris", "vera", hostile];

export const verdicts: Readonly<Record<string, Verdict>> = {
  anna: {
    exercises: [scored("01-double", 3, 3), scored("01-why", 4, 4)],
    notes: [],
    answers: [
      { exercise: "01-double", code: "const double = (x: number) => 2 * x;" },
      { exercise: "01-why", code: "function why() { … }", words: goodWords, doubtful: true },
    ],
  },
  boris: {
    exercises: [
      scored("01-double", 0, 3, {
        message: text("No. expected 4, got 5"),
        hint: text("Twice."),
        mistake: "off by one",
      }),
      scored("01-why", 1, 4),
    ],
    notes: [{ ...text("01-double: loads fs"), look: true }],
    answers: [{ exercise: "01-double", code: "const double = (x: number) => 2 * x + 1;" }],
  },
  [hostile]: {
    exercises: [
      scored("01-double", 0, 3, { status: "timeout", message: text(script) }),
      scored("01-why", 0, 4),
    ],
    notes: [text(script)],
    answers: [
      { exercise: "01-double", code: `// ${script}\n/* \u202e */` },
      {
        exercise: "01-why",
        code: "",
        words: `${script} The pointwise stage mixes the channels.`,
        doubtful: true,
      },
    ],
  },
};

export interface Kept {
  readonly book: Book;
  readonly database: Database;
  remove(): Promise<void>;
}

/** Enters the class into a gradebook. */
export async function enterClass(book: Book): Promise<void> {
  await book.register(
    students.map((key) => ({ key, name: key })),
    attempts,
  );
  await book.enter(
    attempts.map((attempt) => ({
      judging: { attempt, checks: "v1", exercises: {} },
      ...{ verdict: verdicts[attempt.student]!, started: new Date() },
    })),
  );
}

/** The class in the gradebook at `where`; in a folder of its own when absent. */
export async function keepClass(where?: string): Promise<Kept> {
  const folder = mkdtempSync(path.join(tmpdir(), "svertka-review-"));
  const database = await openDatabase(where ?? path.join(folder, "gradebook"));
  const book = new Book(database, "svertka");
  await enterClass(book);
  const remove = async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  };
  return { book, database, remove };
}

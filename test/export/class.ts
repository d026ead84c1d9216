// A class in a gradebook of its own: what was handed in, judged, set by hand, and never handed in.
import { type Attempt, Book } from "../../src/gradebook/book";
import type { Database } from "../../src/gradebook/database";
import { override } from "../../src/gradebook/overrides";
import type { ExerciseVerdict, KeptAnswer } from "../../src/gradebook/verdict";

const text = (en: string, ru = `${en} по-русски`) => ({ en, ru });

/** Two exercises, worth 3 and 2: the first has a public check for 1 and a grader's for 2. */
function verdicts(first: number, second: number): ExerciseVerdict[] {
  const [shown, kept] = [Math.min(first, 1), Math.max(first - 1, 0)];
  const status = (points: number, max: number) =>
    points === max ? "passed" : points > 0 ? "partial" : "failed";
  const miss = { message: text("expected 4, got 5"), hint: text("count again") };
  return [
    {
      ...{ id: "01-double", points: first, max: 3, status: status(first, 3) },
      checks: [
        {
          ...{ name: text("your numbers"), audience: "public", points: shown, max: 1 },
          ...(shown === 1 ? { status: "passed" } : { status: "failed", ...miss }),
        },
        {
          ...{ name: text("secret numbers"), audience: "grader", points: kept, max: 2 },
          ...(kept === 2 ? { status: "passed" } : { status: "failed", message: text("secret 42") }),
        },
      ],
    },
    {
      ...{ id: "01-swap", points: second, max: 2, status: status(second, 2) },
      checks: [
        {
          ...{ name: text("rows"), audience: "public", points: second, max: 2 },
          ...(second === 2 ? { status: "passed" } : { status: "failed", ...miss }),
        },
      ],
    },
  ];
}

export const lesson = "01-numbers";
export const other = "02-letters";

const attempt = (student: string, of: string, more: Partial<Attempt> = {}): Attempt => ({
  ...{ student, lesson: of, content: `${student} ${of}`, file: `${student}/${of}.ipynb`, readable: true },
  ...{ time: new Date("2026-10-01T12:00:00Z"), daysLate: 0, ...more },
});

/**
 * Of five students: Anna has 5/5; Борис 1 + 2, two days late, and 1.5 set by hand for the second; Vera's notebook cannot be
 * read; Глеб's is still to be graded; Дина handed in nothing. Anna alone has the second lesson, 2/5.
 */
export async function aClass(database: Database, course: string): Promise<Book> {
  const book = new Book(database, course);
  const students = [
    { key: "anna", name: "Anna Ivanova", email: "anna@example.org", login: "aivanova" },
    { key: "17", name: "Борис Петров", email: "boris@example.org" },
    { key: "vera", name: "Li, Vera" },
    { key: "gleb", name: "Глеб Ёлкин", email: "gleb@example.org" },
    { key: "dina", name: "Дина" },
  ];
  const anna = attempt("anna", lesson);
  const more = attempt("anna", other);
  const boris = attempt("17", lesson, { time: new Date("2026-10-03T08:30:00.250Z"), daysLate: 2 });
  const vera = attempt("vera", lesson, { readable: false });
  await book.register(students, [anna, more, boris, vera, attempt("gleb", lesson)]);
  const enter = (attempt: Attempt, exercises: ExerciseVerdict[], checks = "v1", answers?: KeptAnswer[]) =>
    book.enter([
      {
        judging: { attempt, checks, exercises: {} },
        verdict: { exercises, notes: [], ...(answers && { answers }) },
        started: new Date(),
      },
    ]);
  await enter(anna, verdicts(0, 0), "v0");
  await enter(anna, verdicts(3, 2), "v1", [
    { exercise: "01-double", code: "2 * x" },
    { exercise: "01-swap", code: "", words: "null", doubtful: true },
  ]);
  await enter(
    more,
    verdicts(2, 0).map((verdict) => ({ ...verdict, id: verdict.id.replace("01", "02") })),
  );
  await enter(boris, verdicts(1, 2));
  const mark = { student: "17", lesson, exercise: "01-swap", who: "vera", why: "=said it aloud" };
  await override(book, { ...mark, points: 1.5 });
  return book;
}

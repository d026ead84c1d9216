// What students wrote, for those who read it: of each student and exercise the answer of the attempt that counts.
import type { Book } from "./book";
import { chosen } from "./chosen";
import type { KeptAnswer } from "./verdict";

/** Undefined where nothing was written, or was graded before answers were kept. */
export type AnswerOf = (student: string, exercise: string) => KeptAnswer | undefined;

export async function answersOf(book: Book): Promise<AnswerOf> {
  const rows = await book.database.query<{ student: string; answer: KeptAnswer }>(
    `with chosen as (${chosen})
     select students.key as student, jsonb_strip_nulls(jsonb_build_object(
       'exercise', exercise, 'code', code, 'words', words, 'doubtful', doubtful)) as answer
     from chosen join answers on attempt_id = chosen.id join students on students.id = student_id`,
    [book.course],
  );
  const answers = new Map(
    rows.map(({ student, answer }) => [JSON.stringify([student, answer.exercise]), answer]),
  );
  return (student, exercise) => answers.get(JSON.stringify([student, exercise]));
}

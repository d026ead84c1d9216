// What the class wrote to a lesson, and what it had been handed: the two sides of a comparison.
import type { Book } from "../gradebook/book";
import { chosen } from "../gradebook/chosen";
import { handoutOf } from "../grading/handout";
import { type Kind, Likeness, type Source } from "./likeness";
import type { Asked } from "./page";

/** The lessons that somebody answered, with what there is to compare. */
export function comparable(book: Book): Promise<{ lesson: string; code: boolean; words: boolean }[]> {
  return book.database.query(
    `with chosen as (${chosen})
     select assignments.name as lesson, bool_or(words is null) as code, bool_or(words is not null) as words
     from chosen join answers on attempt_id = chosen.id join assignments on assignments.id = assignment_id
     group by assignments.name order by assignments.name`,
    [book.course],
  );
}

/** Each student's answers to a lesson as one text. */
async function sourcesOf(book: Book, lesson: string, kind: Kind): Promise<(Source & { ids: string[] })[]> {
  return book.database.query(
    `with chosen as (${chosen})
     select students.key as student, students.name, jsonb_agg(exercise) as ids,
       string_agg(case when $3 = 'words' then words else code end, E'\\n\\f\\n' order by exercise) as text
     from chosen join answers on attempt_id = chosen.id and (words is not null) = ($3 = 'words')
     join assignments on assignments.id = assignment_id and assignments.name = $2
     join students on students.id = student_id
     group by students.id, students.key, students.name order by students.name, students.key`,
    [book.course, lesson, kind],
  );
}

let last: { readonly key: string; readonly likeness: Promise<Likeness> } | undefined;

/** The comparison of a lesson; the last one is kept, because its pairs are looked at one after the other. */
export async function likenessOf({ book, exercise }: Asked, lesson: string, kind: Kind): Promise<Likeness> {
  const sources = await sourcesOf(book, lesson, kind);
  const key = JSON.stringify([book.course, lesson, kind, sources]);
  if (last?.key !== key) {
    const ids = [...new Set(sources.flatMap((source) => source.ids))];
    const asked = ids.flatMap((id) => Object.values(exercise(id)?.question ?? {}));
    const given = kind === "words" ? asked : [...handoutOf(lesson).stubs.values()];
    last = { key, likeness: Likeness.of(kind, sources, given) };
  }
  return last.likeness;
}

// What several students got wrong in the same way.
import type { Book } from "../gradebook/book";
import { chosen } from "../gradebook/chosen";
import type { Text } from "../language/text";

export interface Wrong {
  readonly exercise: string;
  /** The name of a typical mistake, where it is one; else what the check said. */
  readonly mistake: string | null;
  readonly message: Text | null;
  readonly students: number;
}

/** Of each exercise the five commonest ways to get it wrong that at least two students took. */
export function wrongAnswers(book: Book): Promise<Wrong[]> {
  return book.database.query(
    `with chosen as (${chosen}),
       ways as (
         select exercise, mistake, case when mistake is null then message end as message, run_id from results
         where run_id in (select run_id from chosen) and state not in ('passed', 'not run')),
       counted as (
         select exercise, mistake, message, count(distinct run_id)::integer as students from ways
         where mistake is not null or message is not null group by exercise, mistake, message),
       ranked as (
         select *, row_number() over (partition by exercise order by students desc, mistake, message) as place
         from counted where students > 1)
     select exercise, mistake, message, students from ranked where place <= 5 order by exercise, place`,
    [book.course],
  );
}

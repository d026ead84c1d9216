// What several students got wrong in the same way.
import type { Part } from "../assess/miss";
import type { Text } from "../language/text";
import type { Book } from "./book";
import { chosen } from "./chosen";

export interface Mistake {
  readonly exercise: string;
  /** The hint of a typical mistake; what an answer in words leaves out or has wrong; else what the check said. */
  readonly text: Text;
  readonly students: number;
}

/** Of each exercise the five commonest mistakes that at least two students made; more checks that show one count once. */
export async function commonMistakes(book: Book): Promise<Mistake[]> {
  const rows = await book.database.query<Mistake & { part: Part["outcome"] | null }>(
    `with ways as (
       select exercise, run_id, way::text collate "C" as way from results cross join lateral (
         select jsonb_build_object('text', hint) as way where mistake is not null and hint is not null
         union all
         select jsonb_build_object('text', part -> 'name', 'part', part -> 'outcome')
         from jsonb_array_elements(parts) as part where part ->> 'outcome' <> 'right'
         union all
         select jsonb_build_object('text', message)
         where (mistake is null or hint is null) and parts is null and message is not null
       ) as ways
       where run_id in (select run_id from (${chosen}) as chosen) and state not in ('passed', 'not run')),
     counted as (
       select exercise, way, count(distinct run_id)::integer as students from ways group by exercise, way),
     ranked as (
       select *, row_number() over (partition by exercise order by students desc, way) as place
       from counted where students > 1)
     select exercise, way::jsonb -> 'text' as text, way::jsonb ->> 'part' as part, students
     from ranked where place <= 5 order by exercise, place`,
    [book.course],
  );
  return rows.map(({ part, text, ...rest }) => ({ ...rest, text: lacking(text, part) }));
}

function lacking({ en, ru }: Text, part: Part["outcome"] | null): Text {
  if (part === null) return { en, ru };
  return part === "wrong"
    ? { en: `${en}: wrong`, ru: `${ru}: неверно` }
    : { en: `${en}: not said`, ru: `${ru}: не сказано` };
}

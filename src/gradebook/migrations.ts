// The tables of the gradebook. A migration that was released is never changed; what is new gets the next number.
import type { Database } from "./database";

const first = `
create table courses (
  id integer generated always as identity primary key,
  name text not null unique
);
create table assignments (
  id integer generated always as identity primary key,
  course_id integer not null references courses,
  name text not null,                        -- the lesson's
  unique (course_id, name)
);
create table students (
  id integer generated always as identity primary key,
  course_id integer not null references courses,
  key text not null,                         -- the id on the class list, else the layout's name
  name text not null,
  email text,
  login text,
  unique (course_id, key)
);
create table attempts (
  id integer generated always as identity primary key,
  student_id integer not null references students,
  assignment_id integer references assignments,   -- null: of no lesson that anybody could tell
  content text not null,                     -- SHA-256 of the notebook
  file text not null,
  readable boolean not null,
  handed_in timestamptz not null,
  days_late integer not null,
  unique nulls not distinct (student_id, assignment_id, content)
);
create table runs (
  id integer generated always as identity primary key,
  attempt_id integer not null references attempts,
  checks text not null,                      -- hash of the compiled checks and what else a verdict depends on
  started_at timestamptz not null,
  finished_at timestamptz not null,
  unique (attempt_id, checks)
);
create table scores (
  run_id integer not null references runs on delete cascade,
  exercise text not null,
  place integer not null,
  status text not null check (status in ('passed', 'partial', 'failed', 'empty')),
  points double precision not null,
  max double precision not null,
  primary key (run_id, exercise)
);
create table results (
  run_id integer not null,
  exercise text not null,
  place integer not null,
  name jsonb not null,                       -- texts are {"en": …, "ru": …}
  audience text not null check (audience in ('public', 'grader')),
  state text not null check (state in ('passed', 'failed', 'timeout', 'memory', 'crashed', 'not run')),
  points double precision not null,
  max double precision not null,
  message jsonb,
  hint jsonb,
  mistake text,
  primary key (run_id, exercise, place),
  foreign key (run_id, exercise) references scores on delete cascade
);
create table notes (
  run_id integer not null references runs on delete cascade,
  place integer not null,
  text jsonb not null,
  primary key (run_id, place)
);
create table overrides (
  id integer generated always as identity primary key,
  student_id integer not null references students,
  assignment_id integer not null references assignments,
  exercise text,                             -- null: the whole assignment
  points double precision not null,
  who text not null,
  why text not null,
  made_at timestamptz not null default now()
);
create view counting as                      -- of each student and assignment the attempt that counts
  select distinct on (student_id, assignment_id) *
  from attempts
  where assignment_id is not null
  order by student_id, assignment_id, readable desc, handed_in desc, id desc;
`;

const second = `
alter table scores add column checks text;   -- hash of what this exercise's verdict depends on; null: nobody kept it
`;

const third = `
alter table attempts add column language text   -- of the notebook's prose
  check (language in ('en', 'ru'));
create or replace view counting as              -- the same with the new column
  select distinct on (student_id, assignment_id) *
  from attempts
  where assignment_id is not null
  order by student_id, assignment_id, readable desc, handed_in desc, id desc;
alter table results add column parts jsonb      -- what an answer in words says and leaves out
`;

const fourth = `
create table answers (                        -- what an attempt says, for those who read it: no verdict comes from here
  attempt_id integer not null references attempts,
  exercise text not null,
  code text not null,
  words text,                                -- the text that an answer in words returned
  doubtful boolean not null,                 -- the rubric asks for a human
  primary key (attempt_id, exercise)
);
create table seen (                          -- answers that an instructor looked at and left as they were judged
  attempt_id integer not null references attempts,
  exercise text not null,
  who text not null,
  made_at timestamptz not null default now(),
  primary key (attempt_id, exercise)
);
`;

const fifth = `
create table waiting (                       -- for a worker; gone once it is judged
  attempt_id integer not null references attempts,
  checks text not null,
  again boolean not null,
  submission bytea not null,                 -- all that judging needs, as JSON in UTF-8
  job uuid not null unique default gen_random_uuid(),
  primary key (attempt_id, checks)
);
`;

const sixth = `
alter table overrides                        -- points are null where the checks count again
  alter column points drop not null;
create view marks as                         -- of each student and exercise the override that stands
  select * from (
    select distinct on (student_id, exercise) * from overrides where exercise is not null
    order by student_id, exercise, id desc
  ) as latest
  where points is not null;
`;

const seventh = `
drop view counting                           -- chosen.ts asks for the same, with the run
`;

const migrations: readonly string[] = [first, second, third, fourth, fifth, sixth, seventh];

/** Any number that nobody else is likely to lock. */
const migrating = 7_386_221;

/**
 * Brings the tables up to date, each migration whole or not at all; of several graders that begin at once one does it.
 * @throws Error if a newer Svertka has been here.
 */
export async function migrate(database: Database, where: string): Promise<void> {
  await database.transaction(async (statements) => {
    await statements.query("select pg_advisory_xact_lock($1)", [migrating]);
    await statements.query(
      "create table if not exists migrations (number integer primary key, made_at timestamptz not null default now())",
    );
    const [row] = await statements.query<{ last: number }>(
      "select coalesce(max(number), 0) as last from migrations",
    );
    const last = row?.last ?? 0;
    if (last > migrations.length)
      throw new Error(
        `the gradebook at ${where} has tables of version ${last}, this Svertka knows ${migrations.length}: update it`,
      );
    for (const [index, sql] of migrations.entries()) {
      if (index < last) continue;
      for (const statement of sql.split(/;\s*$/m)) {
        if (statement.trim()) await statements.query(statement);
      }
      await statements.query("insert into migrations (number) values ($1)", [index + 1]);
    }
  });
}

// The attempts that count, each with its latest run.

/** SQL: the columns of `counting`, and `run_id`, null where nothing was judged. `$1` is the course. */
export const chosen = `
  select distinct on (counting.id) counting.*, runs.id as run_id
  from counting join students on students.id = counting.student_id
  join courses on courses.id = students.course_id and courses.name = $1
  left join runs on runs.attempt_id = counting.id
  order by counting.id, runs.finished_at desc, runs.id desc`;

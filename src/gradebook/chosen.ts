// The attempts that count, each with its latest run.

/**
 * SQL: the columns of `attempts`, and `run_id`, null where nothing was judged. `$1` is the course. It is one sorting without a
 * subquery: what asks for one student or lesson by `student_id` or `assignment_id` reads no others, and no plan can be bad
 * while the tables have no statistics, which an embedded database never collects by itself.
 */
export const chosen = `
  select distinct on (student_id, assignment_id) attempts.*, runs.id as run_id
  from courses join students on students.course_id = courses.id
  join attempts on attempts.student_id = students.id and assignment_id is not null
  left join runs on runs.attempt_id = attempts.id
  where courses.name = $1
  order by student_id, assignment_id, readable desc, handed_in desc, attempts.id desc,
    runs.finished_at desc, runs.id desc`;

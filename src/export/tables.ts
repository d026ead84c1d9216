// Tables of our own columns: nbgrader's CSV, a plain CSV for a spreadsheet, and JSON for programs.

import { rounded, sum } from "../assess/points";
import { csvOf, guarded } from "../grading/csv";
import { type Enrolled, type Exported, gradedOf, gradeOf, type Wish } from "./export";
import type { LessonScore } from "./scores";

/** What `nbgrader export` writes: of every lesson a row a student; who handed in nothing has 0 points and no time. */
export function nbgrader(wish: Wish): Exported {
  const header =
    "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score";
  const rows = wish.scores.lessons.flatMap(({ lesson, max }) =>
    wish.people.map((person) => {
      const score = person.scores?.lessons.get(lesson);
      const part = wish.scale === undefined || max === 0 ? 1 : wish.scale / max;
      const points = (of: number) => pythonFloat(rounded(of * part));
      const { raw, points: left, work } = score ?? { raw: 0, points: 0 };
      const ungraded = person.scores?.ungraded.includes(lesson) && !score;
      const [last, first] = namesOf(person);
      return [
        ...[lesson, pythonTime(wish.due), pythonTime(work?.time), guarded(person.id)],
        ...[guarded(last), guarded(first), guarded(person.email ?? "")],
        ...(ungraded ? ["", "", ""] : [points(raw), points(rounded(raw - left)), points(left)]),
        points(max),
      ];
    }),
  );
  return {
    content: csvOf([header.split(","), ...rows], { bom: wish.bom ?? false, quoted: true }),
    graded: gradedOf(wish.people, wish),
  };
}

/** Last and first name where a comma tells them apart, else all of the name as the last. */
function namesOf({ name, id }: Enrolled): [last: string, first: string] {
  const [last, first, ...more] = name.split(",").map((part) => part.trim());
  if (name === id) return ["", ""];
  return first && more.length === 0 ? [last!, first] : [name, ""];
}

function pythonTime(time: Date | undefined): string {
  return time
    ? time
        .toISOString()
        .replace("T", " ")
        .replace(/\.000Z$|Z$/, "")
    : "";
}

function pythonFloat(number: number): string {
  return Number.isInteger(number) ? `${number}.0` : String(number);
}

/** A row a student, a column an exercise, then the lessons and the total. Nothing stands where nothing was handed in. */
export function plainCsv(wish: Wish): Exported {
  const { lessons } = wish.scores;
  const header = [
    ...["student", "name", "email"],
    ...lessons.flatMap(({ exercises }) => exercises.map(({ id }) => id)),
    ...lessons.map(({ lesson }) => lesson),
    ...["total", "max"],
  ];
  const rows = wish.people.map((person) => {
    const grades = lessons.map(({ lesson }) => gradeOf(person, lesson, wish) ?? "");
    const most = lessons.map(({ max }) => wish.scale ?? max);
    return [
      ...[guarded(person.id), guarded(person.name), guarded(person.email ?? "")],
      ...lessons.flatMap(({ lesson, exercises }) => {
        const score = person.scores?.lessons.get(lesson);
        return exercises.map(({ id }) => score?.exercises.find((own) => own.id === id)?.points ?? "");
      }),
      ...[...grades, sum(grades.map(Number)), sum(most)],
    ];
  });
  const graded = gradedOf(wish.people, wish);
  const bom = wish.bom ?? true;
  if (!wish.semicolons) return { content: csvOf([header, ...rows], { bom }), graded };
  const local = rows.map((row) =>
    row.map((cell) => (typeof cell === "number" ? String(cell).replace(".", ",") : cell)),
  );
  return { content: csvOf([header, ...local], { bom, delimiter: ";" }), graded };
}

/** Everything, with times, lateness and marks by hand. */
export function json(wish: Wish): Exported {
  const { lessons, mixed } = wish.scores;
  const students = wish.people.map(({ scores, ...person }) => ({
    ...person,
    lessons: [...(scores?.lessons.values() ?? [])].map(lessonJson),
    ungraded: scores?.ungraded ?? [],
  }));
  const content = `${JSON.stringify({ lessons, mixed, students }, null, 2)}\n`;
  return { content, graded: gradedOf(wish.people, wish) };
}

function lessonJson({ work, exercises, ...score }: LessonScore): object {
  return {
    ...score,
    ...(work && { file: work.file, time: work.time, daysLate: work.daysLate, readable: work.readable }),
    exercises: exercises.map(({ id, points, max, verdict, mark }) => ({
      ...{ id, points, max, status: verdict?.status ?? "missing" },
      ...(mark && { override: { who: mark.who, why: mark.why, time: mark.time } }),
    })),
  };
}

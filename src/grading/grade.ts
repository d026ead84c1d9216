// A class: what was handed in is read, entered and judged, and becomes a gradebook.
import { exercisesOf, lessonNames } from "../assess/catalogue";
import type { Exercise } from "../assess/exercise";
import type { StudentEntry } from "../gradebook/book";
import { type Mark, overridesOf } from "../gradebook/overrides";
import { partLeft } from "../intake/lateness";
import type { Text } from "../language/text";
import { benchFor } from "./bench";
import {
  type ExerciseRow,
  type Gradebook,
  judgedRow,
  missingRow,
  overriddenRow,
  studentRow,
} from "./gradebook";
import { attemptOf, type Catalogue, type Grading, judgeAll, type Outcome } from "./judging";
import { type Handed, type Lessons, readSubmissions } from "./submissions";

/**
 * The gradebook of the notebooks in `places`, folders and archives. The exercises of every lesson that anybody handed in
 * count for everybody.
 * @throws RangeError if there is no notebook of any lesson; Error if a sandbox does not start.
 */
export async function grade(places: string | readonly string[], grading: Grading): Promise<Gradebook> {
  const { catalogue = courseCatalogue() } = grading;
  const handed = await readSubmissions(places, idsIn(catalogue), grading);
  const lessons = lessonsIn(handed, catalogue, [places].flat().join(", "));
  // The judge is ready when the gradebook is open: each keeps a processor busy.
  const bench = grading.ordering ? undefined : benchFor(grading, beside(grading));
  try {
    const book = await grading.book?.();
    await book?.register(studentsOf(handed), [...handed.earlier, ...handed.submissions].map(attemptOf));
    const outcomes = await judgeAll(handed.submissions, catalogue, book, bench, grading);
    const marks = book ? await overridesOf(book) : [];
    return gradebookOf(handed, outcomes, lessons, marks, grading);
  } finally {
    await bench?.close();
  }
}

/** An embedded gradebook and the judge would keep each other waiting in one process. Only the course itself can be judged so. */
function beside({ book, catalogue }: Grading): boolean {
  return book !== undefined && catalogue === undefined;
}

/** The lessons of this course that the library was compiled with. */
export function courseCatalogue(): Catalogue {
  return new Map(lessonNames().map((lesson) => [lesson, exercisesOf(lesson)]));
}

export function idsIn(catalogue: Catalogue): Lessons {
  return new Map([...catalogue].map(([lesson, exercises]) => [lesson, exercises.map(({ id }) => id)]));
}

function lessonsIn({ submissions, refusals }: Handed, catalogue: Catalogue, where: string) {
  const lessons = [...catalogue].filter(([name]) => submissions.some(({ lesson }) => lesson === name));
  if (lessons.length > 0) return lessons;
  const unread = refusals.map(({ file, reason }) => `; ${file}: ${reason.en}`).join("");
  if (submissions.length === 0) throw new RangeError(`no notebooks (*.ipynb) in ${where}${unread}`);
  const known = [...catalogue.keys()].join(", ") || "none; run npm run build";
  throw new RangeError(
    `no notebook in ${where} belongs to a lesson with exercises (there are: ${known})${unread}`,
  );
}

const notHandedIn: Text = { en: "no notebook was handed in", ru: "тетрадь не сдана" };

function gradebookOf(
  { notes, refusals, remarks, roster }: Handed,
  outcomes: readonly Outcome[],
  lessons: readonly (readonly [string, readonly Exercise[]])[],
  marks: readonly Mark[],
  grading: Grading,
): Gradebook {
  const { language } = grading;
  const present = new Set(outcomes.map(({ submission }) => submission.student));
  const students = [...present, ...(roster?.missing.map(({ id }) => id) ?? [])];
  const all = [
    ...notes,
    ...outcomes.flatMap((outcome) => notesOf(outcome, grading)),
    ...marks.filter(({ student }) => students.includes(student)).map(markNote),
    ...remarks.map((text) => ({ student: "*", text })),
  ];
  return {
    students: students.map((student) => {
      const own = outcomes.filter(({ submission }) => submission.student === student);
      return studentRow(
        student,
        lessons
          .flatMap(([lesson, exercises]) => lessonRows(own, lesson, exercises, grading))
          .map((row) => {
            const mark = marks.find((made) => made.student === student && made.exercise === row.id);
            return mark ? overriddenRow(row, mark) : row;
          }),
      );
    }),
    notes: all.map(({ student, text }) => ({ student, text: text[language] })),
    ...(refusals.length > 0 && {
      unread: refusals.map(({ file, reason }) => ({ file, reason: reason[language] })),
    }),
    ...(roster && { roster }),
  };
}

function markNote({ student, exercise, points, who, why }: Mark) {
  const text = {
    en: `${exercise} is set to ${points} by ${who}: ${why}`,
    ru: `${exercise}: ${points} — поставлено вручную (${who}): ${why}`,
  };
  return { student, text };
}

function notesOf({ submission, verdict }: Outcome, { late = "none" }: Grading) {
  const { student, lesson, daysLate } = submission;
  const texts = "exercises" in verdict ? [...verdict.notes] : [verdict];
  if (daysLate > 0) {
    const percent = Number((100 * partLeft(daysLate, late)).toFixed(4));
    texts.push({
      en: `${lesson ?? submission.file} is late (days: ${daysLate}), ${percent}% of its points count`,
      ru: `${lesson ?? submission.file}: сдано с опозданием (дней: ${daysLate}), засчитывается ${percent}% баллов`,
    });
  }
  return texts.map((text) => ({ student, text }));
}

function lessonRows(
  own: readonly Outcome[],
  lesson: string,
  exercises: readonly Exercise[],
  { language, late: rule = "none" }: Grading,
): readonly ExerciseRow[] {
  const outcome =
    own.find(({ submission }) => submission.lesson === lesson) ??
    own.find(({ submission }) => submission.lesson === undefined);
  const { verdict = notHandedIn, submission } = outcome ?? {};
  if (!("exercises" in verdict)) return exercises.map((exercise) => missingRow(exercise, verdict, language));
  const days = submission?.daysLate ?? 0;
  const late = days > 0 ? { days, left: partLeft(days, rule) } : undefined;
  return verdict.exercises.map((exercise) => judgedRow(exercise, language, late));
}

function studentsOf({ submissions, earlier, roster }: Handed): StudentEntry[] {
  const missing = roster?.missing.map((listed) => ({ student: listed.id, person: listed })) ?? [];
  return [...earlier, ...submissions, ...missing].map(({ student, person: { name, email, login } }) => ({
    ...{ key: student, name },
    ...(email !== undefined && { email }),
    ...(login !== undefined && { login }),
  }));
}

// All pages of a class: the instructor's, and a file a student.
import { FileNames } from "../export/file-names";
import type { ClassScores, StudentScores } from "../export/scores";
import type { AnswerOf } from "../gradebook/answers";
import type { Mistake } from "../gradebook/mistakes";
import type { LateRule } from "../intake/lateness";
import type { Language } from "../language/text";
import { classPage } from "./class-page";
import { studentPage } from "./student-page";
import type { Titles } from "./titles";

export interface Wish {
  readonly titles: Titles;
  readonly late: LateRule;
  readonly answers: AnswerOf;
  readonly mistakes: readonly Mistake[];
  /** The language of every page. Without it a student's page is in that of the notebooks, the instructor's in `language`. */
  readonly only?: Language;
  readonly language: Language;
}

/** The instructor's page, and of each student the page and where it is, seen from there. */
export function pagesOf(
  scores: ClassScores,
  { titles, late, answers, mistakes, only, language }: Wish,
): { index: string; pages: Map<StudentScores, { file: string; text: string }> } {
  const names = new FileNames();
  const all = { lessons: scores.lessons, titles, late, answers };
  const pages = new Map(
    scores.students.map((student) => {
      const file = `students/${names.of(student.student.key)}.html`;
      return [student, { file, text: studentPage(student, all, only ?? languageOf(student) ?? language) }];
    }),
  );
  const fileOf = (student: StudentScores) => encodeURI(pages.get(student)!.file);
  return { index: classPage(scores, { titles, mistakes }, fileOf, only ?? language), pages };
}

/** The language of the notebook that the student handed in last. */
function languageOf({ lessons }: StudentScores): Language | undefined {
  const works = [...lessons.values()].flatMap(({ work }) => (work?.language ? [work] : []));
  return works.sort((a, b) => +b.time - +a.time)[0]?.language;
}

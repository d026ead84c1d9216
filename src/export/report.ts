// What an export says about itself: who is in it, and by name everybody who is not.
import type { Enrolled, Exported, Wish } from "./export";
import { gradedOf } from "./export";

export interface ExportReport {
  readonly lessons: readonly string[];
  /** How many students have a grade in it. */
  readonly graded: number;
  /** Students with a grade whom the template or the class list does not have. */
  readonly absent: readonly string[];
  /** Rows of the template that are nobody's here. */
  readonly strangers: readonly string[];
  /** Rows that may be of several students: they are left as they were. */
  readonly unclear: readonly string[];
  /** By lesson, who handed in nothing. */
  readonly missing: Readonly<Record<string, readonly string[]>>;
  /** By lesson, whose work is still to be graded. */
  readonly ungraded: Readonly<Record<string, readonly string[]>>;
  readonly remarks: readonly string[];
}

export function exportReport(
  wish: Wish,
  { graded, strangers = [], unclear = [], remarks = [] }: Exported,
  unlisted: readonly string[],
): ExportReport {
  const { scores, people } = wish;
  const lessons = scores.lessons.map(({ lesson }) => lesson);
  const ids = (test: (person: Enrolled, lesson: string) => boolean) =>
    Object.fromEntries(
      lessons.flatMap((lesson) => {
        const those = people.filter((person) => test(person, lesson)).map(({ id }) => id);
        return those.length > 0 ? [[lesson, those]] : [];
      }),
    );
  const late = scores.students.flatMap(({ lessons }) =>
    [...lessons.values()].filter(({ work, points, raw }) => (work?.daysLate ?? 0) > 0 && points === raw),
  );
  const strays = scores.students.filter((student) => student.strays.length > 0);
  return {
    ...{ lessons, graded: graded.size, strangers, unclear },
    absent: [
      ...unlisted,
      ...[...gradedOf(people, wish)].filter((one) => !graded.has(one)).map(({ id }) => id),
    ],
    missing: ids(({ scores }, lesson) => !scores?.lessons.has(lesson) && !scores?.ungraded.includes(lesson)),
    ungraded: ids(({ scores }, lesson) => scores?.ungraded.includes(lesson) === true),
    remarks: [
      ...remarks,
      ...scores.mixed.map(
        (lesson) => `${lesson} was judged by different versions of its checks: svertka grade the class again`,
      ),
      ...(late.length > 0
        ? [
            `late work that loses nothing: ${late.length}; --late per-day=10% is the rule that svertka grade has`,
          ]
        : []),
      ...strays.map(
        ({ student, strays }) => `${student.key} handed in files of no lesson: ${strays.join(", ")}`,
      ),
    ],
  };
}

/** So many names stand in a line; JSON has them all. */
const most = 20;

/** The report as lines for a terminal. */
export function reportLines(report: ExportReport, file: string): string[] {
  const { lessons, graded, absent, strangers, unclear, missing, ungraded, remarks } = report;
  const line = (text: string, names: readonly string[]) => {
    const more = names.length > most ? `, … ${names.length - most} more` : "";
    return names.length > 0 ? [`${text} (${names.length}): ${names.slice(0, most).join(", ")}${more}`] : [];
  };
  return [
    `${graded} student${graded === 1 ? "" : "s"} with grades in ${file}: ${lessons.join(", ")}`,
    ...line("left out, on no row of the file", absent),
    ...line("rows of nobody in the gradebook", strangers),
    ...line("rows that may be of several students", unclear),
    ...Object.entries(missing).flatMap(([lesson, ids]) => line(`${lesson}, handed in nothing`, ids)),
    ...Object.entries(ungraded).flatMap(([lesson, ids]) => line(`${lesson}, still to be graded`, ids)),
    ...remarks,
  ];
}

// Canvas's gradebook CSV: the columns up to "Section" say who it is, every further one is an assignment, "Title (id)".
import { csvOf, guarded } from "../grading/csv";
import { type Exported, gradedOf, gradeOf, type Wish } from "./export";
import { matchRows, unmatched } from "./matching";
import type { LessonWorth } from "./scores";
import { lessonColumns, type Template, withoutColumn, written } from "./template";

const pointsPossible = "    Points Possible";

/** Canvas's own file with the lessons' columns filled in, the other assignments left out; without one, a new file. */
export function canvas(wish: Wish): Exported {
  return wish.template ? filled(wish.template, wish) : fresh(wish);
}

function filled(template: Template, wish: Wish): Exported {
  const { header, rows, file } = template;
  const section = header.findIndex((title) => title.includes("Section"));
  if (section < 2 || !/Student|LastName/.test(header[0]!) || !header.slice(1, section).includes("ID"))
    throw new RangeError(
      `${file} is no gradebook of Canvas: its header begins with ${header.slice(0, 4).join(", ")}, not with Student, ID, …, Section`,
    );
  const lessons = wish.scores.lessons;
  const at = lessonColumns(
    template,
    lessons.map(({ lesson }) => lesson),
    wish.columns,
  );
  const who = [...Array(section + 1).keys()];
  const students = rows.filter(isStudent);
  const { matches } = matchRows(students, who.slice(0, section), wish.people);
  const personOf = new Map(students.map((row, place) => [row, matches[place]!.person]));
  const id = header.indexOf("ID");
  const lines = rows.map((row) => {
    const person = personOf.get(row);
    const cells = lessons.map((worth) => {
      const before = at.has(worth.lesson) ? row[at.get(worth.lesson)!]! : "";
      if (row[0]!.includes("Points Possible")) return before || maxOf(worth, wish);
      return (person && gradeOf(person, worth.lesson, wish)) ?? before;
    });
    // Canvas finds students by their ids, and by the name only where there is none.
    const names = who.map((place) =>
      row[id] && (place < id || place === section) ? guarded(row[place]!) : row[place]!,
    );
    return [...names, ...cells];
  });
  const titles = lessons.map(({ lesson }) => (at.has(lesson) ? header[at.get(lesson)!]! : lesson));
  const possible = rows.find((row) => row[0]!.includes("Points Possible"));
  const added = at.size < lessons.length && !possible ? [possibleRow(section, lessons, wish)] : [];
  const found = matches.flatMap(({ person }) => person ?? []);
  return {
    content: written(
      template,
      [[...who.map((place) => header[place]!), ...titles], ...added, ...lines],
      wish.bom,
    ),
    graded: gradedOf(found, wish),
    ...unmatched(students, matches, (row) => row[0]!),
    remarks: [
      ...lessons.flatMap((worth) => otherMaximum(worth, possible?.[at.get(worth.lesson) ?? -1], wish)),
      ...withoutColumn(lessons, at, "Canvas will offer to make new assignments"),
    ],
  };
}

/** Rows that hold no student: what is possible, what is posted by hand, Canvas's own test student. */
function isStudent(row: readonly string[]): boolean {
  if (row[0]!.includes("Points Possible") || row[0]!.trim() === "Student, Test") return false;
  return !row.every((cell) => /^\s*(Muted|Manual Posting.*)?\s*$/i.test(cell));
}

function otherMaximum(worth: LessonWorth, possible: string | undefined, wish: Wish): string[] {
  const [there, here] = [Number(possible?.replace(",", ".")), maxOf(worth, wish)];
  if (!(there > 0) || there === here) return [];
  return [`${worth.lesson} is worth ${there} points in Canvas and ${here} here: --scale ${there} converts`];
}

function fresh(wish: Wish): Exported {
  const { lessons } = wish.scores;
  const header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];
  const rows = wish.people.map((person) => [
    ...[guarded(person.name), "", guarded(person.id), guarded(person.login ?? person.email ?? ""), ""],
    ...lessons.map(({ lesson }) => gradeOf(person, lesson, wish) ?? ""),
  ]);
  const all = [
    [...header, ...lessons.map(({ lesson }) => lesson)],
    possibleRow(header.length - 1, lessons, wish),
    ...rows,
  ];
  return { content: csvOf(all, { bom: wish.bom ?? false }), graded: gradedOf(wish.people, wish) };
}

function possibleRow(section: number, lessons: readonly LessonWorth[], wish: Wish): (string | number)[] {
  const empty = Array.from({ length: section }, () => "");
  return [pointsPossible, ...empty, ...lessons.map((worth) => maxOf(worth, wish))];
}

function maxOf({ max }: LessonWorth, { scale }: Wish): number {
  return scale ?? max;
}

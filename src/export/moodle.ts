// Moodle's gradebook CSV. Its columns are chosen on the screen of the import; one unknown student there stops all of it.
import { csvOf, guarded } from "../grading/csv";
import { type Enrolled, type Exported, gradedOf, gradeOf, type Wish } from "./export";
import { matchRows, unmatched } from "./matching";
import { lessonColumns, type Template, withoutColumn, written } from "./template";

/** The students of Moodle's own export, or of the class list, and nobody else. */
export function moodle(wish: Wish): Exported {
  return wish.template ? filled(wish.template, wish) : fresh(wish);
}

/** Of the template what says who it is, and the lessons' columns; a grade that is not ours stays as it was. */
function filled(template: Template, wish: Wish): Exported {
  const { header, rows } = template;
  const lessons = wish.scores.lessons.map(({ lesson }) => lesson);
  const at = lessonColumns(template, lessons, wish.columns);
  const taken = new Set(at.values());
  const { matches, columns } = matchRows(
    rows,
    [...header.keys()].filter((place) => !taken.has(place)),
    wish.people,
  );
  const who = [...header.keys()].filter((place) => columns.has(place));
  const known = rows.flatMap((row, place): [readonly string[], Enrolled][] => {
    const person = matches[place]!.person;
    return person ? [[row, person]] : [];
  });
  const lines = known.map(([row, person]) => [
    ...who.map((place) => row[place]!),
    ...lessons.map((lesson) => gradeOf(person, lesson, wish) ?? row[at.get(lesson) ?? -1] ?? ""),
  ]);
  const titles = lessons.map((lesson) => header[at.get(lesson) ?? -1] ?? lesson);
  return {
    content: written(template, [[...who.map((place) => header[place]!), ...titles], ...lines], wish.bom),
    graded: gradedOf(
      known.map(([, person]) => person),
      wish,
    ),
    ...unmatched(rows, matches, (row) => row.slice(0, 3).join(" ").trim()),
    remarks: withoutColumn(wish.scores.lessons, at, "on Moodle's screen, map the new ones to grade items"),
  };
}

const names = { id: "idnumber", login: "username", email: "email" } as const;

function fresh(wish: Wish): Exported {
  const { people } = wish;
  const lessons = wish.scores.lessons.map(({ lesson }) => lesson);
  const fields = (["id", "login", "email"] as const).map((field) => ({
    field,
    without: people.filter((person) => !person[field]).length,
  }));
  const whole = fields.filter(({ without }) => without === 0).map(({ field }) => field);
  const rows = people.map((person) => [
    ...whole.map((field) => guarded(person[field]!)),
    ...lessons.map((lesson) => gradeOf(person, lesson, wish) ?? ""),
  ]);
  const header = [...whole.map((field) => names[field]), ...lessons];
  return {
    content: csvOf([header, ...rows], { bom: wish.bom ?? false }),
    graded: gradedOf(people, wish),
    remarks: fields
      .filter(({ without }) => without > 0 && without < people.length)
      .map(
        ({ field, without }) =>
          `no column ${names[field]}: ${without} of ${people.length} on the class list have none`,
      ),
  };
}

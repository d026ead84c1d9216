// Moodle's offline grading worksheet: one assignment's file, whose column names are in the site's language.
import { guarded } from "../grading/csv";
import { type Exported, gradedOf, gradeOf, type Wish } from "./export";
import { matchRows, unmatched } from "./matching";
import { type Template, written } from "./template";

/** What Moodle calls the column of grades. */
const titles = ["grade", "оценка"];

/**
 * The worksheet with the grades of the one lesson, everything else as it was.
 * @throws RangeError if there is no worksheet, more than one lesson, no column of grades, or a grade above Moodle's maximum.
 */
export function worksheet(wish: Wish): Exported {
  const { template, scores } = wish;
  if (!template)
    throw new RangeError(
      "a worksheet is filled in: give the one that Moodle lets you download with --template",
    );
  const [first, ...others] = scores.lessons;
  if (!first || others.length > 0) {
    const some = scores.lessons.map(({ lesson }) => lesson).join(", ");
    throw new RangeError(`a worksheet belongs to one assignment: name its lesson (there are ${some})`);
  }
  const { header, rows } = template;
  const at = gradeColumn(template, wish.columns.get(first.lesson));
  const { matches } = matchRows(rows, [...Array(at).keys()].slice(1), wish.people);
  const graded = rows.map((row, place) => {
    const person = matches[place]!.person;
    const grade = person && gradeOf(person, first.lesson, wish);
    if (grade === undefined) return row;
    const most = numberIn(row[at + 1]);
    if (grade > most)
      throw new RangeError(
        `${template.file}: ${person!.id} has ${grade} points, the assignment's maximum in Moodle is ${most}, which refuses more. ` +
          `The lesson is worth ${wish.scale ?? first.max}: --scale ${most} converts`,
      );
    return row.with(at, String(grade));
  });
  const most = Math.max(...rows.map((row) => numberIn(row[at + 1])).filter(Number.isFinite));
  const here = wish.scale ?? first.max;
  const lines = graded.map((row) =>
    row.map((cell, place) => (place > 0 && place < at ? guarded(cell) : cell)),
  );
  return {
    content: written(template, [header, ...lines], wish.bom),
    graded: gradedOf(
      matches.flatMap(({ person }) => person ?? []),
      wish,
    ),
    ...unmatched(rows, matches, (row) => row.slice(0, 2).join(" ").trim()),
    remarks:
      most > here
        ? [`${first.lesson} is worth ${most} points in Moodle and ${here} here: --scale ${most} converts`]
        : [],
  };
}

function gradeColumn({ header, file }: Template, wanted: string | undefined): number {
  const names = wanted === undefined ? titles : [wanted.trim().toLowerCase()];
  const at = header.findIndex((title) => names.includes(title.trim().toLowerCase()));
  if (at > 0) return at;
  throw new RangeError(
    `${file} has no column ${wanted ?? "of grades"}; it has ${header.join(", ")}: name it, --column "LESSON=TITLE"`,
  );
}

/** The number of a cell, with a point or a comma; infinite where there is none, as for grades in words. */
function numberIn(cell = ""): number {
  const text = cell.trim().replace(",", ".");
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
}

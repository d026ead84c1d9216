// `svertka override`: an instructor's points in place of the checks', with who and why.
import { Command } from "commander";
import type { Kept } from "../gradebook/overrides";
import { columns, oneLine } from "../language/columns";
import { courseOption, databaseOption, openGradebook } from "./gradebook-place";
import { userName } from "./user-name";

interface Options {
  readonly why?: string;
  readonly who?: string;
  readonly json?: true;
  readonly database?: string;
  readonly course: string;
}

const example = `
The student is named as svertka grade names them. The points take the place of the checks' and of what lateness leaves:

  $ svertka override anna 01-correlate 2.5 --why "the idea is right, a sign is wrong"
  anna  01-correlate  2.5  grader  the idea is right, a sign is wrong

They stay whatever is graded later, by whichever checks, and svertka grade lists them with who and why. A second override
of the same exercise replaces the first, and the word checks in place of the points lets the checks count again; all are kept:

  $ svertka override anna 01-correlate checks --why "a mistake of mine"

Without arguments, all that were made, oldest first:

  $ svertka override --json`;

export function overrideCommand(): Command {
  return new Command("override")
    .description("set a student's points for an exercise by hand, or list what was set")
    .argument("[student]", "the student's name in the gradebook")
    .argument("[exercise]", "the exercise's id, 01-correlate")
    .argument("[points]", "from 0 to what the exercise is worth, or checks to let the checks count again")
    .option("--why <text>", "the reason, for students and colleagues")
    .option("--who <name>", "who decides", userName())
    .option("--json", "print the overrides as JSON")
    .addOption(databaseOption())
    .addOption(courseOption())
    .addHelpText("after", example)
    .action(run);
}

async function run(
  student: string | undefined,
  exercise: string | undefined,
  points: string | undefined,
  { why = "", who = "", json, ...place }: Options,
): Promise<void> {
  const given = [student, exercise, points].filter((argument) => argument !== undefined).length;
  if (given === 1 || given === 2)
    throw new RangeError("an override needs STUDENT EXERCISE POINTS; without any, all are listed");
  if (student !== undefined && (!why.trim() || !who.trim()))
    throw new RangeError('an override needs a reason and who decides: --why "…" --who "…"');
  const decided = student === undefined ? undefined : await worth(exercise!, points!);
  const { historyOf, override } = await import("../gradebook/overrides.js");
  const book = await openGradebook(place);
  try {
    if (decided) await override(book, { student: student!, exercise: exercise!, who, why, ...decided });
    const marks = await historyOf(book);
    print(decided ? marks.slice(-1) : marks, json);
  } finally {
    await book.database.close();
  }
}

/** The lesson of an exercise, and the points, checked against what it is worth. */
async function worth(id: string, points: string): Promise<{ lesson: string; points: number | undefined }> {
  const [{ findExercise, lessonNames }, { pointsOf }] = await Promise.all([
    import("../assess/catalogue.js"),
    import("../assess/exercise.js"),
  ]);
  const max = pointsOf(findExercise(id));
  const number = /^\d+(\.\d+)?$/.test(points) ? Number(points) : Number.NaN;
  const lesson = lessonNames().find((name) => name.slice(0, 2) === id.slice(0, 2))!;
  if (points === "checks") return { lesson, points: undefined };
  if (!(number <= max))
    throw new RangeError(
      `${id} is worth 0 to ${max} points, not ${points}; checks lets the checks count again`,
    );
  return { lesson, points: number };
}

function print(marks: readonly Kept[], json: true | undefined): void {
  if (json)
    console.log(
      JSON.stringify(
        marks.map((mark) => ({ ...mark, points: mark.points ?? null })),
        null,
        2,
      ),
    );
  else if (marks.length === 0) console.log("no overrides");
  else {
    const rows = marks.map(({ student, exercise, points, who, why }) => [
      ...[student, exercise, points === undefined ? "checks" : String(points), who, why].map(oneLine),
    ]);
    console.log(columns(rows).join("\n"));
  }
}

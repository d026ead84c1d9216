// `svertka export`: the gradebook's points as a learning platform imports them.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command, Option } from "commander";
import type { Exported, Wish } from "../export/export";
import type { formats } from "../export/formats";
import { oneLine } from "../language/columns";
import type { Language } from "../language/text";
import { courseOption, databaseOption, openGradebook } from "./gradebook-place";
import { lessonCalled, lessonFilter } from "./lesson-filter";
import { writeFiles } from "./write-files";

interface Options {
  readonly to: keyof typeof formats;
  readonly out: string;
  readonly template?: string;
  readonly roster?: string;
  readonly column?: readonly string[];
  readonly scale?: string;
  readonly late: string;
  readonly due?: string;
  readonly zero?: true;
  readonly lang?: Language;
  readonly bom?: boolean;
  readonly semicolons?: true;
  readonly force?: true;
  readonly json?: true;
  readonly database?: string;
  readonly course: string;
}

const names = [
  ...["canvas", "moodle", "moodle-worksheet", "gradescope", "github"],
  ...["prairielearn", "nbgrader", "csv", "json"],
] as const satisfies (keyof typeof formats)[];

const example = `
Points come from what svertka grade entered, with the marks of svertka override. Platforms know students by ids of their
own, so give the file that the platform exports, and import what comes out:

  $ svertka export --to canvas --template grades.csv --out canvas.csv
  28 students with grades in canvas.csv: 01-convolution-arithmetic, 02-channels
  left out, on no row of the file (1): boris
  02-channels, handed in nothing (2): vera, 2041

A column is the lesson's if its title has the lesson's name in it, else say so; a lesson with no column gets a new one:

  $ svertka export 04 --to moodle --template grades.csv --column "04-depthwise-separable=Homework 4 (Real)" --out moodle.csv

Moodle's offline grading worksheet belongs to one assignment; --scale turns 7 of 12 points into 58.3333 of 100:

  $ svertka export 04 --to moodle-worksheet --template worksheet.csv --scale 100 --out worksheet-04.csv

Without a template, canvas and moodle list the students of --roster. gradescope, github and prairielearn write a file for
each student and lesson into a folder: students see public checks in them, and of the grader's only points. A grade that the
gradebook does not have stays as the template has it, else empty (--zero writes 0 where nothing was handed in).

What lateness takes off is said as for svertka grade, --late per-day=10%; nbgrader's CSV shows it apart.`;

export function exportCommand(): Command {
  return new Command("export")
    .description("write the points for a learning platform to import")
    .argument("[lessons...]", "lessons by name or number, 04-depthwise-separable or 04; all when absent")
    .addOption(new Option("--to <format>", "what to write").choices(names).makeOptionMandatory())
    .requiredOption("--out <place>", "the file to write; a folder for gradescope, github, prairielearn")
    .option("--template <file>", "the CSV file that the platform exported, to be filled in")
    .option("--roster <file>", "the class list: a CSV file with the columns id, name, email, login")
    .option("--column <lesson=title...>", "which column of the template is a lesson's")
    .option("--scale <points>", "what every lesson is worth over there")
    .option("--late <rule>", "what late work loses: none, zero, or per-day=10%", "none")
    .option("--due <time>", "when it was due, for nbgrader's CSV: 2026-10-01 or 2026-10-01T18:00")
    .option("--zero", "0 points where nothing was handed in")
    .option(
      "--semicolons",
      "with --to csv: cells apart by semicolons, decimal commas, as in Russian spreadsheets",
    )
    .option("--bom", "begin CSV files with a byte order mark, for spreadsheets")
    .option("--no-bom", "begin them without one")
    .addOption(new Option("--lang <language>", "language of what students read").choices(["en", "ru"]))
    .option("--force", "replace what is there already")
    .option("--json", "print what was written and who is not in it as JSON")
    .addOption(databaseOption())
    .addOption(courseOption())
    .addHelpText("after", example)
    .action(run);
}

async function run(asked: readonly string[], options: Options): Promise<void> {
  const { formats } = await import("../export/formats.js");
  const format: { write(wish: Wish): Exported; needs?: string; folder?: true } = formats[options.to];
  checkOptions(options, format);
  const { late, roster, rest } = await readOptions(options);
  const [{ standings }, scoring, { peopleOf }, report] = await Promise.all([
    import("../gradebook/standing.js"),
    import("../export/scores.js"),
    import("../export/people.js"),
    import("../export/report.js"),
  ]);
  const book = await openGradebook(options);
  try {
    const all = await standings(book);
    const scores = scoring.classScores(all, late, lessonFilter(asked, all));
    if (scores.lessons.length === 0)
      throw new RangeError(`nothing is graded yet in the course ${options.course}: run svertka grade`);
    const { people, unlisted } = peopleOf(scores, roster);
    const wish: Wish = { ...rest, scores, people, columns: columnsOf(options, scores.lessons) };
    const exported = format.write(wish);
    if (typeof exported.content === "string") writeFileSync(options.out, exported.content);
    else writeFiles(options.out, exported.content);
    const said = report.exportReport(wish, exported, unlisted);
    if (options.json) console.log(JSON.stringify({ out: options.out, ...said }, null, 2));
    else console.log(report.reportLines(said, options.out).map(oneLine).join("\n"));
  } finally {
    await book.database.close();
  }
}

/** @throws RangeError if options do not fit the format, or each other, before anything is opened. */
function checkOptions(options: Options, { needs, folder }: { needs?: string; folder?: true }): void {
  const { to, out, template, roster, force } = options;
  if (needs === "template" && template === undefined)
    throw new RangeError(`--to ${to} fills in the file that the platform exported: --template FILE`);
  if (needs && template === undefined && roster === undefined)
    throw new RangeError(
      `--to ${to} needs the platform's names of the students: --template FILE that it exported, or --roster FILE`,
    );
  if (template !== undefined && !needs) throw new RangeError(`--to ${to} fills in no --template`);
  if (options.column && template === undefined)
    throw new RangeError("--column says which column of a --template is a lesson's, and there is none");
  if (options.due !== undefined && to !== "nbgrader")
    throw new RangeError(`--due is of --to nbgrader, not of ${to}; what lateness takes off is --late`);
  if (options.scale !== undefined && (folder || to === "json"))
    throw new RangeError(`--to ${to} says what each check is worth: it has no --scale`);
  if (options.semicolons && to !== "csv") throw new RangeError(`--semicolons is of --to csv, not of ${to}`);
  for (const file of [template, roster])
    if (file !== undefined && !existsSync(file)) throw new RangeError(`there is no file ${file}`);
  if (!existsSync(path.dirname(path.resolve(out))))
    throw new RangeError(`there is no folder to write ${out} to`);
  if (!existsSync(out)) return;
  if (statSync(out).isDirectory() !== (folder === true))
    throw new RangeError(
      `${out} is ${folder ? "no folder" : "a folder"}; --to ${to} writes a ${folder ? "folder" : "file"}`,
    );
  if (!force && (!folder || readdirSync(out).length > 0))
    throw new RangeError(`${out} is there already; --force replaces ${folder ? "files in it" : "it"}`);
}

async function readOptions(options: Options) {
  const [{ lateRule }, { dueTime }, { readRoster }, { readTemplate }, { language }] = await Promise.all([
    import("../intake/lateness.js"),
    import("../intake/time.js"),
    import("../intake/roster.js"),
    import("../export/template.js"),
    import("../language/choice.js"),
  ]);
  const { template, roster, scale, due, bom, zero, semicolons } = options;
  const most = scale === undefined ? undefined : Number(scale);
  if (most !== undefined && !(most > 0 && Number.isFinite(most)))
    throw new RangeError(`--scale ${scale}: a number above 0 is needed`);
  return {
    late: lateRule(options.late),
    roster: roster === undefined ? undefined : readRoster(readFileSync(roster, "utf8"), roster),
    rest: {
      ...(template !== undefined && { template: readTemplate(readFileSync(template), template) }),
      ...(most !== undefined && { scale: most }),
      ...(due !== undefined && { due: dueTime(due) }),
      ...(bom !== undefined && { bom }),
      ...(semicolons && { semicolons }),
      ...(zero && { missing: 0 as const }),
      language: language(options.lang),
    },
  };
}

function columnsOf(
  { column = [] }: Options,
  lessons: readonly { readonly lesson: string }[],
): ReadonlyMap<string, string> {
  const known = lessons.map(({ lesson }) => lesson);
  return new Map(
    column.map((text) => {
      const at = text.indexOf("=");
      if (at < 1) throw new RangeError(`--column ${text}: write it as LESSON=TITLE`);
      return [lessonCalled(text.slice(0, at), known), text.slice(at + 1)];
    }),
  );
}

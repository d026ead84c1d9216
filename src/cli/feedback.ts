// `svertka feedback`: a page for every student, and the instructor's report.
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { Command, Option } from "commander";
import type { Language } from "../language/text";
import { courseOption, databaseOption, openGradebook } from "./gradebook-place";
import { lessonFilter } from "./lesson-filter";
import { writeFiles } from "./write-files";

interface Options {
  readonly out: string;
  readonly late: string;
  readonly lang?: Language;
  readonly force?: true;
  readonly json?: true;
  readonly database?: string;
  readonly course: string;
}

const example = `
From what svertka grade entered, with the marks of svertka override:

  $ svertka feedback --out feedback
  28 pages in feedback/students, and feedback/index.html for instructors

Each student gets a file of their own, feedback/students/anna.html: points, what the public checks found, a hint, what an
answer in words says and leaves out, the reasons of marks by hand, and, folded away, the code or words of the answer as they
were graded. Of the grader's checks it has only the points. It is whole in itself, has no script, and is in the language of
the notebooks that the student handed in (--lang: of all pages).

feedback/index.html is yours: who needs a look and why, the table of the class, how difficult each exercise was and which
mistakes were common. Some lessons only, with what lateness takes off:

  $ svertka feedback 01 04 --late per-day=10% --out week-1`;

export function feedbackCommand(): Command {
  return new Command("feedback")
    .description("write a page for every student, and a report for the instructor")
    .argument("[lessons...]", "lessons by name or number, 04-depthwise-separable or 04; all when absent")
    .requiredOption("--out <folder>", "the folder to write to")
    .option("--late <rule>", "what late work loses: none, zero, or per-day=10%", "none")
    .addOption(new Option("--lang <language>", "one language for all pages").choices(["en", "ru"]))
    .option("--force", "replace pages that are there already")
    .option("--json", "print {out, index, students: [{student, file}]}")
    .addOption(databaseOption())
    .addOption(courseOption())
    .addHelpText("after", example)
    .action(run);
}

async function run(asked: readonly string[], options: Options): Promise<void> {
  const { out, lang, force, json } = options;
  if (!existsSync(path.dirname(path.resolve(out))))
    throw new RangeError(`there is no folder to write ${out} to`);
  if (existsSync(out) && !statSync(out).isDirectory())
    throw new RangeError(`${out} is no folder; name the folder to write to`);
  if (existsSync(out) && readdirSync(out).length > 0 && !force)
    throw new RangeError(`${out} is there already; --force replaces files in it`);
  const [
    { lateRule },
    { standings },
    { answersOf },
    { commonMistakes },
    { classScores },
    { pagesOf },
    { titlesOf },
    choice,
  ] = await Promise.all([
    import("../intake/lateness.js"),
    import("../gradebook/standing.js"),
    import("../gradebook/answers.js"),
    import("../gradebook/mistakes.js"),
    import("../export/scores.js"),
    import("../feedback/pages.js"),
    import("../feedback/titles.js"),
    import("../language/choice.js"),
  ]);
  const late = lateRule(options.late);
  const book = await openGradebook(options);
  try {
    const all = await standings(book);
    const scores = classScores(all, late, lessonFilter(asked, all));
    if (scores.lessons.length === 0)
      throw new RangeError(`nothing is graded yet in the course ${options.course}: run svertka grade`);
    const titles = titlesOf(...(await known()));
    const language = choice.language(lang);
    const answers = await answersOf(book);
    const mistakes = await commonMistakes(book);
    const wish = { titles, late, answers, mistakes, language, ...(lang && { only: lang }) };
    const { index, pages } = pagesOf(scores, wish);
    writeFiles(
      out,
      new Map([["index.html", index], ...[...pages.values()].map((p) => [p.file, p.text] as const)]),
    );
    if (json) {
      const students = [...pages].map(([{ student }, { file }]) => ({ student: student.key, file }));
      console.log(JSON.stringify({ out, index: "index.html", students }, null, 2));
    } else {
      const count = `${pages.size} page${pages.size === 1 ? "" : "s"}`;
      console.log(
        `${count} in ${path.join(out, "students")}, and ${path.join(out, "index.html")} for instructors`,
      );
    }
  } finally {
    await book.database.close();
  }
}

/** Titles of the lessons and all exercises of the course. */
async function known() {
  const [{ findCourse }, { lessonTitles }, { exercisesOf, lessonNames }, { home }] = await Promise.all([
    import("../authoring/folders.js"),
    import("../authoring/lesson-titles.js"),
    import("../assess/catalogue.js"),
    import("../grading/packages.js"),
  ]);
  const course = findCourse(home);
  return [
    course === undefined ? new Map() : lessonTitles(course),
    lessonNames().flatMap(exercisesOf),
  ] as const;
}

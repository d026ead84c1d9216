// `svertka nbgrader`: the course folder with which nbgrader hands out, collects and grades the exercises.
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command, Option } from "commander";
import type { Language } from "../language/text";

interface Options {
  readonly lang?: Language;
  readonly lesson?: readonly string[];
  readonly course?: string;
  readonly force?: true;
  readonly json?: true;
}

const example = `
A course folder for nbgrader 0.9.6, and its first assignment from hand-out to points:

  $ svertka nbgrader course --lang en
  $ svertka kernel install --prefix .venv      # into the environment that has nbgrader; npm start did it for .venv
  $ cd course
  $ nbgrader generate_assignment 01-convolution-arithmetic
  $ nbgrader autograde 01-convolution-arithmetic
  $ nbgrader export

An assignment is a lesson, with one notebook of the same name; students hand in what lies in release/. The folder gets
nbgrader_config.py, source/ and node_modules, a link to this course's packages, which the notebooks import. Run again
after a lesson has changed: what you have edited is replaced by --force only, and nothing else in the folder is touched.

nbgrader gives the points of the public checks, the very ones that svertka grade gives for them. It runs what students
wrote as you, beside your files, with the network, and in the process that judges it: a dishonest notebook can do what it
likes. The grader checks, which students do not see, run in svertka grade only; it reads nbgrader's submitted/.`;

export function nbgraderCommand(): Command {
  return new Command("nbgrader")
    .description("a course folder in which nbgrader can grade the exercises")
    .argument("<folder>", "the folder to write, there already or not")
    .option(
      "--lesson <lesson...>",
      "lessons by name or number, 04-depthwise-separable or 04; all when absent",
    )
    .addOption(new Option("--lang <language>", "language of the notebooks").choices(["en", "ru"]))
    .option("--force", "replace files that differ")
    .option("--json", "print {folder, written: [file], assignments: [lesson]}")
    .option("--course <folder>", "the course; without it, the nearest folder upward that has lessons/")
    .addHelpText("after", example)
    .action(run);
}

async function run(folder: string, options: Options): Promise<void> {
  const { lang, lesson = [], force = false, json } = options;
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new RangeError(`${folder} is not a folder; name the course folder to write`);
  const [{ findCourse }, { exercisesOf }, { nbgraderCourse }, choice] = await Promise.all([
    import("../authoring/folders.js"),
    import("../assess/catalogue.js"),
    import("../authoring/nbgrader-course.js"),
    import("../language/choice.js"),
  ]);
  const wish = options.course ?? process.cwd();
  const course = findCourse(wish);
  if (course === undefined)
    throw new Error(`there is no folder lessons/ in ${wish} or above; name one with --course`);
  const files = [...nbgraderCourse(course, exercisesOf, choice.language(lang), lesson)];
  const state = (file: string, text: string) => {
    const place = path.join(folder, file);
    if (!existsSync(place)) return "missing";
    return readFileSync(place, "utf8") === text ? "same" : "other";
  };
  const other = files.filter(([file, text]) => state(file, text) === "other").map(([file]) => file);
  if (other.length > 0 && !force)
    throw new Error(`${other.join(", ")} in ${folder}: there already and not the same; --force replaces it`);
  const due = files.filter(([file, text]) => state(file, text) !== "same");
  for (const [file, text] of due) {
    const place = path.join(folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  const packages = path.join(folder, "node_modules");
  if (!existsSync(packages)) symlinkSync(packagesOf(), packages, "junction");
  const assignments = files
    .filter(([file]) => file.startsWith("source/"))
    .map(([file]) => file.split("/")[1]!);
  const written = due.map(([file]) => file);
  if (json) console.log(JSON.stringify({ folder, written, assignments }, null, 2));
  else {
    const count = `${written.length} of ${files.length} files written to ${folder}, the rest was there`;
    const next = `cd ${folder} && nbgrader generate_assignment ${assignments[0]}`;
    console.log([count, `next: ${next}`].join("\n"));
  }
}

/** The node_modules in which `svertka` is found: the kernel looks there from a notebook's folder upwards. */
function packagesOf(): string {
  const library = path.dirname(require.resolve("svertka/package.json"));
  return path.join(path.dirname(library), "node_modules");
}

// `svertka release`: the exercise notebooks for students, in one zip archive; or what a platform needs to grade a lesson.
import { existsSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command, Option } from "commander";
import type { Bundle } from "../authoring/bundle";
import type { Language } from "../language/text";

interface Options {
  readonly out: string;
  readonly lang?: Language;
  readonly for?: "gradescope" | "github";
  readonly repository?: string;
  readonly course?: string;
  readonly force?: true;
  readonly json?: true;
}

const example = `
All lessons in both languages, or some in one:

  $ svertka release --out exercises.zip
  $ svertka release 01 04-depthwise-separable --lang ru --out week-1.zip
  2 notebooks in week-1.zip
    exercises/ru/01-convolution-arithmetic.ipynb
    exercises/ru/04-depthwise-separable.ipynb

The archive holds the notebooks with empty answers, built from lessons/ anew, so that work in your own exercises/ does not
get in. Solutions and the sources of the checks are not in it. Students unpack it in their clone of the course, or open a
notebook alone. The same course gives the same bytes: compare two archives by their checksums.

An assignment that Gradescope grades, to be uploaded as its autograder. It holds answers and checks: never give it to students.

  $ svertka release 01 --for gradescope --lang en --out autograder-01.zip

A GitHub Classroom assignment: a template repository with the notebook and a workflow, which fetches this course from GitHub:

  $ svertka release 01 --for github --repository university/svertka --lang en --out classroom-01.zip

The README.md in each says what to do with it, and what its points are worth.`;

export function releaseCommand(): Command {
  return new Command("release")
    .description("a zip archive of the exercise notebooks for students, or of a platform's assignment")
    .argument("[lessons...]", "lessons by name or number, 04-depthwise-separable or 04; all when absent")
    .requiredOption("--out <file>", "the archive to write")
    .addOption(new Option("--lang <language>", "one language; both when absent").choices(["en", "ru"]))
    .addOption(
      new Option("--for <platform>", "what grades one lesson there").choices(["gradescope", "github"]),
    )
    .option(
      "--repository <owner/name>",
      "for github: where the workflow gets the course from; @ref may follow",
    )
    .option("--force", "replace the archive when it is there already")
    .option(
      "--json",
      "print {file, bytes, notebooks: [path in the archive]}; for a platform {file, bytes, lesson, points}",
    )
    .option("--course <folder>", "the course; without it, the nearest folder upward that has lessons/")
    .addHelpText("after", example)
    .action(run);
}

async function run(lessons: readonly string[], options: Options): Promise<void> {
  const { out, lang, force = false, json } = options;
  if (!existsSync(path.dirname(path.resolve(out))))
    throw new RangeError(`there is no folder to write ${out} to`);
  if (existsSync(out) && !statSync(out).isFile())
    throw new RangeError(`${out} is not a file; name the archive to write`);
  if (existsSync(out) && !force) throw new Error(`${out} is there already; --force replaces it`);
  checkPlatform(options);
  const [{ findCourse }, { exercisesOf }, { notebooksOf, zipOf }] = await Promise.all([
    import("../authoring/folders.js"),
    import("../assess/catalogue.js"),
    import("../authoring/bundle.js"),
  ]);
  const wish = options.course ?? process.cwd();
  const course = findCourse(wish);
  if (course === undefined)
    throw new Error(`there is no folder lessons/ in ${wish} or above; name one with --course`);
  const bundle = notebooksOf(course, exercisesOf, { lessons, ...(lang && { language: lang }) });
  if (options.for) {
    const { files, lesson, points } = await platformFiles(bundle, options);
    const archive = await zipOf(files);
    writeFileSync(out, archive, { flag: force ? "w" : "wx" });
    if (json) console.log(JSON.stringify({ file: out, bytes: archive.length, lesson, points }, null, 2));
    else
      console.log(`${lesson}, ${points} points, for ${options.for} in ${out}; its README.md says what to do`);
    return;
  }
  const archive = await zipOf(bundle);
  writeFileSync(out, archive, { flag: force ? "w" : "wx" });
  const notebooks = [...bundle.keys()];
  if (json) console.log(JSON.stringify({ file: out, bytes: archive.length, notebooks }, null, 2));
  else {
    const count = `${notebooks.length} notebook${notebooks.length === 1 ? "" : "s"} in ${out}`;
    console.log([count, ...notebooks.map((file) => `  ${file}`)].join("\n"));
  }
}

/** @throws RangeError if options do not fit each other. */
function checkPlatform({ for: platform, repository }: Options): void {
  if (platform === "github" && !/^[\w.-]+\/[\w.-]+(@[\w./-]+)?$/.test(repository ?? ""))
    throw new RangeError(
      `--for github needs --repository OWNER/NAME, where this course lies on GitHub${repository ? `, not ${repository}` : ""}`,
    );
  if (platform !== "github" && repository !== undefined)
    throw new RangeError("--repository is for --for github only");
}

/** What the platform gets for the one lesson of `bundle`. */
async function platformFiles(bundle: Bundle, { for: platform, repository = "", lang }: Options) {
  const [{ lessonOf }, { exercisesOf }, { pointsOf }, { language: spoken }, { home }] = await Promise.all([
    import("../authoring/bundle.js"),
    import("../assess/catalogue.js"),
    import("../assess/exercise.js"),
    import("../language/choice.js"),
    import("../grading/packages.js"),
  ]);
  const lessons = [...new Set([...bundle.keys()].map(lessonOf))];
  const [lesson] = lessons;
  if (lesson === undefined || lessons.length > 1)
    throw new RangeError(
      `--for ${platform} is an assignment of one lesson, and these are ${lessons.length}: name one`,
    );
  const language = spoken(lang);
  const points = exercisesOf(lesson).reduce((sum, exercise) => sum + pointsOf(exercise), 0);
  const text = bundle.get(`exercises/${language}/${lesson}.ipynb`)!;
  if (platform === "github") {
    const { classroomFiles } = await import("../authoring/classroom.js");
    const files = classroomFiles({ lesson, language, points, repository });
    return { lesson, points, files: files.set(`template/${lesson}.ipynb`, text) };
  }
  const [{ gradescopeFiles }, { libraryFiles }] = await Promise.all([
    import("../authoring/gradescope.js"),
    import("../authoring/library-files.js"),
  ]);
  const course = [...libraryFiles(path.dirname(home)), [`exercises/en/${lesson}.ipynb`, text] as const];
  const inside = course.map(([file, content]) => [`course/${file}`, content] as const);
  return { lesson, points, files: new Map([...gradescopeFiles({ lesson, language, points }), ...inside]) };
}

// `svertka release`: the exercise notebooks for students, in one zip archive.
import { existsSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command, Option } from "commander";
import type { Language } from "../language/text";

interface Options {
  readonly out: string;
  readonly lang?: Language;
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
notebook alone. The same course gives the same bytes: compare two archives by their checksums.`;

export function releaseCommand(): Command {
  return new Command("release")
    .description("a zip archive of the exercise notebooks, for students")
    .argument("[lessons...]", "lessons by name or number, 04-depthwise-separable or 04; all when absent")
    .requiredOption("--out <file>", "the archive to write")
    .addOption(new Option("--lang <language>", "one language; both when absent").choices(["en", "ru"]))
    .option("--force", "replace the archive when it is there already")
    .option("--json", "print {file, bytes, notebooks: [path in the archive]}")
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
  const archive = await zipOf(bundle);
  writeFileSync(out, archive, { flag: force ? "w" : "wx" });
  const notebooks = [...bundle.keys()];
  if (json) console.log(JSON.stringify({ file: out, bytes: archive.length, notebooks }, null, 2));
  else {
    const count = `${notebooks.length} notebook${notebooks.length === 1 ? "" : "s"} in ${out}`;
    console.log([count, ...notebooks.map((file) => `  ${file}`)].join("\n"));
  }
}

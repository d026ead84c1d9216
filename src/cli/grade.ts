// `svertka grade`: a folder of submitted notebooks in, points and reasons out.
import { existsSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command, Option } from "commander";
import type { Language } from "../language/text";

interface Options {
  readonly json?: true;
  readonly out?: string;
  readonly secret?: string;
  readonly lang?: Language;
}

const example = `
A folder a student, or a file a student (anna.ipynb, anna_01-convolution-arithmetic.ipynb):

  $ svertka grade submitted/ --out gradebook.csv
  student  01-output-size  01-correlate  total
  anna     2/2             0/3           2/5

  anna  01-correlate  0/3  timeout: No answer in time: the limit is 5 s`;

export function gradeCommand(): Command {
  return new Command("grade")
    .description("grade a folder of submitted exercise notebooks")
    .argument("<folder>", "the submissions")
    .option("--json", "print students, exercises and checks as JSON")
    .option("--out <file>", "write the points to a CSV file")
    .option(
      "--secret <text>",
      "what the students' numbers were drawn with (also SVERTKA_SECRET, course.json)",
    )
    .addOption(new Option("--lang <language>", "language of the reasons").choices(["en", "ru"]))
    .addHelpText("after", example)
    .action(run);
}

async function run(folder: string, { json, out, secret, lang }: Options): Promise<void> {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new RangeError(`there is no folder ${folder}`);
  if (out && !existsSync(path.dirname(path.resolve(out))))
    throw new RangeError(`there is no folder to write ${out} to`);
  const { sandboxProblem } = await import("../grading/bubblewrap.js");
  const problem = sandboxProblem();
  if (problem) throw new Error(problem);
  const [{ grade }, { courseSecret }, choice] = await Promise.all([
    import("../grading/grade.js"),
    import("../assess/seat.js"),
    import("../language/choice.js"),
  ]);
  const language = choice.language(lang);
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort(new Error("stopped"));
  process.once("SIGINT", onInterrupt);
  try {
    const onProgress = process.stderr.isTTY ? progressLine() : undefined;
    const terms = { secret: secret ?? courseSecret(), language, signal: interrupt.signal };
    const gradebook = await grade(folder, { ...terms, ...(onProgress && { onProgress }) });
    const { gradebookTable } = await import("../grading/table.js");
    const { gradebookCsv } = await import("../grading/csv.js");
    const { students } = gradebook;
    console.log(json ? JSON.stringify({ students }, null, 2) : gradebookTable(gradebook, language));
    if (out) writeFileSync(out, gradebookCsv(gradebook));
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    process.exitCode = 130;
  } finally {
    process.off("SIGINT", onInterrupt);
  }
}

/** Draws `12/300, 40 s left` over itself on stderr. */
function progressLine(): (done: number, all: number) => void {
  const start = Date.now();
  return (done, all) => {
    const left = Math.ceil(((Date.now() - start) / done) * ((all - done) / 1000));
    process.stderr.write(`\r\u001b[K${done < all ? `${done}/${all}, ${left} s left` : ""}`);
  };
}

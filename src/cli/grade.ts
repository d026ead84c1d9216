// `svertka grade`: submitted notebooks in, points and reasons out.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command, Option } from "commander";
import type { Grading } from "../grading/grade";
import type { Gradebook } from "../grading/gradebook";
import type { Language } from "../language/text";

interface Options {
  readonly json?: true;
  readonly out?: string;
  readonly secret?: string;
  readonly lang?: Language;
  readonly roster?: string;
  readonly due?: string;
  readonly late?: string;
}

const example = `
A folder a student, or a file a student (anna.ipynb, anna_01-convolution-arithmetic.ipynb):

  $ svertka grade submitted/ --out gradebook.csv
  student  01-output-size  01-correlate  total
  anna     2/2             0/3           2/5

  anna  01-correlate  0/3  timeout: No answer in time: the limit is 5 s

What a learning platform exports, as it was downloaded, several at once: the zip archives of Moodle, Canvas (with
its _LATE_) and Gradescope, nbgrader's submitted/, and zip archives of folders:

  $ svertka grade moodle-01.zip moodle-02.zip --roster roster.csv

roster.csv is the class list, with the columns id, name, email, login (id is enough). A submission belongs to whoever
has its id, login, e-mail address or name; who is not on the list, and who handed in nothing, is listed.

Of several attempts the last in time counts. Late work (a due date without a time ends at midnight):

  $ svertka grade submitted/ --due 2026-10-01 --late per-day=10%

Nothing is unpacked to the disk. What cannot be read is listed with its reason and costs nobody else anything.`;

export function gradeCommand(): Command {
  return new Command("grade")
    .description("grade submitted exercise notebooks")
    .argument("<places...>", "folders and zip archives of submissions")
    .option("--json", "print students, exercises, checks and notes as JSON")
    .option("--out <file>", "write the points to a CSV file")
    .option("--roster <file>", "the class list: a CSV file with the columns id, name, email, login")
    .option("--due <time>", "when it was due: 2026-10-01, or 2026-10-01T18:00, or with a zone, …+03:00")
    .option(
      "--late <rule>",
      "what late work loses: none, zero, or a part each day begun, per-day=10%",
      "none",
    )
    .option(
      "--secret <text>",
      "what the students' numbers were drawn with (also SVERTKA_SECRET, course.json)",
    )
    .addOption(new Option("--lang <language>", "language of the reasons").choices(["en", "ru"]))
    .addHelpText("after", example)
    .action(run);
}

async function run(places: readonly string[], options: Options): Promise<void> {
  const { json, out, secret, lang } = options;
  const missing = places.find((place) => !existsSync(place));
  if (missing !== undefined) throw new RangeError(`there is no folder ${missing}`);
  if (out && !existsSync(path.dirname(path.resolve(out))))
    throw new RangeError(`there is no folder to write ${out} to`);
  const rules = await rulesOf(options);
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
    const terms = { ...rules, secret: secret ?? courseSecret(), language, signal: interrupt.signal };
    const gradebook = await grade(places, { ...terms, ...(onProgress && { onProgress }) });
    const { gradebookTable } = await import("../grading/table.js");
    const { gradebookCsv } = await import("../grading/csv.js");
    console.log(json ? JSON.stringify(printable(gradebook), null, 2) : gradebookTable(gradebook, language));
    if (out) writeFileSync(out, gradebookCsv(gradebook));
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    process.exitCode = 130;
  } finally {
    process.off("SIGINT", onInterrupt);
  }
}

/** Class list and rules for late work, read before anything runs. */
async function rulesOf({ roster, due, late }: Options): Promise<Pick<Grading, "roster" | "due" | "late">> {
  const [lateness, time, list] = await Promise.all([
    import("../intake/lateness.js"),
    import("../intake/time.js"),
    import("../intake/roster.js"),
  ]);
  if (roster !== undefined && !existsSync(roster)) throw new RangeError(`there is no class list ${roster}`);
  return {
    late: lateness.lateRule(late ?? "none"),
    ...(due !== undefined && { due: time.dueTime(due) }),
    ...(roster !== undefined && { roster: list.readRoster(readFileSync(roster, "utf8"), roster) }),
  };
}

/** Students and notes always; files that were not read and the class list where there are any. */
function printable({ students, notes, unread, roster }: Gradebook): object {
  return { students, notes, ...(unread && { unread }), ...(roster && { roster }) };
}

/** Draws `12/300, 40 s left` over itself on stderr. */
function progressLine(): (done: number, all: number) => void {
  const start = Date.now();
  return (done, all) => {
    const left = Math.ceil(((Date.now() - start) / done) * ((all - done) / 1000));
    process.stderr.write(`\r\u001b[K${done < all ? `${done}/${all}, ${left} s left` : ""}`);
  };
}

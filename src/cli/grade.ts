// `svertka grade`: submitted notebooks in, points and reasons out.
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command, Option } from "commander";
import type { Database } from "../gradebook/database";
import type { Queue } from "../gradebook/queue";
import type { Enclosure } from "../grading/enclosure";
import type { Gradebook } from "../grading/gradebook";
import type { Progress } from "../grading/judging";
import type { Language } from "../language/text";
import { courseOption, databaseOption, demandServer, gradebookPlace } from "./gradebook-place";
import { interrupts } from "./interrupts";
import { ProgressLine } from "./progress-line";
import { rulesOf } from "./rules";
import { sandboxOption, takeSandbox } from "./sandbox";

interface Options {
  readonly json?: true;
  readonly out?: string;
  readonly secret?: string;
  readonly lang?: Language;
  readonly roster?: string;
  readonly due?: string;
  readonly late?: string;
  readonly database?: string;
  readonly course: string;
  readonly again?: true;
  readonly sandbox: Enclosure;
  readonly enqueue?: true;
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

Every verdict goes into the gradebook at once: after a crash or Ctrl-C the same command goes on where it was, and what
was graded before with the same content and the same checks is not run again (--again does). The gradebook is a
PostgreSQL database inside this program, in .svertka/gradebook; a server lets several graders share the work:

  $ svertka grade submitted/ --database postgres://grader@db.example.org/svertka

and with --enqueue it only waits, while workers on any number of machines do the work (svertka worker --help).

Nothing is unpacked to the disk. What cannot be read is listed with its reason and costs nobody else anything.

Students' code runs in bubblewrap sandboxes. Where they cannot be built, in a container or outside Linux, nothing is graded
unless you say --sandbox permissions: Node's permission model keeps files, environment, programs and other processes away
from students' code, but not the network (before Node 25) and, outside Linux, not all memory. Node promises no protection
from malicious code: use it for a class that you trust, or in a container that holds nothing else.`;

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
    .addOption(databaseOption())
    .addOption(courseOption())
    .addOption(sandboxOption())
    .addOption(
      new Option(
        "--enqueue",
        "leave the judging to svertka worker on this and other machines, which have --sandbox of their own, and wait for it",
      ),
    )
    .option("--again", "run also what was graded before with the same content and checks")
    .option(
      "--secret <text>",
      "what the students' numbers were drawn with (also SVERTKA_SECRET, course.json)",
    )
    .addOption(new Option("--lang <language>", "language of the reasons").choices(["en", "ru"]))
    .addHelpText("after", example)
    .action(run);
}

async function run(places: readonly string[], options: Options, command: Command): Promise<void> {
  const { json, out, secret, lang } = options;
  if (options.enqueue && command.getOptionValueSource("sandbox") !== "default")
    throw new RangeError(
      "with --enqueue no student's code runs here: give --sandbox to svertka worker, on each machine that judges",
    );
  const missing = places.find((place) => !existsSync(place));
  if (missing !== undefined) throw new RangeError(`there is no folder ${missing}`);
  if (out && !existsSync(path.dirname(path.resolve(out))))
    throw new RangeError(`there is no folder to write ${out} to`);
  const rules = await rulesOf(options);
  const where = await gradebookPlace(options.database);
  if (options.enqueue) demandServer(where);
  const [{ grade }, { courseSecret }, choice, { Book }, { openDatabase }, { withoutPassword }] =
    await Promise.all([
      import("../grading/grade.js"),
      import("../assess/seat.js"),
      import("../language/choice.js"),
      import("../gradebook/book.js"),
      import("../gradebook/database.js"),
      import("../gradebook/server.js"),
    ]);
  const language = choice.language(lang);
  // With --enqueue students' code runs where the workers are.
  if (!options.enqueue) await takeSandbox(options.sandbox, language);
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort(new Error("stopped"));
  for (const name of interrupts) process.once(name, onInterrupt);
  const progress = new ProgressLine();
  let database: Database | undefined;
  let queue: Queue | undefined;
  try {
    const book = async () => {
      database = await openDatabase(where);
      return new Book(database, options.course);
    };
    const ordering = async () => {
      const { Queue } = await import("../gradebook/queue.js");
      queue = await Queue.open(database!);
      return { queue, onIdle };
    };
    const terms = { ...rules, secret: secret ?? courseSecret(), language, signal: interrupt.signal };
    const gradebook = await grade(places, {
      ...{ ...terms, book, again: options.again === true, ...(options.enqueue && { ordering }) },
      onProgress: (state) => {
        if (!progress.last) tellBefore(state);
        progress.tell(state);
      },
    });
    progress.clear();
    const { gradebookTable } = await import("../grading/table.js");
    const { gradebookCsv } = await import("../grading/csv.js");
    console.log(json ? JSON.stringify(printable(gradebook), null, 2) : gradebookTable(gradebook, language));
    if (out) writeFileSync(out, gradebookCsv(gradebook));
  } catch (error) {
    progress.clear();
    if (!interrupt.signal.aborted) throw error;
    console.error(stopped(progress.last, withoutPassword(where), options.enqueue === true));
    process.exitCode = 130;
  } finally {
    for (const name of interrupts) process.off(name, onInterrupt);
    await queue?.close();
    await database?.close();
  }
}

/** Students and notes always; files that were not read and the class list where there are any. */
function printable({ students, notes, unread, roster }: Gradebook): object {
  return { students, notes, ...(unread && { unread }), ...(roster && { roster }) };
}

function tellBefore({ before, all }: Progress): void {
  if (before > 0)
    console.error(
      `${before} of ${all} submissions were graded before with the same content and checks (--again runs them anew)`,
    );
}

/** What is safe after an interruption, and how to go on. */
function stopped(last: Progress | undefined, where: string, enqueued: boolean): string {
  if (!last) return "svertka: stopped before anything was graded";
  const { done, all } = last;
  const there = `svertka: stopped; ${done} of ${all} are in the gradebook ${where}`;
  return enqueued
    ? `${there}, workers go on with what is in the queue, the same command waits for it again`
    : `${there}, the same command goes on from there`;
}

function onIdle(hasWorkers: boolean): void {
  console.error(
    hasWorkers
      ? "the workers take nothing of this: have they the same course, built (npm run build), and the same secret?"
      : "no worker is there: start svertka worker with the same --database, on this machine or others",
  );
}

// `svertka regrade`: after a check changed, who goes up and who goes down, and only then new points.
import { existsSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import type { Differences } from "../grading/differences";
import type { Enclosure } from "../grading/enclosure";
import type { Regrade } from "../grading/regrade";
import { courseOption, databaseOption, openGradebook } from "./gradebook-place";
import { interrupts } from "./interrupts";
import { ProgressLine } from "./progress-line";
import { rulesOf } from "./rules";
import { sandboxOption, takeSandbox } from "./sandbox";

interface Options {
  readonly yes?: true;
  readonly dryRun?: true;
  readonly json?: true;
  readonly roster?: string;
  readonly late?: string;
  readonly secret?: string;
  readonly database?: string;
  readonly course: string;
  readonly sandbox: Enclosure;
}

const example = `
A check was wrong, lessons/…/checks was mended, npm run build was run. With the same places and class list as for grade:

  $ svertka regrade submitted/ --roster roster.csv
  student  exercise      before  after
  anna     01-correlate  0/3     3/3
  boris    01-correlate  3/3     2/3   stays 3, set by vera

  student  total before  total after
  anna     4/14          7/14

  2 submissions judged anew on 01-correlate, 148 kept runs are by the present checks already
  1 student goes up, 0 go down
  Write this to the gradebook? [y/N]

Only exercises whose checks changed run again (a change in the library that a check uses is one, too); everything else of
a verdict is kept. Marks by hand stay. Nothing is written before you agree, and then all of it or nothing; the runs by the
old checks stay in the gradebook beside the new ones. What is not among the places is named and left as it was.`;

export function regradeCommand(): Command {
  return new Command("regrade")
    .description("judge again what changed checks touch, and show the differences before writing them")
    .argument("<places...>", "folders and zip archives of submissions, as for svertka grade")
    .option("--yes", "write without asking")
    .option("--dry-run", "show the differences, write nothing")
    .option("--json", "print the differences as JSON (with --yes or --dry-run)")
    .option("--roster <file>", "the class list, as for svertka grade")
    .option("--late <rule>", "what late work loses: none, zero, or per-day=10%", "none")
    .addOption(databaseOption())
    .addOption(courseOption())
    .addOption(sandboxOption())
    .option(
      "--secret <text>",
      "what the students' numbers were drawn with (also SVERTKA_SECRET, course.json)",
    )
    .addHelpText("after", example)
    .action(run);
}

async function run(places: readonly string[], options: Options): Promise<void> {
  const { yes, dryRun, json, secret } = options;
  const missing = places.find((place) => !existsSync(place));
  if (missing !== undefined) throw new RangeError(`there is no folder ${missing}`);
  if (yes && dryRun) throw new RangeError("--yes writes and --dry-run does not: give one of them");
  if (!yes && !dryRun && (json || !process.stdin.isTTY))
    throw new RangeError(
      "there is nobody to ask here: give --dry-run to see the differences, or --yes to write them",
    );
  const { late = "none", roster } = await rulesOf(options);
  await takeSandbox(options.sandbox, "en");
  const [{ regrade }, { differences }, { courseSecret }] = await Promise.all([
    import("../grading/regrade.js"),
    import("../grading/differences.js"),
    import("../assess/seat.js"),
  ]);
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort(new Error("stopped"));
  for (const name of interrupts) process.once(name, onInterrupt);
  const progress = new ProgressLine();
  const book = await openGradebook(options);
  try {
    const found = await regrade(places, book, {
      ...{ secret: secret ?? courseSecret(), language: "en", signal: interrupt.signal, late },
      ...(roster && { roster }),
      onProgress: (state) => progress.tell(state),
    });
    progress.clear();
    const shown = differences(found, late);
    if (!json) {
      const { differencesText } = await import("../grading/differences-text.js");
      console.log(differencesText(found, shown));
    }
    const agreed = yes || (!dryRun && found.stale > 0 && (await agree(interrupt.signal)));
    interrupt.signal.throwIfAborted();
    if (agreed) await found.write();
    if (json) console.log(JSON.stringify(printable(found, shown, agreed === true), null, 2));
    else console.log(written(found.stale, agreed === true));
  } catch (error) {
    progress.clear();
    if (!interrupt.signal.aborted) throw error;
    console.error("svertka: stopped; nothing was written, the gradebook is as it was");
    process.exitCode = 130;
  } finally {
    for (const name of interrupts) process.off(name, onInterrupt);
    await book.database.close();
  }
}

async function agree(signal: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // In a terminal Ctrl-C reaches the question first.
  terminal.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  // The end of the input, Ctrl-D, is no.
  const closed = new Promise<string>((resolve) => terminal.once("close", () => resolve("")));
  const asked = terminal.question("Write this to the gradebook? [y/N] ", { signal });
  try {
    return /^y(es)?$/i.test((await Promise.race([asked, closed])).trim());
  } finally {
    terminal.close();
  }
}

function written(stale: number, agreed: boolean): string {
  if (stale === 0) return "nothing to write: every verdict is by the present checks";
  if (!agreed) return "nothing was written";
  return `${stale} ${stale === 1 ? "verdict" : "verdicts"} written; the earlier ones are kept beside them`;
}

function printable(
  { judged, stale, missing, ungraded }: Regrade,
  { changes, totals }: Differences,
  agreed: boolean,
): object {
  return {
    ...{ changes, totals, judged },
    missing: missing.map(({ student, lesson, file }) => ({ student, lesson, file })),
    ungraded: ungraded.map(({ student, lesson, file }) => ({ student, lesson, file })),
    written: agreed ? stale : 0,
  };
}

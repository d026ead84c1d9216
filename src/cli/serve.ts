// `svertka serve`: a page for the instructor over the gradebook, on this machine only.
import { Command, Option } from "commander";
import type { Language } from "../language/text";
import { courseOption, databaseOption, openGradebook } from "./gradebook-place";
import { userName } from "./user-name";

interface Options {
  readonly database?: string;
  readonly course: string;
  readonly late: string;
  readonly who?: string;
  readonly port?: string;
  readonly lang?: Language;
  readonly json?: true;
}

const example = `
Open the address that it prints; it has a token, without which nobody reads or changes anything:

  $ svertka serve
  http://127.0.0.1:41873/?token=…

The class as a table with filters, each submission with its checks and code, answers in words, points set by hand. Keys
do everything: ? lists them. The page is in English and Russian, light and dark, and loads nothing from elsewhere.

Show the points after the same rule for late work that svertka grade was given:

  $ svertka serve --late per-day=10%

A gradebook in a folder is in use while it is served: stop with Ctrl-C before grading again, or use a server:

  $ svertka serve --database postgres://grader@db.example.org/svertka`;

export function serveCommand(): Command {
  return new Command("serve")
    .description("a local page to review the gradebook: the class, submissions, points by hand")
    .addOption(databaseOption())
    .addOption(courseOption())
    .option("--late <rule>", "what late work loses: none, zero, or per-day=10%", "none")
    .option("--who <name>", "who decides, unless a form says otherwise", userName())
    .option("--port <number>", "a port of your choice; any free one when absent")
    .addOption(new Option("--lang <language>", "language of the page at first").choices(["en", "ru"]))
    .option("--json", "print {address}")
    .addHelpText("after", example)
    .action(run);
}

async function run({ late, who = "", port, lang, json, ...place }: Options): Promise<void> {
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) < 65_536))
    throw new RangeError(`${port} is no port; take one from 1024 to 65535`);
  const [{ serveReview }, { lateRule }, choice, { exerciseNamed }] = await Promise.all([
    import("../review/server.js"),
    import("../intake/lateness.js"),
    import("../language/choice.js"),
    import("../review/course.js"),
  ]);
  const rule = lateRule(late);
  const book = await openGradebook(place);
  try {
    const review = await serveReview({
      ...{ book, late: rule, who, exercise: exerciseNamed, language: choice.language(lang) },
      ...(port !== undefined && { port: Number(port) }),
    });
    console.log(json ? JSON.stringify({ address: review.address }) : review.address);
    await interrupted();
    await review.close();
  } finally {
    await book.database.close();
  }
}

/** Resolves at Ctrl-C: every change is in the gradebook by then. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

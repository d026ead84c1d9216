// `svertka worker`: judges what svertka grade --enqueue puts into the queue, on this machine, until it is stopped.
import { Command } from "commander";
import { sum } from "../assess/points";
import type { Taken } from "../gradebook/queue";
import type { Verdict } from "../gradebook/verdict";
import type { Enclosure } from "../grading/enclosure";
import { oneLine } from "../language/columns";
import { demandServer, gradebookPlace } from "./gradebook-place";
import { interrupts } from "./interrupts";
import { sandboxOption, takeSandbox } from "./sandbox";

interface Options {
  readonly database?: string;
  readonly parallel?: number;
  readonly secret?: string;
  readonly sandbox: Enclosure;
  readonly json?: true;
}

const example = `
On as many machines as you like, each with the same course (npm run build) and the same secret:

  $ export SVERTKA_DATABASE=postgres://grader@db.example.org/svertka
  $ svertka worker
  waiting for submissions in postgres://grader@db.example.org/svertka, 8 at a time; Ctrl-C ends
  anna  01-convolution-arithmetic  12/14

and on any of them, or on another one:

  $ svertka grade submitted/ --enqueue

Workers may come and go meanwhile. Ctrl-C gives back what was begun; what a worker had that was killed, or whose machine
is gone, is given to another one. Every submission has one verdict, whoever judges it.`;

export function workerCommand(): Command {
  return new Command("worker")
    .description("judge what svertka grade --enqueue puts into the queue, together with other machines")
    .option(
      "--database <where>",
      "the gradebook's server: postgres://… (also SVERTKA_DATABASE, which shows no password)",
    )
    .option("--parallel <count>", "how many submissions at a time; without it, one a processor", count)
    .addOption(sandboxOption())
    .option(
      "--secret <text>",
      "what the students' numbers were drawn with (also SVERTKA_SECRET, course.json)",
    )
    .option("--json", "print each verdict's points as a line of JSON")
    .addHelpText("after", example)
    .action(run);
}

async function run({ database: asked, parallel, sandbox, secret, json }: Options): Promise<void> {
  const place = await gradebookPlace(asked);
  demandServer(place);
  const { availableParallelism } = await import("node:os");
  await takeSandbox(sandbox, "en");
  const [{ work }, { courseSecret }, { openDatabase }, { Queue }, { withoutPassword }] = await Promise.all([
    import("../grading/worker.js"),
    import("../assess/seat.js"),
    import("../gradebook/database.js"),
    import("../gradebook/queue.js"),
    import("../gradebook/server.js"),
  ]);
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort(new Error("stopped"));
  for (const name of interrupts) process.once(name, onInterrupt);
  const atOnce = parallel ?? availableParallelism();
  const database = await openDatabase(place);
  let [judged, back] = [0, 0];
  try {
    const queue = await Queue.open(database);
    try {
      await queue.attend();
      console.error(`waiting for submissions in ${withoutPassword(place)}, ${atOnce} at a time; Ctrl-C ends`);
      await work(database, queue, {
        ...{ secret: secret ?? courseSecret(), parallel: atOnce, signal: interrupt.signal },
        onJudged: (taken, verdict) => {
          judged++;
          console.log(json ? JSON.stringify(points(taken, verdict)) : line(taken, verdict));
        },
        onGivenBack: () => back++,
        onForeign: (lesson) =>
          console.error(
            `${lesson} waits for a worker with other checks than here: the same course, built (npm run build), and the same secret are needed`,
          ),
      });
      console.error(`stopped; ${judged} judged, ${back} given back`);
    } finally {
      await queue.close();
    }
  } finally {
    for (const name of interrupts) process.off(name, onInterrupt);
    await database.close();
  }
}

function points({ course, student, lesson, file }: Taken, { exercises }: Verdict) {
  const total = (field: "points" | "max") => sum(exercises.map((exercise) => exercise[field]));
  return { course, student, lesson, file, points: total("points"), max: total("max") };
}

function line(taken: Taken, verdict: Verdict): string {
  const { student, lesson, points: got, max } = points(taken, verdict);
  return `${oneLine(student)}  ${lesson}  ${got}/${max}`;
}

function count(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new RangeError(`--parallel is a number from 1 to 999, not ${text}`);
  return Number(text);
}

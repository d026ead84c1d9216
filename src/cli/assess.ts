// `svertka assess`: answers in words in, a verdict on each out, a line of JSON an answer.
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";

interface Options {
  readonly rubric?: string;
}

const example = `
A line of answers.jsonl is {"id", "question", "answer"}; "lang" ("en" or "ru") may be added, otherwise it is detected:

  $ cat answers.jsonl
  {"id": "anna-1", "question": "q1", "answer": "A depthwise and a pointwise step need fewer multiplications."}

  $ svertka assess answers.jsonl > verdicts.jsonl
  {"id":"anna-1","question":"q1","lang":"en","score":0.5,"passed":true,"concepts":{"split":true,"roles":false,…},
   "spans":[{"concept":"fewer","verdict":true,"start":36,"end":57,"text":"fewer multiplications"},…],
   "feedback":[{"concept":"roles","verdict":false,"en":"What does each stage look at, …","ru":"…"},…],"review":false}

The questions: q1 why a depthwise separable convolution is cheaper, q2 how 2D and 3D convolutions differ, q3 how a
transposed convolution is performed. A question of your own stands in a rubric, a YAML or JSON file:

  $ svertka assess answers.jsonl --rubric my-question.yaml

"review" is true where a human should look, "reasons" says why. Lines that cannot be read are named on stderr and left
out; the exit code is then 1. Nothing leaves this computer.`;

export function assessCommand(): Command {
  return new Command("assess")
    .description("grade answers in words to the review questions, or to questions of your own")
    .argument("[file]", "the answers, JSON lines; without it or with -, standard input")
    .option("--rubric <file>", "the questions and what counts in their answers (YAML or JSON)")
    .addHelpText("after", example)
    .action(run);
}

async function run(file: string | undefined, { rubric: rubricFile }: Options): Promise<void> {
  const [{ readRubric, reviewQuestions }, { assessLines }] = await Promise.all([
    import("../assess/free-text/rubric.js"),
    import("../assess/free-text/lines.js"),
  ]);
  for (const name of [file === "-" ? undefined : file, rubricFile])
    if (name !== undefined && !(existsSync(name) && statSync(name).isFile()))
      throw new RangeError(`there is no file ${name}`);
  const rubric = rubricFile
    ? readRubric(readFileSync(rubricFile, "utf8"), path.basename(rubricFile))
    : reviewQuestions();
  const source = file === undefined || file === "-" ? process.stdin : createReadStream(file);
  const tell = process.stderr.isTTY && !process.stdout.isTTY ? progressLine() : undefined;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
  let bad = 0;
  let done = 0;
  for await (const outcome of assessLines(source, rubric)) {
    done++;
    if ("problem" in outcome) {
      bad++;
      tell?.(0);
      console.error(`line ${outcome.line}: ${outcome.problem}`);
    } else if (!process.stdout.write(`${JSON.stringify(outcome.verdict)}\n`))
      await new Promise((go) => process.stdout.once("drain", go));
    if (done % 50 === 0) tell?.(done);
  }
  tell?.(0);
  if (bad > 0) {
    console.error(`${bad} of ${done} lines could not be graded`);
    process.exitCode = 1;
  }
}

/** Draws `1200 answers` over itself on stderr; 0 wipes it. */
function progressLine(): (done: number) => void {
  return (done) => process.stderr.write(`\r\u001b[K${done > 0 ? `${done} answers` : ""}`);
}

// `svertka autograde`: one submission, graded where a platform runs us, in the form that the platform reads.
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command, Option } from "commander";
import type { Runner } from "../export/single";
import type { Enclosure } from "../grading/enclosure";
import type { Person } from "../intake/person";
import type { Language } from "../language/text";
import { sandboxOption, takeSandbox } from "./sandbox";

interface Options {
  readonly for: Runner;
  readonly lesson: string;
  readonly root: string;
  readonly sandbox: Enclosure;
  readonly lang?: Language;
}

const example = `
The files of svertka release --for gradescope and --for github call it; by hand it shows what a student will see:

  $ svertka autograde --for gradescope --lesson 01-convolution-arithmetic --root autograder
  $ svertka autograde --for github --lesson 01-convolution-arithmetic --root repository

gradescope: reads ROOT/submission and ROOT/submission_metadata.json, writes ROOT/results/results.json, and prints what the
instructor should know. github: reads the notebooks at the top of ROOT, and writes result= and the runner's result in
base64 to the file that GITHUB_OUTPUT names, else prints it. Students' numbers are drawn from the name in the notebook; on
Gradescope only if it is the name or the address that Gradescope has.`;

export function autogradeCommand(): Command {
  return new Command("autograde")
    .description("grade one submission where Gradescope or GitHub Classroom runs the grader")
    .addOption(
      new Option("--for <platform>", "whose files").choices(["gradescope", "github"]).makeOptionMandatory(),
    )
    .requiredOption("--lesson <lesson>", "the lesson of the assignment, by its whole name")
    .requiredOption("--root <folder>", "the platform's folder")
    .addOption(sandboxOption())
    .addOption(new Option("--lang <language>", "language of what the student reads").choices(["en", "ru"]))
    .addHelpText("after", example)
    .action(run);
}

async function run({ for: runner, lesson, root, sandbox, lang }: Options): Promise<void> {
  const began = performance.now();
  const place = runner === "gradescope" ? path.join(root, "submission") : root;
  if (!existsSync(place)) throw new RangeError(`there is no folder ${place}`);
  const [{ lessonNames }, choice, { singleResult }] = await Promise.all([
    import("../assess/catalogue.js"),
    import("../language/choice.js"),
    import("../export/single.js"),
  ]);
  if (!lessonNames().includes(lesson))
    throw new RangeError(`there is no lesson ${lesson}; there are ${lessonNames().join(", ")}`);
  const language = choice.language(lang);
  await takeSandbox(sandbox, language);
  const people = runner === "gradescope" ? submitters(path.join(root, "submission_metadata.json")) : [];
  const interrupt = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => interrupt.abort(new Error("stopped before the submission was graded")));
  const { result, notes } = await singleResult({
    ...{ runner, place, lesson, people, language, signal: interrupt.signal },
  });
  for (const note of notes) console.error(note);
  if (runner === "github") {
    const line = `result=${Buffer.from(JSON.stringify(result)).toString("base64")}\n`;
    if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, line);
    else process.stdout.write(line);
    return;
  }
  const execution_time = Math.round((performance.now() - began) / 100) / 10;
  mkdirSync(path.join(root, "results"), { recursive: true });
  const text = JSON.stringify({ ...result, execution_time }, null, 2);
  writeFileSync(path.join(root, "results", "results.json"), `${text}\n`);
}

/** Who handed in, as `submission_metadata.json` has it: nobody where it is not there. */
function submitters(file: string): Person[] {
  if (!existsSync(file)) return [];
  const { users } = JSON.parse(readFileSync(file, "utf8")) as { users?: { name?: string; email?: string }[] };
  return (users ?? []).map(({ name, email }) => ({ name: name ?? email ?? "", ...(email && { email }) }));
}

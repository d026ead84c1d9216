// `svertka doctor`: one line for each part that the course stands on, and what to do about those that are not well.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";
import { language } from "../language/choice";
import type { Text } from "../language/text";

/** What src/setup/health.mjs finds. The set-up runs before anything is compiled and so is not part of the build. */
interface Finding {
  readonly part: string;
  readonly well: boolean;
  readonly required: boolean;
  readonly what: Text;
  readonly advice?: Text;
}

export function doctorCommand(): Command {
  return new Command("doctor")
    .description("look whether everything that the course needs is there, and say what to do if not")
    .option("--json", "print the findings as JSON")
    .action(async ({ json }: { json?: true }) => {
      const findings = await examineCourse();
      console.log(json ? JSON.stringify({ findings }, null, 2) : findings.map(line).join("\n"));
      if (findings.some(({ well, required }) => required && !well)) process.exitCode = 1;
    });
}

async function examineCourse(): Promise<Finding[]> {
  const library = path.dirname(require.resolve("svertka/package.json"));
  const health = pathToFileURL(path.join(library, "setup", "health.mjs")).href;
  const { examine } = (await import(health)) as { examine(root: string): Finding[] };
  return examine(path.dirname(library));
}

function line({ well, required, what, advice }: Finding): string {
  const sign = well ? "✓" : required ? "✗" : "!";
  const lines = [`${sign} ${what[language()]}`];
  if (advice) lines.push(`  → ${advice[language()]}`);
  return lines.join("\n");
}

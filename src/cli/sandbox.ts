// The option --sandbox of every command that runs students' code.
import { Option } from "commander";
import type { Enclosure } from "../grading/enclosure";
import type { Language } from "../language/text";

export function sandboxOption(): Option {
  return new Option(
    "--sandbox <kind>",
    "what keeps students' code from this machine: see svertka grade --help",
  )
    .choices(["bubblewrap", "permissions"])
    .default("bubblewrap");
}

/** Takes these walls for the rest of the process, with a warning where they are weak. Throws when they cannot be built. */
export async function takeSandbox(kind: Enclosure, language: Language): Promise<void> {
  const [{ enclosure, enclosureProblem }, { permissionsWarning }] = await Promise.all([
    import("../grading/enclosure.js"),
    import("../grading/permissions.js"),
  ]);
  enclosure(kind);
  const problem = enclosureProblem();
  if (problem) throw new Error(problem);
  if (kind === "permissions") console.error(`svertka: ${permissionsWarning[language]}`);
}

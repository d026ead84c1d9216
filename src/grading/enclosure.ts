// Which walls stand around students' code in this process: bubblewrap's, or those of Node's permission model.
import { ceilings, nodeWalls, sandboxProblem, walls } from "./bubblewrap";
import { noChildren } from "./no-children";
import type { Mount } from "./packages";
import { permitted } from "./permissions";

export type Enclosure = "bubblewrap" | "permissions";

/** What is enclosed: see `Walls` of sandbox.ts. */
interface Inside {
  readonly mounts: readonly Mount[];
  readonly script: string;
  readonly megabytes: number;
}

let chosen: Enclosure = "bubblewrap";

/** The walls of this process's sandboxes; with an argument, sets them for the rest of the process. */
export function enclosure(choice?: Enclosure): Enclosure {
  if (choice !== undefined) chosen = choice;
  return chosen;
}

/** Why sandboxes of this kind cannot be built here and what to do about it, in one line; undefined when they can. */
export function enclosureProblem(): string | undefined {
  if (chosen === "permissions") return undefined;
  const problem = sandboxProblem();
  return (
    problem && `${problem}; or --sandbox permissions, which protects this machine less (svertka grade --help)`
  );
}

/** What to start, and what its descriptor 5 is given to read. */
export function enclosed({ mounts, script, megabytes }: Inside) {
  if (chosen === "permissions") {
    const { command, ...place } = permitted(mounts, script, megabytes);
    return { command: [...ceilings(megabytes), ...command], rules: undefined, place };
  }
  const rules = noChildren();
  const seccomp = rules ? ["--seccomp", "5"] : [];
  const node = [process.execPath, ...nodeWalls(), `--max-old-space-size=${megabytes}`, script];
  const command = [...ceilings(megabytes), "bwrap", ...walls(mounts), ...seccomp, "--", ...node];
  return { command, rules, place: {} };
}

// What commands that read submissions are told about students and times.
import { existsSync, readFileSync } from "node:fs";
import type { Grading } from "../grading/judging";

interface Told {
  readonly roster?: string;
  readonly due?: string;
  readonly late?: string;
}

/** Class list and rules for late work, read before anything runs. */
export async function rulesOf({
  roster,
  due,
  late,
}: Told): Promise<Pick<Grading, "roster" | "due" | "late">> {
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

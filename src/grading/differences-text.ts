// The differences of a regrade as text for a terminal.
import { columns, oneLine } from "../language/columns";
import type { Differences, Score } from "./differences";
import type { Regrade } from "./regrade";

/** Changes by student and exercise, totals, what was judged, who goes up and down, and what was left alone. */
export function differencesText(regrade: Regrade, { changes, totals }: Differences): string {
  const { judged, verdicts, stale, missing, ungraded } = regrade;
  const changed = new Set(changes.map(({ student }) => student));
  const current = verdicts.length - stale - missing.length;
  const blocks = [
    table(
      ["student", "exercise", "before", "after"],
      changes.map(({ student, exercise, before, after, override }) => [
        ...[oneLine(student), exercise, shown(before), shown(after)],
        ...(override ? [oneLine(`stays ${override.points}, set by ${override.who}`)] : []),
      ]),
    ),
    table(
      ["student", "total before", "total after"],
      totals
        .filter(({ student }) => changed.has(student))
        .map(({ student, before, after }) => [oneLine(student), shown(before), shown(after)]),
    ),
    [
      `${counted(judged.submissions, "submission")} judged anew${judged.exercises.length > 0 ? ` on ${judged.exercises.join(", ")}` : ""}, ${counted(current, "verdict")} by the present checks already`,
      `${went(totals, 1)} up, ${went(totals, -1)} down`,
    ],
    [
      ...missing.map(({ student, lesson, file }) =>
        oneLine(`left as it was, because its file is not among the places: ${student}, ${lesson} (${file})`),
      ),
      ...ungraded.map(({ student, file }) =>
        oneLine(`not in the gradebook, which svertka grade would change: ${student} (${file})`),
      ),
    ],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length > 0 ? columns([head, ...rows]) : [];
}

function shown(score: Score | undefined): string {
  return score ? `${score.points}/${score.max}` : "–";
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function went(totals: Differences["totals"], sign: 1 | -1): string {
  const count = totals.filter(({ before, after }) => Math.sign(after.points - before.points) === sign).length;
  return `${counted(count, "student")} ${count === 1 ? "goes" : "go"}`;
}

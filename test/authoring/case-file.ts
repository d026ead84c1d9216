// Case files: sources in, cells or complaints out. A case is `##### a sentence`, then parts: `=== lesson.md` and other
// sources, `=== checks` (a line `id points` an exercise, in place of a compiled checks.ts), and what must come out:
// `=== notebooks/en` (or another folder) or `=== flaws`. A case without lesson.md gets the one of `whole`.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { exercise } from "../../src/assess/exercise";
import { type BuiltCourse, buildCourse } from "../../src/authoring/course";
import type { ExerciseSource } from "../../src/authoring/exercises";

export interface Case {
  readonly title: string;
  readonly parts: ReadonlyMap<string, string>;
}

/** The name of the lesson whose sources a case gives. */
export const lesson = "01-small";

const whole = {
  "lesson.md": `---
{ lesson: ${lesson}, title: { en: Small, ru: Малый }, minutes: 5, question: { en: How small?, ru: Насколько малый? } }
---`,
};

/** All cases of a folder, by file. */
export function readCases(folder: string): { file: string; cases: Case[] }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((file) => ({ file, cases: parseCases(readFileSync(path.join(folder, file), "utf8")) }));
}

function parseCases(text: string): Case[] {
  return text
    .split(/^##### /m)
    .slice(1)
    .map((one) => {
      const [title, ...parts] = one.split(/^=== (?=.*$)/m);
      const entries = parts.map((part): [string, string] => {
        const end = part.indexOf("\n");
        return [part.slice(0, end).trim(), part.slice(end + 1).trimEnd()];
      });
      return { title: title!.trim(), parts: new Map(entries) };
    });
}

/** Exercises with nothing but an id and points: all that the builder reads of them. */
export function exercisesFrom(list: string | undefined): ExerciseSource {
  return () => {
    if (list === undefined) throw new RangeError("no lesson is compiled");
    return list
      .split("\n")
      .filter(Boolean)
      .map((line) => {
        const [id, points] = line.split(" ");
        const text = { en: "e", ru: "р" };
        const checks = [
          { name: text, points: Number(points), audience: "public" as const, run: async () => {} },
        ];
        return exercise({
          id: id!,
          title: text,
          draw: () => ({}),
          reference: () => 0,
          tolerance: 0,
          mistakes: [],
          checks,
          hints: [text, text],
        });
      });
  };
}

/** What the builder makes of a case, in a folder of its own. */
export function build({ parts }: Case): BuiltCourse {
  const course = mkdtempSync(path.join(tmpdir(), "svertka-case-"));
  try {
    const checks = parts.get("checks");
    const written = checks?.replaceAll(/^(\S+).*$/gm, 'exercise({ id: "$1" }),');
    const sources = Object.entries({
      ...whole,
      ...(written && { "checks.ts": written }),
      ...Object.fromEntries(parts),
    });
    for (const [name, text] of sources) {
      if (!/\.\w+$/.test(name)) continue;
      const file = path.join(
        course,
        "lessons",
        name.includes("/") || name === "course.md" ? name : `${lesson}/${name}`,
      );
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, `${text}\n`);
    }
    return buildCourse(course, exercisesFrom(checks));
  } finally {
    rmSync(course, { recursive: true });
  }
}

/** The cells of a built notebook as a case file writes them. */
export function cellsText(notebook: string): string {
  const { cells } = JSON.parse(notebook) as {
    cells: { id: string; metadata: { svertka: { kind: string } }; source: string[] }[];
  };
  return cells
    .map(({ id, metadata, source }) => `--- ${metadata.svertka.kind} ${id}\n${source.join("")}`)
    .join("\n");
}

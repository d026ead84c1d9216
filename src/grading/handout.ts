// What a lesson's exercise notebook was handed out with, as far as mending a submission needs it.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { readNotebook } from "./notebook";
import { home } from "./packages";

export interface Handout {
  /** The import of the set-up cell, `""` where there is none. */
  readonly imports: string;
  /** The untouched answers, by exercise id. */
  readonly stubs: ReadonlyMap<string, string>;
}

const nothing: Handout = { imports: "", stubs: new Map() };
const known = new Map<string, Handout>();

/** The handout of `lesson`, from the notebook built beside this package; nothing where there is no such notebook. */
export function handoutOf(lesson: string): Handout {
  const before = known.get(lesson);
  if (before) return before;
  const file = path.join(path.dirname(home), "exercises", "en", `${lesson}.ipynb`);
  const handout = existsSync(file) ? read(file) : nothing;
  known.set(lesson, handout);
  return handout;
}

function read(file: string): Handout {
  const { cells } = readNotebook(readFileSync(file));
  const setup = cells.find(({ kind }) => kind === "setup")?.source ?? "";
  const answers = cells.filter(({ kind }) => kind === "answer");
  return {
    imports: setup
      .split("\n")
      .filter((line) => line.startsWith("import "))
      .join("\n"),
    stubs: new Map(answers.map(({ exercise, source }) => [exercise, source])),
  };
}

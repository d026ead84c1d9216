// The folders of a course: where it begins, and its lessons.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { complainOf, type Flaw } from "./flaw";

/** The folder at or above `from` that has `lessons/`; undefined when none has. */
export function findCourse(from: string): string | undefined {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, "lessons"))) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** The names of the lesson folders, in order. A folder with no file in it does not count. */
export function lessonFolders(course: string, flaws: Flaw[]): string[] {
  const root = path.join(course, "lessons");
  const names = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .filter((name) => readdirSync(path.join(root, name)).length > 0)
    .sort();
  for (const [at, name] of names.entries()) {
    const complain = complainOf(flaws, `lessons/${name}/lesson.md`);
    if (!/^\d\d-[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
      complain(1, `the folder ${name} is not like 04-depthwise-separable; rename it`);
    else if (names[at - 1]?.slice(0, 3) === name.slice(0, 3))
      complain(1, `${names[at - 1]} has this number already; give ${name} another one`);
  }
  return names;
}

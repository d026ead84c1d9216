// What the lessons of a course are called, from their front matter.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Text } from "../language/text";
import { lessonFolders } from "./folders";
import { cutFrontMatter, lessonKeys, readFrontMatter } from "./front-matter";

/** The titles by the lessons' names. A lesson whose source is not in order is not there: svertka build says what is wrong. */
export function lessonTitles(course: string): Map<string, Text> {
  const titles = lessonFolders(course, []).flatMap((name): [string, Text][] => {
    const file = path.join(course, "lessons", name, "lesson.md");
    if (!existsSync(file)) return [];
    const { yaml } = cutFrontMatter(readFileSync(file, "utf8"));
    const facts = readFrontMatter(yaml, lessonKeys, () => {});
    return facts ? [[name, facts.title]] : [];
  });
  return new Map(titles);
}

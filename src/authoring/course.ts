// The whole course: from the folder lessons/ to the text of every notebook, or to every mistake that stands in the way.
import path from "node:path";
import { pointsOf } from "../assess/exercise";
import { languages, type Text } from "../language/text";
import { cellsOf, type Material } from "./cells";
import { type ExerciseSource, exercisesOfSheet } from "./exercises";
import { complainOf, type Flaw } from "./flaw";
import { lessonFolders } from "./folders";
import { courseKeys, exercisesKeys, type Keys, lessonKeys } from "./front-matter";
import { exercisesLine, headOf, type LessonFacts, lessonTable, ritualLine } from "./head";
import { notebookText } from "./notebook";
import { readSheet, type Sheet } from "./sheet";
import type { Targets } from "./targets";

export interface BuiltCourse {
  /** Path from the course folder, with `/`, to the text of the file. */
  readonly files: ReadonlyMap<string, string>;
  /** In the order of files and lines; with any of them, `files` is not complete. */
  readonly flaws: readonly Flaw[];
}

export type Shelf = "notebooks" | "exercises" | "solutions";
export const shelves: readonly Shelf[] = ["notebooks", "exercises", "solutions"];

/** The name of the course page's notebook. */
const coursePage = "00-course";

/** Builds every notebook of the course in the folder `course`, in memory. */
export function buildCourse(course: string, exercisesOf: ExerciseSource): BuiltCourse {
  const flaws: Flaw[] = [];
  const files = new Map<string, string>();
  const page = readSheet(course, "lessons/course.md", courseKeys, ["lessons"], flaws);
  const lessons = lessonFolders(course, flaws).map((name) => ({
    name,
    lesson: readSheet(course, `lessons/${name}/lesson.md`, lessonKeys, [], flaws),
    exercises: readSheet(course, `lessons/${name}/exercises.md`, exercisesKeys, ["exercise"], flaws),
  }));
  const facts = lessons.flatMap(({ name, lesson, exercises }): LessonFacts[] =>
    lesson?.front ? [{ ...lesson.front, name, hasExercises: exercises !== undefined }] : [],
  );
  const targets = {
    course,
    notebooks: new Set([...(page ? [coursePage] : []), ...lessons.map(({ name }) => name)]),
    exercises: new Set(lessons.flatMap(({ name, exercises }) => (exercises ? [name] : []))),
  };

  if (page) add(page, coursePage, ["notebooks"], { table: lessonTable(facts) });
  for (const { name, lesson, exercises } of lessons) {
    const folder = `lessons/${name}`;
    const fact = facts.find((candidate) => candidate.name === name);
    if (!lesson)
      complainOf(flaws, `${folder}/lesson.md`)(
        1,
        "the file is missing; every lesson has one, see CONTRIBUTING.md",
      );
    else {
      checkName(lesson, name);
      add(lesson, name, ["notebooks"], fact ? { line: ritualLine(fact) } : {});
    }
    const material = exercisesOfSheet(course, name, exercises, exercisesOf, flaws);
    if (!exercises) continue;
    checkName(exercises, name);
    const points = material.exercises.reduce((sum, exercise) => sum + pointsOf(exercise), 0);
    add(exercises, name, ["exercises", "solutions"], {
      ...material,
      lesson: name,
      ...(fact && { line: exercisesLine(fact, points) }),
    });
  }
  flaws.sort((one, two) => one.file.localeCompare(two.file, "en") || one.line - two.line);
  return { files, flaws };

  function add(
    { file, front, blocks, anchors, complain }: Sheet<typeof courseKeys>,
    name: string,
    on: readonly Shelf[],
    { line, ...given }: Partial<Material> & { line?: Text },
  ): void {
    const title = front?.title ?? { en: "", ru: "" };
    const folder = path.posix.dirname(file);
    const here: Targets["here"] = on.includes("notebooks") ? "notebooks" : "exercises";
    const material: Material = {
      head: headOf(file, title, line),
      targets: { ...targets, folder, here, anchors },
      exercises: [],
      solutions: [],
      table: { en: "", ru: "" },
      ...given,
    };
    const cells = cellsOf(blocks, material, complain);
    for (const shelf of on) {
      for (const language of languages) {
        const edition = {
          language,
          source: file,
          solved: shelf === "solutions",
          graded: shelf !== "notebooks",
        };
        files.set(`${shelf}/${language}/${name}.ipynb`, notebookText(cells, edition));
      }
    }
  }
}

function checkName({ front, complain }: Sheet<Keys & { lesson: "string" }>, name: string): void {
  if (front && front.lesson !== name)
    complain(2, `lesson is "${front.lesson}" but the folder is ${name}; make them the same`);
}

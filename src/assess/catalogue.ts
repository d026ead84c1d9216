// Where the exercises of the course are found: one compiled checks.js a lesson, loaded when first asked for.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Exercise } from "./exercise";

/** Compiled lessons stand beside the compiled library: `dist/lessons/<NN-lesson>/checks.js`. */
const shelf = path.join(__dirname, "..", "lessons");

/** The names of all lessons with exercises, `NN-name`, in order. */
export function lessonNames(): string[] {
  if (!existsSync(shelf)) return [];
  return readdirSync(shelf)
    .filter((name) => /^\d\d-/.test(name) && existsSync(path.join(shelf, name, "checks.js")))
    .sort();
}

/** The exercises of a lesson, in its own order. Throws a RangeError if there is no such lesson. */
export function exercisesOf(lesson: string): readonly Exercise[] {
  if (!lessonNames().includes(lesson)) {
    throw new RangeError(
      `no lesson "${lesson}"; there are ${lessonNames().join(", ") || "none: run npm run build"}`,
    );
  }
  const { default: exercises } = require(path.join(shelf, lesson, "checks.js")) as { default: Exercise[] };
  return exercises;
}

/** The exercise with this id. Throws a RangeError that lists the lesson's ids if there is none. */
export function findExercise(id: string): Exercise {
  const lesson = lessonNames().find((name) => name.slice(0, 2) === id.slice(0, 2));
  const exercises = lesson === undefined ? [] : exercisesOf(lesson);
  const found = exercises.find((exercise) => exercise.id === id);
  if (found) return found;
  const known = exercises.map((exercise) => exercise.id).join(", ");
  throw new RangeError(`no exercise "${id}"${known && `; lesson ${lesson} has ${known}`}`);
}

// Where the commands find the gradebook: what was asked for, the environment's, or this course's own.
import path from "node:path";

/** The folder or `postgres://…` of the gradebook. */
export async function gradebookPlace(asked: string | undefined): Promise<string> {
  return asked ?? (process.env.SVERTKA_DATABASE || (await ownGradebook()));
}

/** The gradebook of this course, beside everything else that it keeps. */
async function ownGradebook(): Promise<string> {
  const { home } = await import("../grading/packages.js");
  return path.join(path.dirname(home), ".svertka", "gradebook");
}

// The lines that the course itself puts into a notebook: they show and check, and are no part of an answer.

const call =
  /^[ \t]*(?:await[ \t]+)?(?:check|task|hint|progress|student)\(\s*(["'`])[^"'`\n]*\1[^\n]*\)(?:[ \t]*;)?[ \t]*$/gm;
const importOfCourse = /^[ \t]*import [^\n]*["']svertka["'];?[ \t]*$/gm;

/** True when `source` holds nothing but calls of the course: what a task, check or progress cell is handed out with. */
export function isCourseCall(source: string): boolean {
  return (
    source
      .replace(call, "")
      .replace(importOfCourse, "")
      .replace(/^[ \t]*\/\/.*$/gm, "")
      .trim() === ""
  );
}

/** `source` with these calls blanked out; the lines keep their numbers. A student's own function of that name stays. */
export function withoutCourseCalls(source: string): string {
  return /function\s(?:check|task|hint|progress|student)\b/.test(source) ? source : source.replace(call, "");
}

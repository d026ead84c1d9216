// Lessons as instructors name them: by name or number.
import type { Standing } from "../gradebook/standing";

/** Lets through the lessons that are asked for; all when none is. */
export function lessonFilter(
  asked: readonly string[],
  standings: readonly Standing[],
): (lesson: string) => boolean {
  const known = [...new Set(standings.flatMap(({ work }) => work.map(({ lesson }) => lesson)))];
  const wanted = new Set(asked.map((name) => lessonCalled(name, known)));
  return (lesson) => wanted.size === 0 || wanted.has(lesson);
}

/** @throws RangeError if none of `known` is called `name`. */
export function lessonCalled(name: string, known: readonly string[]): string {
  const found = known.find((lesson) => lesson === name || lesson.startsWith(`${name}-`));
  if (found !== undefined) return found;
  throw new RangeError(
    `nobody handed in a lesson ${name}; there are ${[...known].sort().join(", ") || "none"}`,
  );
}

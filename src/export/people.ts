// Who is in the course: the class list, or everybody in the gradebook.
import { find, type Roster } from "../intake/roster";
import type { Enrolled } from "./export";
import type { ClassScores, StudentScores } from "./scores";

export interface People {
  readonly people: readonly Enrolled[];
  /** Students of the gradebook who are not on the class list. */
  readonly unlisted: readonly string[];
}

/** The students of `roster`, each with their scores; without one, those of the gradebook. */
export function peopleOf({ students }: ClassScores, roster: Roster | undefined): People {
  if (!roster) {
    const people = students.map((scores) => {
      const { key, ...rest } = scores.student;
      return { ...rest, id: key, scores };
    });
    return { people, unlisted: [] };
  }
  const known = new Map<string, StudentScores>();
  const unlisted: string[] = [];
  for (const scores of students) {
    const { key, ...person } = scores.student;
    const listed = find({ ...person, id: key }, roster)?.listed;
    if (!listed || known.has(listed.id)) unlisted.push(key);
    else known.set(listed.id, scores);
  }
  const people = roster.map((listed) => {
    const scores = known.get(listed.id);
    return scores ? { ...listed, scores } : listed;
  });
  return { people, unlisted };
}

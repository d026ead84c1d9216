// What lessons and exercises are called, and what else an exercise says of itself.
import type { Exercise } from "../assess/exercise";
import type { Text } from "../language/text";

export interface Titles {
  lesson(name: string): Text;
  exercise(id: string): { readonly title: Text; readonly hint?: Text };
}

/** Titles from the lessons' sources and the compiled exercises; what is not there any more is called by its name. */
export function titlesOf(lessons: ReadonlyMap<string, Text>, exercises: readonly Exercise[]): Titles {
  const known = new Map(exercises.map((exercise) => [exercise.id, exercise]));
  return {
    lesson: (name) => lessons.get(name) ?? { en: name, ru: name },
    exercise: (id) => {
      const exercise = known.get(id);
      if (!exercise) return { title: { en: id, ru: id } };
      return { title: exercise.title, ...(exercise.hints[0] && { hint: exercise.hints[0] }) };
    },
  };
}

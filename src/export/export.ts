// What an export is made of and what comes out of it.
import type { Language } from "../language/text";
import type { ClassScores, LessonScore, StudentScores } from "./scores";
import type { Template } from "./template";

export interface Wish {
  readonly scores: ClassScores;
  /** Who is in the course: the class list where there is one, else everybody in the gradebook. */
  readonly people: readonly Enrolled[];
  /** What the learning platform exported. */
  readonly template?: Template;
  /** What every lesson is worth over there; without it, what it is worth here. */
  readonly scale?: number;
  /** What a lesson is worth that was not handed in; nothing at all without it. */
  readonly missing?: 0;
  /** The titles of lessons' columns in the template, by lesson. */
  readonly columns: ReadonlyMap<string, string>;
  readonly due?: Date;
  readonly language: Language;
  /** Whether files begin with a byte order mark; without it, as it suits the format. */
  readonly bom?: boolean;
  /** CSV as spreadsheets of many countries read it: semicolons, and commas in numbers. */
  readonly semicolons?: true;
}

/** Somebody of the course, and what the gradebook has of them. */
export interface Enrolled {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly login?: string;
  readonly scores?: StudentScores;
}

export interface Exported {
  /** The one file's text; or texts by their path in a folder. */
  readonly content: string | ReadonlyMap<string, string>;
  /** Who has a grade in it. */
  readonly graded: ReadonlySet<Enrolled>;
  /** Rows of the template that are nobody's in the course. */
  readonly strangers?: readonly string[];
  /** Rows of the template that may be of several students. */
  readonly unclear?: readonly string[];
  /** What else is worth knowing. */
  readonly remarks?: readonly string[];
}

/** The points of a lesson as the other side counts them; undefined where there is no grade. */
export function gradeOf(person: Enrolled, lesson: string, wish: Wish): number | undefined {
  const score = person.scores?.lessons.get(lesson);
  if (score) return scaled(score, wish.scale);
  return person.scores?.ungraded.includes(lesson) ? undefined : wish.missing;
}

/** The people with a grade in any of the lessons. */
export function gradedOf(people: readonly Enrolled[], wish: Wish): Set<Enrolled> {
  const has = (person: Enrolled) =>
    wish.scores.lessons.some(({ lesson }) => gradeOf(person, lesson, wish) !== undefined);
  return new Set(people.filter(has));
}

function scaled({ points, max }: LessonScore, scale: number | undefined): number {
  return scale === undefined || max === 0 ? points : Number(((points / max) * scale).toFixed(4));
}

// The answers in words of one exercise, alike ones together, those that ask for a human first.
import type { Book } from "../gradebook/book";
import { chosen } from "../gradebook/chosen";
import { type Mark, overridesOf } from "../gradebook/overrides";
import { proseTokens } from "./tokens";

export interface WordsAnswer {
  readonly attempt: number;
  readonly student: string;
  readonly name: string;
  readonly lesson: string;
  readonly daysLate: number;
  readonly words: string;
  /** The points of the checks, before lateness, and what they are out of. */
  readonly judged: number;
  readonly max: number;
  /** The rubric asks for a human, and none has looked. */
  readonly doubtful: boolean;
  readonly mark?: Mark;
}

export interface Group {
  /** The first is the one that the others are like. */
  readonly answers: readonly WordsAnswer[];
  /** How many of them ask for a human. */
  readonly doubtful: number;
}

/** The exercises that are answered in words, and how many answers to each ask for a human. */
export function wordsExercises(book: Book): Promise<{ exercise: string; all: number; doubtful: number }[]> {
  return book.database.query(
    `with chosen as (${chosen})
     select exercise, count(*)::integer as all, count(*) filter (where doubtful
       and not exists (select from seen where seen.attempt_id = chosen.id and seen.exercise = answers.exercise)
       and not exists (select from marks where marks.student_id = chosen.student_id
         and marks.exercise = answers.exercise))::integer as doubtful
     from chosen join answers on attempt_id = chosen.id where words is not null group by exercise order by exercise`,
    [book.course],
  );
}

export async function answersInWords(book: Book, exercise: string): Promise<WordsAnswer[]> {
  const found = await book.database.query<Omit<WordsAnswer, "mark">>(
    `with chosen as (${chosen})
     select chosen.id as attempt, students.key as student, students.name, assignments.name as lesson,
       days_late as "daysLate", words, points as judged, max, doubtful and not exists (
         select from seen where seen.attempt_id = chosen.id and seen.exercise = answers.exercise) as doubtful
     from chosen join answers on attempt_id = chosen.id and answers.exercise = $2 and words is not null
     join scores on scores.run_id = chosen.run_id and scores.exercise = answers.exercise
     join students on students.id = student_id join assignments on assignments.id = assignment_id
     order by students.name, students.key`,
    [book.course, exercise],
  );
  const marks = new Map(
    (await overridesOf(book))
      .filter((mark) => mark.exercise === exercise)
      .map((mark) => [mark.student, mark]),
  );
  return found.map((answer) => {
    const mark = marks.get(answer.student);
    return mark ? { ...answer, doubtful: false, mark } : answer;
  });
}

/** So much of their stems must two answers share to be decided together. */
const alike = 0.6;

/** Answers with mostly the same stems together; groups with more doubtful answers first, then larger ones. */
export function grouped(answers: readonly WordsAnswer[]): Group[] {
  const groups: { stems: ReadonlySet<string>; answers: WordsAnswer[] }[] = [];
  // A doubtful answer leads its group, so that it is the one which is read.
  for (const answer of [...answers].sort((a, b) => Number(b.doubtful) - Number(a.doubtful))) {
    const stems = stemsOf(answer.words);
    const group = groups.find((one) => overlap(one.stems, stems) >= alike);
    if (group) group.answers.push(answer);
    else groups.push({ stems, answers: [answer] });
  }
  return groups
    .map((group) => ({
      answers: group.answers,
      doubtful: group.answers.filter((one) => one.doubtful).length,
    }))
    .sort((a, b) => b.doubtful - a.doubtful || b.answers.length - a.answers.length);
}

/** Beginnings of words without endings, numbers, formulas: enough to see that two answers say the same. */
function stemsOf(text: string): ReadonlySet<string> {
  return new Set(proseTokens(text).map((token) => token.text));
}

/** The shared part of two sets, 0 to 1; two empty ones are alike. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((one) => b.has(one)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 1 : shared / all;
}

// What every student has in every lesson: the checks' points, what lateness leaves of them, and the marks by hand.
import { sum } from "../assess/points";
import { counted, type Mark } from "../gradebook/overrides";
import type { Standing, Work } from "../gradebook/standing";
import type { ExerciseVerdict } from "../gradebook/verdict";
import { type LateRule, partLeft } from "../intake/lateness";

export interface ExerciseScore {
  readonly id: string;
  readonly points: number;
  readonly max: number;
  /** What the checks gave, before lateness and hand. */
  readonly verdict?: ExerciseVerdict;
  readonly mark?: Mark;
}

/** A lesson of one student. */
export interface LessonScore {
  readonly lesson: string;
  readonly points: number;
  readonly max: number;
  /** The points before lateness. */
  readonly raw: number;
  readonly exercises: readonly ExerciseScore[];
  readonly work?: Work;
}

export interface StudentScores {
  readonly student: Standing["student"];
  /** By lesson; one that was not handed in, or is still to be graded, is not there. */
  readonly lessons: ReadonlyMap<string, LessonScore>;
  /** Lessons that were handed in and are still to be graded. */
  readonly ungraded: readonly string[];
  readonly strays: readonly string[];
}

/** A lesson and what its exercises are worth, in order. */
export interface LessonWorth {
  readonly lesson: string;
  readonly max: number;
  readonly exercises: readonly { readonly id: string; readonly max: number }[];
}

export interface ClassScores {
  readonly lessons: readonly LessonWorth[];
  readonly students: readonly StudentScores[];
  /** Lessons of which the class was judged by different versions of the checks. */
  readonly mixed: readonly string[];
}

/** The scores of the lessons that `wanted` lets through; all that anybody has a verdict on when absent. */
export function classScores(
  standings: readonly Standing[],
  late: LateRule,
  wanted: (lesson: string) => boolean = () => true,
): ClassScores {
  const works = standings.flatMap(({ work }) => work).filter(({ lesson }) => wanted(lesson));
  const names = [...new Set(works.filter(({ verdict }) => verdict).map(({ lesson }) => lesson))].sort();
  const lessons = names.map((lesson) => worthOf(lesson, works));
  const versions = (name: string) =>
    new Set(works.flatMap(({ lesson, verdict }) => (lesson === name && verdict ? [verdict.version] : [])));
  return {
    lessons,
    students: standings.map(({ student, work, marks, strays }) => {
      const scores = lessons.flatMap((worth): [string, LessonScore][] => {
        const own = work.find(({ lesson }) => lesson === worth.lesson);
        const byHand = marks.filter(({ lesson }) => lesson === worth.lesson);
        const judged = own && (own.verdict || !own.readable);
        return judged || byHand.length > 0 ? [[worth.lesson, scoreOf(worth, own, byHand, late)]] : [];
      });
      const ungraded = work.filter(({ lesson, readable, verdict }) => wanted(lesson) && readable && !verdict);
      return { student, lessons: new Map(scores), ungraded: ungraded.map(({ lesson }) => lesson), strays };
    }),
    mixed: names.filter((name) => versions(name).size > 1),
  };
}

/** The exercises in the order of the newest verdict, and after them those that only older ones know. */
function worthOf(name: string, works: readonly Work[]): LessonWorth {
  const verdicts = works
    .filter(({ lesson, verdict }) => lesson === name && verdict)
    .sort((a, b) => +b.time - +a.time)
    .flatMap(({ verdict }) => verdict!.exercises);
  const worth = new Map<string, number>();
  for (const { id, max } of verdicts) worth.set(id, Math.max(max, worth.get(id) ?? 0));
  const exercises = [...worth].map(([id, max]) => ({ id, max }));
  return { lesson: name, max: sum(exercises.map(({ max }) => max)), exercises };
}

function scoreOf(
  { lesson, max, exercises }: LessonWorth,
  work: Work | undefined,
  marks: readonly Mark[],
  late: LateRule,
): LessonScore {
  const left = partLeft(work?.daysLate ?? 0, late);
  const rows = exercises.map(({ id, max }) => {
    const verdict = work?.verdict?.exercises.find((exercise) => exercise.id === id);
    const mark = marks.find(({ exercise }) => exercise === id);
    const checked = verdict?.points ?? 0;
    return {
      ...{ id, max, raw: counted(checked, 1, mark), points: counted(checked, left, mark) },
      ...(verdict && { verdict }),
      ...(mark && { mark }),
    };
  });
  return {
    ...{ lesson, max, exercises: rows.map(({ raw: _, ...row }) => row) },
    ...{ points: sum(rows.map(({ points }) => points)), raw: sum(rows.map(({ raw }) => raw)) },
    ...(work && { work }),
  };
}

// Who handed in what: the notebooks of all places, whose they are, which lesson they belong to, and which of them count.
import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Refusal } from "../intake/file";
import { readPlace } from "../intake/folder";
import { daysLate } from "../intake/lateness";
import { type Arrival, arrivalsOf, platformOf, unwrapped } from "../intake/layout";
import type { Person } from "../intake/person";
import { find, type Listed, type MatchedBy, type Roster } from "../intake/roster";
import type { Text } from "../language/text";
import { answered } from "./cells";
import { checkSize, type NotebookCell, readNotebook, Unreadable } from "./notebook";

/** The lessons that notebooks may belong to, with the ids of their exercises. */
export type Lessons = ReadonlyMap<string, readonly string[]>;

export interface Submission {
  /** The id on the class list, else what the layout calls the student. */
  readonly student: string;
  readonly person: Person;
  /** As the reader knows it: its path below the place that was given, or in the archive. */
  readonly file: string;
  /** Undefined when neither the cells nor the file name tell. */
  readonly lesson: string | undefined;
  /** The cells, or why there are none. */
  readonly content: readonly NotebookCell[] | Text;
  /** What had to be mended to read them. */
  readonly repairs: readonly Text[];
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly time: Date;
  readonly daysLate: number;
}

export interface Handed {
  /** Those that count: of each student and lesson one. */
  readonly submissions: readonly Submission[];
  /** Those that a later one took the place of. */
  readonly earlier: readonly Submission[];
  readonly notes: readonly { readonly student: string; readonly text: Text }[];
  /** What was left out unread. */
  readonly refusals: readonly Refusal[];
  /** What is worth knowing about an archive that was read. */
  readonly remarks: readonly Text[];
  readonly roster?: RosterReport;
}

/** How the class list fits what was handed in. */
export interface RosterReport {
  readonly matched: readonly { readonly student: string; readonly as: string; readonly by: MatchedBy }[];
  /** Who handed in and is not on the list: graded under the layout's name. */
  readonly unknown: readonly string[];
  /** Who is on the list and handed in nothing. */
  readonly missing: readonly Listed[];
}

export interface Terms {
  readonly roster?: Roster;
  readonly due?: Date;
}

/**
 * The notebooks in `places`, folders and zip archives in any of the layouts of intake/layout.ts. Of several notebooks of one
 * student and lesson the last in time that can be read counts, and a note says so.
 * @throws RangeError if a place is not there.
 */
export async function readSubmissions(
  places: string | readonly string[],
  lessons: Lessons,
  { roster, due }: Terms = {},
): Promise<Handed> {
  const { arrivals, refusals, remarks } = await allArrivals([places].flat(), [...lessons.keys()]);
  const known = arrivals.map((arrival) => ({ arrival, match: roster && find(arrival.person, roster) }));
  const all = await Promise.all(
    known.map(({ arrival, match }) => submissionOf(arrival, match?.listed, lessons, due)),
  );
  const notes: Handed["notes"][number][] = [];
  const newest = new Map<string, Ordered>();
  const earlier: Submission[] = [];
  for (const submission of all.sort(byWorth)) {
    const key = JSON.stringify([submission.student, submission.lesson ?? submission.file]);
    const older = newest.get(key);
    if (older) {
      const [kept, left] = [submission.file, older.file];
      const text = { en: `${kept} counts, ${left} does not`, ru: `засчитан ${kept}, а ${left} — нет` };
      notes.push({ student: submission.student, text });
      earlier.push(older);
    }
    newest.set(key, submission);
  }
  const submissions = [...newest.values()].sort((a, b) => (a.student < b.student ? -1 : 1));
  const report = roster && rosterReport(known, roster);
  return { submissions, earlier, notes, refusals, remarks, ...(report && { roster: report }) };
}

/** An arrival with the name that its student is known by. */
interface Named extends Arrival {
  readonly student: string;
}

async function allArrivals(places: readonly string[], lessons: readonly string[]) {
  const arrivals: Named[] = [];
  const refusals: Refusal[] = [];
  const remarks: Text[] = [];
  for (const place of places) {
    const { folder, archives } = await readPlace(place);
    const loose = [...folder.files];
    for (const { found, at } of archives) {
      refusals.push(...found.refusals);
      remarks.push(...found.notes);
      const files = unwrapped(found.files, lessons);
      const isClass = at.length === 0 || (at.length === 1 && platformOf(files) !== undefined);
      if (isClass) {
        const fallback = at.at(-1) ?? basename(place).replace(/\.zip$/i, "");
        arrivals.push(...named(await arrivalsOf(files, lessons, fallback)));
      } else {
        loose.push(...found.files.map((file) => ({ ...file, parts: [...at, ...file.parts] })));
      }
    }
    refusals.push(...folder.refusals);
    arrivals.push(...named(await arrivalsOf(loose, lessons)));
  }
  return { arrivals, refusals, remarks };
}

/** Two people of one name in one export are told apart by the platform's number. */
function named(arrivals: readonly Arrival[]): Named[] {
  return arrivals.map((arrival) => {
    const { person, number } = arrival;
    const isAlone = arrivals.every((other) => other.person.name !== person.name || other.number === number);
    return { ...arrival, student: isAlone ? person.name : `${person.name} (${number})` };
  });
}

function rosterReport(
  known: readonly { readonly arrival: Named; readonly match: ReturnType<typeof find> }[],
  roster: Roster,
): RosterReport {
  const matched = new Map<string, RosterReport["matched"][number]>();
  for (const { arrival, match } of known) {
    if (match) matched.set(arrival.student, { student: match.listed.id, as: arrival.student, by: match.by });
  }
  const present = new Set(known.map(({ match }) => match?.listed));
  return {
    matched: [...matched.values()],
    unknown: [...new Set(known.filter(({ match }) => !match).map(({ arrival }) => arrival.student))],
    missing: roster.filter((listed) => !present.has(listed)),
  };
}

type Ordered = Submission & Pick<Arrival, "order">;

/** What is worth more comes later: what can be read, then what was handed in last. */
function byWorth(a: Ordered, b: Ordered): number {
  const readable = Number(Array.isArray(a.content)) - Number(Array.isArray(b.content));
  return readable || +a.time - +b.time || a.order - b.order;
}

async function submissionOf(
  arrival: Named,
  listed: Listed | undefined,
  lessons: Lessons,
  due: Date | undefined,
): Promise<Ordered> {
  const { file, time, order } = arrival;
  const name = lessonNamed(file.parts, lessons);
  const { content, repairs, hash } = await contentOf(file);
  return {
    ...{ student: listed?.id ?? arrival.student, person: listed ?? arrival.person },
    ...{ file: file.shown, content, repairs, hash, time, order, daysLate: daysLate(arrival, due) },
    lesson: (Array.isArray(content) ? lessonOf(content, lessons) : undefined) ?? name,
  };
}

async function contentOf(file: Arrival["file"]): Promise<Pick<Submission, "content" | "repairs" | "hash">> {
  let hash = "";
  try {
    checkSize(file.bytes);
    const bytes = await file.read();
    hash = createHash("sha256").update(bytes).digest("hex");
    const { cells, repairs } = readNotebook(bytes);
    return { content: cells, repairs, hash };
  } catch (error) {
    const { message } = error as Error;
    const content = error instanceof Unreadable ? error.text : { en: message, ru: message };
    return { content, repairs: [], hash };
  }
}

/** The lesson that the file's name tells, else the folder's, as in nbgrader's `submitted/anna/01-numbers/work.ipynb`. */
function lessonNamed(parts: readonly string[], lessons: Lessons): string | undefined {
  return [...parts]
    .reverse()
    .flatMap((part) => [...lessons.keys()].filter((lesson) => part.includes(lesson)))[0];
}

/** The lesson most of whose exercises have a cell. */
function lessonOf(cells: readonly NotebookCell[], lessons: Lessons): string | undefined {
  const counts = [...lessons].map(([lesson, exercises]) => ({ lesson, count: answered(cells, exercises) }));
  const best = counts.reduce((most, next) => (next.count > most.count ? next : most), {
    lesson: "",
    count: 0,
  });
  return best.count > 0 ? best.lesson : undefined;
}
